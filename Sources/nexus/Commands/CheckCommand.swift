import ArgumentParser
import Engine

/// `nexus check`: does every step obey its rules?
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check every rule of every step of a run.",
        discussion: """
            The run is recorded, its tables are filled, and every rule is checked on every row and every bus for \
            balance. A poke tells a lie first, about a cell of a table or about what the machine does at a step; it \
            shows who notices. The exit code is 0 if all rules hold, 3 if one is violated, and 2 if an honest run ends \
            in a way that cannot be proved.

            POKES
              add[18204].sum[0] = 7        a cell: chip, row, column; also +=, -= and ^=
              step 900: result ^= 1        what a step leaves behind; a branch: 0 or 1
              step first div in main: …    also #3 div, last div, at main.c:12
              step 900: a0 = 5             a register before; also mem[0x2000], pc, next
              step 900: skip               also repeat and cut
              step 900: instruction = "addi a0, a0, 1"
              step 900: form = add-small   another chip; “nexus explain” lists them
              step 900: stale a0           as before its last write; also stale memory
              step 900: cell sum[0] += 1   a cell of the step's row

            EXAMPLES
              nexus check fibonacci --input-hex 0a000000
              nexus check sha256 --poke 'step first xor in main: result ^= 1'
              nexus check --fault wrong-carry
              nexus check queens --json
            """)

    @Argument(help: .program)
    var program: String?

    @OptionGroup var fault: FaultArgument

    @OptionGroup var inputs: InputArguments

    @Option(name: .long, help: ArgumentHelp("A lie to tell; may be given several times.", valueName: "poke"))
    var poke: [String] = []

    @Option(name: .long, help: ArgumentHelp("How many failures are explained.", valueName: "n"))
    var limit = 20

    @Flag(name: .long, help: "Print one JSON object.")
    var json = false

    @Option(name: .long, help: "How progress is told on standard error: auto, ndjson or none.")
    var progress: ProgressStyle = .auto

    func validate() throws {
        try fault.validate(program: program)
        if limit < 0 { throw ValidationError("--limit is at least 0, found \(limit)") }
    }

    func run() throws {
        let pokes = try poke.map { try PokeSpec(parsing: $0) }
        let door = try ProgramDoor(progress: progress)
        let prepared = try fault.prepared(share: door.share)
        let opened = try door.open(prepared?.program ?? program ?? "")
        let options = prepared?.inputs.overridden(by: inputs.options) ?? inputs.options
        let assembled = try options.assemble(for: opened)
        for note in assembled.notes { StandardStreams.say("nexus: \(note.escaped)") }
        if let prepared, !json { StandardStreams.say("nexus: \(prepared.story.escaped)") }

        Interruption.watch()
        var report = ProgressReport(style: progress)
        defer { report.clear() }
        let run = try FilledRun.make(
            opened, input: assembled.input, limits: inputs.limits(configuration: door.configuration),
            pokes: (prepared?.pokes ?? []) + pokes, lookingAt: prepared?.step
        ) { stage, share in
            report.update(stage: stage.rawValue, done: UInt64(share * 1000), total: 1000)
            return !Interruption.isRequested
        }
        let session = try TableSession(run)
        report.clear()
        let summary = CheckSummary(session, limit: limit)
        if json {
            StandardStreams.write(summary.json.pretty + "\n")
        } else {
            StandardStreams.write(summary.headline + "\n")
            if let objection = summary.objection { StandardStreams.write(objection.capitalizedStart + ".\n") }
            for line in summary.lines { StandardStreams.write(line + "\n") }
        }
        try StandardStreams.flush()
        if summary.exitCode != .done { throw FinishedWith(code: summary.exitCode) }
    }
}
