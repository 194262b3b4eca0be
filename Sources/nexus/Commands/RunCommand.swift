import ArgumentParser
import Engine
import Execution
import Glibc

/// `nexus run`: runs a program to its end as fast as it goes.
struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a program and report how it ended.",
        discussion: """
            The guest's log goes to standard output, a line with the outcome, cycles and speed to standard error. \
            The exit code is 0 when the guest exits with 0, and 2 after a fault, a limit or another exit code.

            EXAMPLES
              nexus run fibonacci
              nexus run fibonacci --input-hex 0a000000 --json
              nexus run ./my-guest --input data.bin --max-cycles 100000000
              nexus run rv32um-mul.elf --signature mul.signature
            """)

    @Argument(help: .program)
    var program: String

    @OptionGroup var inputs: InputArguments

    @Flag(name: .long, help: "Print one JSON object instead of the log.")
    var json = false

    @Option(name: .long, help: ArgumentHelp("Write the public output to a file.", valueName: "file"))
    var output: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "After a halt, write memory from begin_signature to end_signature, a word a line.",
            valueName: "file"))
    var signature: String?

    @Option(name: .long, help: "How progress is told on standard error: auto, ndjson or none.")
    var progress: ProgressStyle = .auto

    /// Cycles between two looks at the log and at ^C: about 5 ms.
    private static let slice: UInt64 = 1 << 22

    func run() throws {
        let door = try ProgramDoor(progress: progress)
        let opened = try door.open(program)
        let assembled = try inputs.options.assemble(for: opened)
        for note in assembled.notes { StandardStreams.say("nexus: \(note.escaped)") }

        let limits = inputs.limits(configuration: door.configuration)
        var run = try ProgramRun(opened, input: assembled.input, limits: limits)
        Interruption.watch()
        var report = ProgressReport(style: json || !StandardStreams.outputIsTerminal ? progress : .none)
        var log: [UInt8] = []
        var screen = GuestText.Stream()
        let start = Clock.now
        var isOver = false
        while !isOver, !Interruption.isRequested {
            isOver = run.advance(cycles: Self.slice) != nil
            let fresh = run.drainLog()
            if json {
                log += fresh
            } else if !fresh.isEmpty {
                if StandardStreams.outputIsTerminal {
                    StandardStreams.write(screen.visible(fresh))
                } else {
                    StandardStreams.write(fresh)
                }
                try StandardStreams.flush()
            }
            report.update(stage: "running", done: run.cycles, total: limits.maxCycles, unit: "cycles")
        }
        let nanoseconds = Clock.now - start
        report.clear()
        if !json, StandardStreams.outputIsTerminal { StandardStreams.write(screen.rest()) }
        try StandardStreams.flush()

        guard let outcome = run.outcome else {
            let speed = Speed.text(cycles: run.cycles, nanoseconds: nanoseconds)
            throw EngineError.cancelled(
                "\(opened.program.name.escaped) was stopped after \(Grouped.text(run.cycles)) cycles, \(speed)"
            )
        }
        let result = run.report(outcome: outcome, log: log)
        if let signature, case .halted = outcome {
            try AtomicFile.write(try run.signature(), to: signature, what: "signature")
        }
        if let output { try AtomicFile.write(result.publicOutput, to: output, what: "public output") }
        if json {
            StandardStreams.write(result.json.pretty + "\n")
            try StandardStreams.flush()
        }
        let speed = Speed.text(cycles: run.cycles, nanoseconds: nanoseconds)
        StandardStreams.say(RunSummary(result, program: opened.program).text + ", " + speed)
        for note in run.notes { StandardStreams.say("nexus: \(note.escaped)") }
        if result.exitCode != .done { throw FinishedWith(code: result.exitCode) }
    }
}

/// Cycles a second, for people.
enum Speed {
    static func text(cycles: UInt64, nanoseconds: UInt64) -> String {
        guard nanoseconds > 0 else { return "0 MIPS" }
        let rate = Double(cycles) * 1000 / Double(nanoseconds)
        let rounded = rate >= 100 ? String(Int(rate)) : String(Double(Int(rate * 10)) / 10)
        return "\(rounded) MIPS"
    }
}
