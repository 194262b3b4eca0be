import ArgumentParser
import Engine
import Execution

/// `nexus trace`: what each step of a run did.
struct TraceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "Print what each step of a run did, or the rows of its tables.",
        discussion: """
            Steps are counted from 0. Without --to, everything up to the end of the run is printed. \
            With --table, rows of that chip's table are printed; “nexus explain” lists the chips and their columns. A \
            query has columns, row, numbers, + - *, comparisons, !, &&, || and parentheses.

            EXAMPLES
              nexus trace fibonacci --to 20
              nexus trace fibonacci --from 1000 --to 1010 --json
              nexus trace fibonacci --table add --rows 0..10
              nexus trace fibonacci --table add --where 'cycle > 100 && a[0] == 7' --csv
            """)

    @Argument(help: .program)
    var program: String

    @OptionGroup var inputs: InputArguments

    @Option(name: .long, help: ArgumentHelp("The first step.", valueName: "step"))
    var from = 0

    @Option(name: .long, help: ArgumentHelp("The step before which to stop.", valueName: "step"))
    var to: Int?

    @Option(name: .long, help: ArgumentHelp("Print rows of this chip's table.", valueName: "name"))
    var table: String?

    @Option(
        name: .long, help: ArgumentHelp("With --table, only these rows.", valueName: "first..end"),
        transform: TraceCommand.range)
    var rows: Range<Int>?

    @Option(
        name: [.customLong("where")],
        help: ArgumentHelp("With --table, only rows that fulfil this.", valueName: "query"))
    var query: String?

    @Flag(name: .long, help: "With --table, print comma-separated values.")
    var csv = false

    @Flag(name: .long, help: "Print one JSON object, a step or a row a line.")
    var json = false

    @Option(name: .long, help: "How progress is told on standard error: auto, ndjson or none.")
    var progress: ProgressStyle = .auto

    func validate() throws {
        if from < 0 { throw ValidationError("--from is at least 0, found \(from)") }
        if table == nil, rows != nil || query != nil || csv {
            throw ValidationError("--rows, --where and --csv go with --table")
        }
        if table != nil, from != 0 || to != nil {
            throw ValidationError(
                "--from and --to are steps; rows of a table are chosen by --rows or --where")
        }
        if json, csv { throw ValidationError("--json and --csv exclude each other") }
        if let to, to < from { throw ValidationError("--to is at least --from, found \(to) and \(from)") }
    }

    func run() throws {
        let door = try ProgramDoor(progress: progress)
        let opened = try door.open(program)
        let assembled = try inputs.options.assemble(for: opened)
        for note in assembled.notes { StandardStreams.say("nexus: \(note.escaped)") }
        var limits = inputs.limits(configuration: door.configuration)
        // Nothing behind the last step asked for has to run.
        if let to { limits.maxCycles = min(limits.maxCycles, UInt64(to)) }
        Interruption.watch()
        if let table { return try writeTable(table, opened, assembled.input, limits) }
        let recording = try RunRecording.make(opened, input: assembled.input, limits: limits)
        var report = ProgressReport(style: progress)
        while recording.advance(cycles: 1 << 20) {
            if Interruption.isRequested { throw EngineError.cancelled("the trace was stopped") }
            report.update(
                stage: "recording", done: UInt64(recording.length), total: limits.maxCycles, unit: "steps")
        }
        report.clear()
        let steps = min(from, recording.length)..<min(to ?? recording.length, recording.length)
        if json { writeObject(opened, recording, steps) } else { writeLines(opened, recording, steps) }
        try StandardStreams.flush()
        if Interruption.isRequested { throw EngineError.cancelled("the trace was stopped") }
        guard to == nil || recording.length < to!, let outcome = recording.outcome else { return }
        StandardStreams.say(
            "\(opened.program.name.escaped): \(RunSummary.sentence(outcome, program: opened.program)) after "
                + "\(Grouped.text(recording.length)) steps")
    }

    private func writeLines(_ opened: OpenedProgram, _ recording: Recording, _ steps: Range<Int>) {
        let text = TraceText(program: opened.program)
        for step in steps {
            StandardStreams.write(text.line(recording.record(step)) + "\n")
            if Interruption.isRequested { return }
        }
    }

    private func writeObject(_ opened: OpenedProgram, _ recording: Recording, _ steps: Range<Int>) {
        let text = TraceText(program: opened.program)
        let head: JSONText = [
            "schema": 1,
            "program": [
                "name": .string(opened.program.name), "identity": .string(opened.identity.description),
            ],
            "from": .integer(steps.lowerBound), "to": .integer(steps.upperBound),
        ]
        StandardStreams.write(String(head.line.dropLast()) + ",\"steps\":[")
        for step in steps {
            StandardStreams.write(
                (step == steps.lowerBound ? "\n" : ",\n") + text.json(recording.record(step)).line)
            if Interruption.isRequested { break }
        }
        StandardStreams.write("\n]}\n")
    }

    // MARK: - Tables

    private func writeTable(
        _ name: String, _ opened: OpenedProgram, _ input: GuestInput, _ limits: RunLimits
    ) throws {
        // What is wrong with the words is said before the work begins.
        let query = try rowQuery(ofTable: name)
        var report = ProgressReport(style: progress)
        defer { report.clear() }
        let run = try FilledRun.make(opened, input: input, limits: limits, isChecked: false) { stage, share in
            report.update(stage: stage.rawValue, done: UInt64(share * 1000), total: 1000)
            return !Interruption.isRequested
        }
        report.clear()
        let text = try TableText(try TableSession(run), chip: name)
        let form: TableText.Form = json ? .json : csv ? .csv : .text
        StandardStreams.write(text.head(form))
        for (index, row) in text.rows(in: rows, matching: query).enumerated() {
            StandardStreams.write(text.line(row, form, isFirst: index == 0))
            if Interruption.isRequested { break }
        }
        StandardStreams.write(text.tail(form))
        try StandardStreams.flush()
        if Interruption.isRequested { throw EngineError.cancelled("the trace was stopped") }
    }

    /// The query about rows of a table, if there is one.
    private func rowQuery(ofTable name: String) throws(EngineError) -> RowQuery? {
        guard let query else { return nil }
        guard let program = RuleBook.chip(named: name) else {
            throw .badRequest("there is no chip “\(name)”; “nexus explain” lists them")
        }
        return try RowQuery(parsing: query, columnsOf: program)
    }

    private static func range(_ text: String) throws -> Range<Int> {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1].isEmpty, let first = Int(parts[0]), let end = Int(parts[2]),
            first >= 0,
            first <= end
        else { throw ValidationError("--rows is FIRST..END, as in 0..10; found “\(text)”") }
        return first..<end
    }
}
