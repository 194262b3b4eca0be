import ArgumentParser
import Engine

/// A part of `nexus bench screen`, which starts it in a terminal; not for people.
struct PaintCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paint-frames",
        abstract: "Paint frames on this terminal and leave figures in a file.",
        shouldDisplay: false)

    @Argument(help: "Where the figures go: seconds, a line each.")
    var file: String

    func run() throws {
        let lines = try PaintMeasurement.measure().map { "\($0)\n" }
        try AtomicFile.write(lines.joined(), to: file, what: "figures")
    }
}
