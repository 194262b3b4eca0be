import Algebra
import ArgumentParser
import Engine

/// `nexus prove`: makes a succinct proof of a run.
struct ProveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Prove that a program ran as it did, for anybody to verify.",
        discussion: """
            The program is run and recorded, its tables are filled, and a proof of correct execution is made and \
            verified. The proof is succinct, not hiding: it may reveal parts of the private input. A run that ends in a \
            fault or meets a limit cannot be proved; one that exits with a code other than 0 proves that code.

            The profile “test” makes proofs that are insecure and are rejected unless somebody asks for them.

            EXAMPLES
              nexus prove fibonacci --out fibonacci.nxproof
              nexus prove sha256 --input photo.jpg --out photo.nxproof --json
              nexus verify photo.nxproof --program sha256 --input photo.jpg
            """)

    @Argument(help: .program)
    var program: String

    @OptionGroup var inputs: InputArguments

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Where the proof goes (default: the program's name with .nxproof).", valueName: "file"))
    var out: String?

    @Option(name: .long, help: "How secure: standard (100 provable bits or more), or test (insecure).")
    var profile = ProfileArgument.standard

    @Option(name: .long, help: ArgumentHelp("Threads at most (default: as many as cores).", valueName: "n"))
    var threads: Int?

    @Flag(name: .long, help: "Print one JSON object.")
    var json = false

    @Option(name: .long, help: "How progress is told on standard error: auto, ndjson or none.")
    var progress: ProgressStyle = .auto

    func validate() throws {
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError("--threads is between 1 and 1024, found \(threads)")
        }
    }

    func run() throws {
        if let threads { Parallel.limit(to: threads) }
        let door = try ProgramDoor(progress: progress)
        let opened = try door.open(program)
        let assembled = try inputs.options.assemble(for: opened)
        for note in assembled.notes { StandardStreams.say("nexus: \(note.escaped)") }
        let path = out ?? opened.program.name + ".nxproof"
        try AtomicFile.checkPlace(path, what: "proof")

        let job = ProofJob(
            ProofRequest(
                opened, input: assembled.input, limits: inputs.limits(configuration: door.configuration),
                parameters: profile.parameters))
        let made = try watch(job)
        try AtomicFile.write(made.bytes, to: path, what: "proof")
        var calibration = Calibration(folders: door.folders)
        // The proof is what was asked for: a memory that cannot be kept is worth a sentence, not a failure.
        do { try calibration.add(made) } catch { StandardStreams.say("nexus: \(error.description)") }
        if json {
            StandardStreams.write(made.json.pretty + "\n")
            return try StandardStreams.flush()
        }
        for line in ProofReport.lines(made, path: path) { StandardStreams.write(line + "\n") }
        try StandardStreams.flush()
    }

    /// Tells how far the job is, and hears ^C.
    private func watch(_ job: ProofJob) throws(EngineError) -> MadeProof {
        Interruption.watch()
        var report = ProgressReport(style: progress)
        defer { report.clear() }
        return try job.run { state in
            if let stage = state.current {
                report.update(stage: stage.stage.rawValue, done: UInt64(stage.fraction * 1000), total: 1000)
            }
            return !Interruption.isRequested
        }
    }
}
