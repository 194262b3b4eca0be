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
    private struct Column {
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

    private static var columns: [Column] {
        [
            Column("filled", { Share.text($0.fillByCount) }, rank: { $0.fillByCount ?? 0 }),
            Column("late", { "\($0.late)" }), Column("lost", { "\($0.expired + $0.slashed)" }),
            Column("price", { Grouped.text($0.averagePrice) }, rank: { -$0.averagePrice }),
            Column("p95", { Grouped.text($0.price.p95) }),
            Column("taken p50", { TimeText.text($0.lockTime.p50) }, rank: { -$0.lockTime.p50 }),
            Column("settled p95", { TimeText.text($0.settleTime.p95) }, rank: { -$0.settleTime.p95 }),
            Column("welfare", { Grouped.text($0.welfare) }, rank: { $0.welfare }),
            Column("of bound", { Share.text($0.efficiency) }),
            Column("clients", { Grouped.text($0.clientSurplus) }, rank: { $0.clientSurplus }),
            Column("provers", { Grouped.text($0.proverProfit) }, rank: { $0.proverProfit }),
            Column("operator", { Grouped.text($0.operatorIncome) }),
            Column("Gini", { Share.text($0.gini) }, rank: { -$0.gini }),
            Column(
                "regret", { $0.regret.map { Grouped.text($0.gain) } ?? "–" },
                rank: { -($0.regret?.gain ?? 0) }),
        ]
    }

    /// The table with a header; the best of a column has a star.
    public var table: [[String]] {
        var rows = [["mechanism"] + Self.columns.map(\.title)]
        for run in runs {
            rows.append(
                [run.options.mechanism.name]
                    + Self.columns.map { column in
                        let isBest = column.rank.map { rank in
                            runs.count > 1 && runs.allSatisfy { rank($0.report) <= rank(run.report) }
                        }
                        return column.text(run.report) + (isBest == true ? "*" : "")
                    })
        }
        return rows
    }

    /// What the columns mean, and what each mechanism is good and bad at.
    public var remarks: [String] {
        [
            "* best of the column. Prices are for a million cycles, welfare is value less cost of all work, "
                + "regret is what the best lie found would add to one truthful prover’s profit.", "",
        ] + runs.map { "\($0.options.mechanism.name): \($0.options.mechanism.tradeOff)" }
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
