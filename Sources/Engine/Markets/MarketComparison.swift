import ProofMarket

/// Several mechanisms on the same scenario and seed, side by side.
public struct MarketComparison: Sendable {
    public var runs: [MarketRun]

    public init(runs: [MarketRun]) { self.runs = runs }

    /// Mechanisms by their names, parted by commas; `all` for all of them.
    public static func mechanisms(_ list: String) throws(EngineError) -> [any Mechanism.Type] {
        if list == "all" { return MechanismCatalogue.mechanisms }
        var result: [any Mechanism.Type] = []
        for name in list.split(separator: ",") { result.append(try mechanism(String(name))) }
        guard !result.isEmpty else { throw .badRequest("no mechanism is named; \(Self.known)") }
        return result
    }

    public static func mechanism(_ name: String) throws(EngineError) -> any Mechanism.Type {
        guard let mechanism = MechanismCatalogue.mechanism(named: name) else {
            throw .badRequest("there is no mechanism “\(name)”; \(known)")
        }
        return mechanism
    }

    private static var known: String { "there are \(MechanismCatalogue.names.joined(separator: ", "))" }

    /// A figure of the table: its title, its text, and its number where more or less of it is better.
    private struct Figure {
        var title: String
        var text: (MarketReport) -> String
        var rank: ((MarketReport) -> Int)?

        init(
            _ title: String, _ text: @escaping (MarketReport) -> String, rank: ((MarketReport) -> Int)? = nil
        ) {
            self.title = title
            self.text = text
            self.rank = rank
        }
    }

    private static var figures: [Figure] {
        [
            Figure("filled", { Share.text($0.fillByCount) }, rank: { $0.fillByCount ?? 0 }),
            Figure("late", { Grouped.text($0.late) }),
            Figure("lost", { Grouped.text($0.expired + $0.slashed) }),
            Figure("price", { Grouped.text($0.averagePrice) }, rank: { -$0.averagePrice }),
            Figure("price p95", { Grouped.text($0.price.p95) }),
            Figure("taken p50", { TimeText.text($0.lockTime.p50) }, rank: { -$0.lockTime.p50 }),
            Figure("settled p95", { TimeText.text($0.settleTime.p95) }, rank: { -$0.settleTime.p95 }),
            Figure("welfare", { short($0.welfare) }, rank: { $0.welfare }),
            Figure("  of bound", { Share.text($0.efficiency) }),
            Figure("  clients", { short($0.clientSurplus) }, rank: { $0.clientSurplus }),
            Figure("  provers", { short($0.proverProfit) }, rank: { $0.proverProfit }),
            Figure("  operator", { short($0.operatorIncome) }),
            Figure("Gini", { Share.text($0.gini) }, rank: { -$0.gini }),
            Figure("regret", { $0.regret.map { short($0.gain) } ?? "–" }, rank: { -($0.regret?.gain ?? 0) }),
        ]
    }

    /// A row for each figure and a column for each mechanism, so that all seven fit into a hundred columns; the best of
    /// a row has a star.
    public var table: [[String]] {
        [[""] + runs.map { $0.options.mechanism.name }]
            + Self.figures.map { figure in
                [figure.title]
                    + runs.map { run in
                        let isBest = figure.rank.map { isFirst(run, by: $0) } ?? false
                        return figure.text(run.report) + (isBest ? "*" : "")
                    }
            }
    }

    /// Whether no other run is before this one; not if all are alike.
    private func isFirst(_ run: MarketRun, by rank: (MarketReport) -> Int) -> Bool {
        let own = rank(run.report)
        let others = runs.map { rank($0.report) }
        return others.allSatisfy { $0 <= own } && others.contains { $0 < own }
    }

    /// What the rows mean, and what each mechanism is good and bad at: on this scenario, and always.
    public func remarks(width: Int = 100) -> [String] {
        let legend =
            "* best of the row. Prices are for a million cycles; welfare is value less cost of all work; Gini is 0 when "
            + "all provers earn the same; regret is what the best lie found would add to one truthful prover’s profit."
        return WrappedText.lines(legend, width: width)
            + runs.flatMap { run in
                let firsts = Self.ranked.filter { isFirst(run, by: $0.rank) }.map(\.title)
                let lasts = Self.ranked.filter { figure in isFirst(run, by: { -figure.rank($0) }) }.map(
                    \.title)
                let here = [("best", firsts), ("worst", lasts)].filter { !$0.1.isEmpty }
                    .map { "\($0.0) here: \($0.1.joined(separator: ", "))" }.joined(separator: " · ")
                let name = run.options.mechanism.name
                return ["", here.isEmpty ? name : "\(name) — \(here)"]
                    + WrappedText.lines(run.options.mechanism.tradeOff, indent: 2, width: width)
            }
    }

    private static var ranked: [(title: String, rank: (MarketReport) -> Int)] {
        figures.compactMap { figure in
            figure.rank.map { (figure.title.drop { $0 == " " }.description, $0) }
        }
    }

    /// Four digits of what would be too wide.
    private static func short(_ money: Money) -> String {
        let size = abs(money)
        let sign = money < 0 ? "−" : ""
        for (unit, letter) in [(1_000_000_000, "G"), (1_000_000, "M")] where size >= 10 * unit {
            let tenths = size / (unit / 10)
            return "\(sign)\(Grouped.text(tenths / 10)).\(tenths % 10) \(letter)"
        }
        return sign + Grouped.text(size)
    }

    public var json: JSONText {
        let first = runs.first
        return .object([
            .init("schema", .integer(MarketRun.schema)),
            .init("scenario", .string(first?.market.scenario.name ?? "")),
            .init("seed", .unsigned(first?.options.seed ?? 0)), .init("runs", .array(runs.map(\.json))),
        ])
    }
}
