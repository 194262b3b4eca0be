import ArgumentParser
import Engine

/// `nexus samples`: what there is to try.
struct SamplesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "samples",
        abstract: "List the samples and the prepared faults.",
        discussion: """
            EXAMPLES
              nexus samples
              nexus samples --json
            """)

    @Flag(name: .long, help: "Print one JSON object.")
    var json = false

    func run() throws {
        let catalogue = SampleCatalogue(share: try ShareDirectory.find())
        let faults = FaultCatalogue(share: try ShareDirectory.find())
        for note in catalogue.notes + faults.notes { StandardStreams.say("nexus: \(note)") }
        if json {
            let samples = catalogue.samples.map { sample -> JSONText in
                [
                    "name": .string(sample.name), "language": .string(sample.language.rawValue),
                    "summary": .string(sample.summary), "folder": .string(sample.folder),
                ]
            }
            let prepared = faults.faults.map { fault -> JSONText in
                [
                    "name": .string(fault.name), "summary": .string(fault.summary),
                    "program": .string(fault.program), "pokes": .array(fault.pokes.map { .string($0.text) }),
                ]
            }
            let value: JSONText = [
                "schema": 1, "samples": .array(samples), "faults": .array(prepared),
            ]
            StandardStreams.write(value.pretty + "\n")
            return
        }
        let rows = catalogue.samples.map { [$0.name.escaped, $0.language.title, $0.summary.escaped] }
        StandardStreams.write(TextTable.text(rows))
        guard !faults.faults.isEmpty else { return }
        StandardStreams.write(
            "\nPrepared faults, for “nexus debug --fault NAME” and “nexus check --fault NAME”:\n\n")
        StandardStreams.write(TextTable.text(faults.faults.map { [$0.name.escaped, $0.summary.escaped] }))
    }
}

/// Columns of words, each as wide as its widest word.
enum TextTable {
    static func text(_ rows: [[String]]) -> String {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            var line = ""
            for (column, word) in row.enumerated() {
                line += word
                if column < row.count - 1 {
                    line += String(repeating: " ", count: widths[column] - word.count + 2)
                }
            }
            return line + "\n"
        }.joined()
    }
}
