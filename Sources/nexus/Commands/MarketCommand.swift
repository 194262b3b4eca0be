import ArgumentParser
import Engine
import ProofMarket

/// `nexus market`: the simulated market of provers.
struct MarketCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "market",
        abstract: "Simulate a market in which clients buy proofs and provers sell them.",
        discussion: """
            A scenario, a mechanism and a seed decide a run completely: the same three give the same report and the \
            same log, byte for byte, on every machine. A SCENARIO is a TOML file or one of the samples:

            \(scenarios)

            MECHANISMS
            \(MechanismCatalogue.mechanisms.map { "  \(padded($0.name))\($0.title)" }.joined(separator: "\n"))

            EXAMPLES
              nexus market run calm --seed 7 --mechanism dutch
              nexus market run workshop --prove
              nexus market compare rush --seed 7 --mechanisms all
              nexus market run lazy --log lazy.ndjson && nexus market replay lazy.ndjson
              nexus market export day --table orders --output orders.csv
            """,
        subcommands: CommandCatalogue.marketCommands)

    private static var scenarios: String {
        guard let share = try? ShareDirectory.find() else { return "  (the samples are not found)" }
        return MarketScenarios(share: share).scenarios
            .map { "  \(padded($0.name.escaped))\($0.summary.escaped)" }.joined(separator: "\n")
    }

    private static func padded(_ name: String) -> String {
        name + String(repeating: " ", count: max(1, 11 - name.count))
    }
}

/// What decides a run besides the mechanism, and how it is told.
struct MarketArguments: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Decides everything that is left to chance.", valueName: "n"))
    var seed: UInt64 = 1

    @Option(
        name: .long,
        help: ArgumentHelp("Stop at this virtual time, such as 90s, 20m or 2h.", valueName: "time"))
    var until: String?

    @Option(name: .long, help: "How progress is told on standard error: auto, ndjson or none.")
    var progress: ProgressStyle = .auto

    func validate() throws {
        if let until, TimeText.milliseconds(until) == nil {
            throw ValidationError("--until is a time such as 90s, 20m or 2h, found “\(until)”")
        }
    }

    /// Runs a scenario; ^C ends it at the next event.
    func run(
        _ scenario: Scenario, _ mechanism: any Mechanism.Type, searchesRegret: Bool = true,
        machine: MarketMachine? = nil, log: String? = nil
    ) throws -> MarketRun {
        let options = MarketRun.Options(
            mechanism: mechanism, seed: seed, until: until.flatMap(TimeText.milliseconds),
            searchesRegret: searchesRegret)
        let proofs = machine.map { MachineProofs($0, mechanism: mechanism, seed: seed) }
        defer { proofs?.cancel() }
        Interruption.watch()
        var report = ProgressReport(style: progress)
        defer { report.clear() }
        let tell = { (done: Int, total: Int) in
            if let proof = proofs?.current, case .proving(let state) = proof.state, let stage = state.current
            {
                report.update(
                    stage: "order \(proof.order), \(proof.program): \(stage.stage.rawValue)",
                    done: UInt64(stage.fraction * 1000), total: 1000)
            } else {
                report.update(stage: mechanism.name, done: UInt64(done), total: UInt64(total), unit: "ms")
            }
            return !Interruption.isRequested
        }
        guard let log else { return try MarketRun.make(scenario, options, proofs: proofs, progress: tell) }
        var file = try MarketLogFile(creating: log)
        do throws(EngineError) {
            let run = try MarketRun.make(scenario, options, proofs: proofs, progress: tell) {
                line throws(EngineError) in
                try file.append(line)
            }
            try file.finish()
            return run
        } catch {
            // What happened until then stays readable.
            if case .cancelled = error { try file.finish() }
            throw error
        }
    }
}
