import ArgumentParser
import Engine
import ProofMarket

/// `nexus market compare`: several mechanisms on the same demand.
struct MarketCompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Run several mechanisms on one scenario and seed, and print one table.",
        discussion: """
            Clients send the same orders at the same times whatever the mechanism, so that the rows differ only by \
            what the mechanism makes of them.

            EXAMPLES
              nexus market compare rush --seed 7 --mechanisms all
              nexus market compare crash --mechanisms dutch,committee --json
            """)

    @Argument(help: ArgumentHelp("A scenario: a TOML file or a sample's name.", valueName: "scenario"))
    var scenario: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Parted by commas, or all: \(MechanismCatalogue.names.joined(separator: ", ")).",
            valueName: "list"))
    var mechanisms = "all"

    @OptionGroup var arguments: MarketArguments

    @Flag(name: .long, help: "Print one JSON object with every figure.")
    var json = false

    func run() throws {
        let chosen = try MarketComparison.mechanisms(mechanisms)
        let opened = try MarketScenarios.open(scenario, share: try ShareDirectory.find())
        let comparison = MarketComparison(runs: try chosen.map { try arguments.run(opened, $0) })
        if json { return StandardStreams.write(comparison.json.pretty + "\n") }
        StandardStreams.write(
            "\(opened.name.escaped) · \(opened.summary.escaped) · seed \(arguments.seed)\n\n")
        StandardStreams.write(TextTable.text(comparison.table) + "\n")
        for line in comparison.remarks() { StandardStreams.write(line + "\n") }
    }
}
