import ArgumentParser
import Engine
import ProofMarket

/// `nexus market export`: a run as tables for other programs.
struct MarketExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a run's orders, trades, provers or samples as comma-separated values.",
        discussion: """
            The run is that of a scenario, or of a log, which is checked first.

            EXAMPLES
              nexus market export calm --seed 7 --table trades
              nexus market export lazy.ndjson --table orders --output orders.csv
            """)

    @Argument(help: ArgumentHelp("A scenario or a log.", valueName: "scenario or log"))
    var source: String

    @Option(
        name: .long,
        help: ArgumentHelp("Which table: \(Self.tables).", valueName: "table"))
    var table = MarketTables.orders.rawValue

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Of a scenario: \(MechanismCatalogue.names.joined(separator: ", ")).", valueName: "mechanism"))
    var mechanism = DutchMechanism.name

    @OptionGroup var arguments: MarketArguments

    @Option(name: .long, help: ArgumentHelp("Write to this file.", valueName: "file"))
    var output: String?

    private static var tables: String { MarketTables.allCases.map(\.rawValue).joined(separator: ", ") }

    func validate() throws {
        if MarketTables(rawValue: table) == nil {
            throw ValidationError("there is no table “\(table)”; there are \(Self.tables)")
        }
    }

    func run() throws {
        let text = (MarketTables(rawValue: table) ?? .orders).csv(of: try market())
        guard let output else { return StandardStreams.write(text) }
        try AtomicFile.write(text, to: output, what: "exported table")
    }

    private func market() throws -> Market {
        if MarketLogFile.isLog(source) {
            Interruption.watch()
            return try MarketLogFile.replay(source) { _, _ in !Interruption.isRequested }.market
        }
        let chosen = try MarketComparison.mechanism(mechanism)
        let opened = try MarketScenarios.open(source, share: try ShareDirectory.find())
        return try arguments.run(opened, chosen, searchesRegret: false).market
    }
}
