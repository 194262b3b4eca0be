import ArgumentParser
import Engine
import ProofMarket

/// How this machine takes part in a market.
struct MachineArguments: ParsableArguments {
    @Flag(name: .long, help: "Put this machine into the market: its orders are really proved.")
    var prove = false

    @Option(
        name: .long, help: ArgumentHelp("The most orders that this machine takes (1 to 100).", valueName: "n")
    )
    var proofs = 3

    @Option(
        name: .long,
        help: "How secure its proofs are: standard (100 provable bits or more), or test (insecure).")
    var profile = ProfileArgument.standard

    @Option(
        name: .long,
        help: ArgumentHelp("What an hour of this machine costs, in units of money.", valueName: "units"))
    var hourlyCost = 1_000_000

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What this machine delivers: \(MachineConduct.allCases.map(\.rawValue).joined(separator: ", ")). "
                + "All but the first are refused and not paid.", valueName: "what"))
    var deliver = MachineConduct.honest

    func validate() throws {
        guard (1...100).contains(proofs) else {
            throw ValidationError("--proofs is between 1 and 100, found \(proofs)")
        }
        guard (1...1_000_000_000).contains(hourlyCost) else {
            throw ValidationError("--hourly-cost is between 1 and 1000000000, found \(hourlyCost)")
        }
        if !prove, deliver != .honest || profile != .standard {
            throw ValidationError("--profile and --deliver are about real proofs: say --prove as well")
        }
    }

    /// This machine in a scenario; nil if it stays out.
    func join(_ scenario: Scenario, progress: ProgressStyle) throws -> MarketMachine? {
        guard prove else { return nil }
        let door = try ProgramDoor(progress: progress)
        var options = MarketMachine.Options()
        options.proofs = proofs
        options.parameters = profile.parameters
        options.hourlyCost = hourlyCost
        options.conduct = deliver
        Interruption.watch()
        var report = ProgressReport(style: progress)
        defer { report.clear() }
        return try MarketMachine.join(
            scenario, options: options, folders: door.folders,
            open: { name throws(EngineError) in
                // A path is a program of the user's own.
                let isKnown = name.contains("/") || door.source.samples.sample(named: name) != nil
                return isKnown ? try door.open(name) : nil
            },
            progress: { preparation in
                switch preparation {
                case .counting(let program): report.update(stage: "counting \(program)")
                case .measuring(let program, let state):
                    report.update(
                        stage: "measuring \(program): \(state.current?.stage.rawValue ?? "")",
                        done: UInt64((state.current?.fraction ?? 0) * 1000), total: 1000)
                }
                return !Interruption.isRequested
            })
    }
}

extension MachineConduct: ExpressibleByArgument {}
