import ArgumentParser
import Engine

/// `nexus build`: compiles a guest folder to a checked image.
struct BuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Build a guest folder to an ELF file.",
        discussion: """
            Builds are cached: nothing is compiled when nothing changed. The image is checked before it is kept: \
            every instruction is RV32IM, and no segment is both writable and executable.

            EXAMPLES
              nexus build ./my-guest
              nexus build ./my-guest -o my-guest.elf
            """)

    @Argument(help: ArgumentHelp("A guest folder, or the name of a sample.", valueName: "folder"))
    var folder: String

    @Option(name: [.short, .long], help: ArgumentHelp("Also write the image to a file.", valueName: "file"))
    var output: String?

    @Flag(name: .long, help: "Print one JSON object.")
    var json = false

    @Option(name: .long, help: "How progress is told on standard error: auto, ndjson or none.")
    var progress: ProgressStyle = .auto

    func run() throws {
        let door = try ProgramDoor(progress: progress)
        var report = ProgressReport(style: progress)
        let built = try door.source.buildGuest(folder) { stage in report.update(stage: stage) }
        report.clear()
        if !built.warnings.isEmpty { StandardStreams.say(built.warnings.escapedKeepingLines) }
        var path = built.path
        if let output {
            let image = try FileReader.bytes(of: built.path, what: "built image")
            try AtomicFile.write(image, to: output, what: "image")
            path = output
        }
        if json {
            let object: JSONText = [
                "schema": 1, "name": .string(built.name), "path": .string(path),
                "identity": .string(built.identity),
                "cached": .bool(built.wasCached), "warnings": .string(built.warnings),
            ]
            StandardStreams.write(object.pretty + "\n")
        } else {
            StandardStreams.write("\(path.escaped)\n")
            StandardStreams.say(
                "\(built.name.escaped): \(built.wasCached ? "nothing changed" : "built"), identity \(built.identity)"
            )
        }
    }
}
