import ArgumentParser
import Engine
import ProofMarket

/// `nexus market run`: one scenario, one mechanism, one seed.
struct MarketRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a market and report every figure.",
        discussion: """
            The auditor checks after every event that every unit of money is accounted for, that no order is lost or \
            paid twice, that no prover works above its capacity and that nobody is paid without a proof that the \
            verifier accepted. Amounts are whole units of money, prices are for a million cycles.

            With --prove this machine is one of the provers. Orders for sample programs then have the size that \
            running them counts, this machine bids what its measured proofs cost it, and the first orders that it \
            wins are really proved and really verified before they are paid. All other proofs are simulated.

            EXAMPLES
              nexus market run workshop --prove
              nexus market run calm --seed 7 --mechanism dutch
              nexus market run lazy --mechanism vickrey --log lazy.ndjson
              nexus market run day --until 6h --json
            """)

    @Argument(help: ArgumentHelp("A scenario: a TOML file or a sample's name.", valueName: "scenario"))
    var scenario: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Who proves at which price: \(MechanismCatalogue.names.joined(separator: ", ")).",
            valueName: "mechanism"))
    var mechanism = DutchMechanism.name

    @OptionGroup var arguments: MarketArguments

    @OptionGroup(title: "Real proofs") var machine: MachineArguments

    @Option(name: .long, help: ArgumentHelp("Write the log of all events here.", valueName: "file"))
    var log: String?

    @Flag(name: .long, help: "Print one JSON object with every figure.")
    var json = false

    func run() throws {
        let chosen = try MarketComparison.mechanism(mechanism)
        let opened = try MarketScenarios.open(scenario, share: try ShareDirectory.find())
        let joined = try machine.join(opened, progress: arguments.progress)
        let run = try arguments.run(
            opened, chosen, searchesRegret: machine.deliver == .honest, machine: joined, log: log)
        if json {
            StandardStreams.write(run.json.pretty + "\n")
        } else {
            for line in run.text { StandardStreams.write(line + "\n") }
        }
    }
}
