import ProofMarket

/// The report for people, with small bar charts.
extension MarketRun {
    /// Lines of at most a hundred columns.
    public var text: [String] {
        let header = [
            "\(market.scenario.name.escaped) · \(options.mechanism.title) (\(options.mechanism.name)) · "
                + "seed \(options.seed)",
            "\(Grouped.text(report.events)) events in \(market.now) of virtual time · log \(hash)",
        ]
        let parts = [orders, prices, times, welfare, provers, proofLines, money, liveness]
        return header + parts.flatMap { $0.isEmpty ? [] : [""] + $0 }
    }

    private var orders: [String] {
        let inTime = report.fulfilled - report.late
        return ["Orders: \(Grouped.text(report.submitted))"]
            + BarChart.lines(
                [
                    ("in time", inTime), ("late", report.late), ("nobody took it", report.expired),
                    ("taken, not delivered", report.slashed), ("still open", report.unsettled),
                ].filter { $0.1 > 0 || $0.0 == "in time" }, of: report.submitted)
            + [
                "  filled \(Share.text(report.fillByCount)) of the orders and "
                    + "\(Share.text(report.fillByCycles)) of the cycles · "
                    + "\(Grouped.text(report.deadlineMisses)) missed deadlines · "
                    + "\(Grouped.text(report.rejected)) refused proofs"
            ]
    }

    private var prices: [String] {
        guard report.price.count > 0 else { return [] }
        let price = report.price
        let (low, high) = (market.floor.trades.map(\.perMega).min() ?? 0, price.p99)
        let width = max(1, (high - low) / 8 + 1)
        var bins = Array(repeating: 0, count: 8)
        for trade in market.floor.trades { bins[min(7, (trade.perMega - low) / width)] += 1 }
        let rows = bins.indices.map { ("from \(Grouped.text(low + $0 * width))", bins[$0]) }
        return ["Price of a million cycles: \(Grouped.text(report.averagePrice)) on average by volume"]
            + BarChart.lines(rows, of: price.count)
            + [
                "  p5 \(price.p5) · p25 \(price.p25) · p50 \(price.p50) · p75 \(price.p75) · "
                    + "p95 \(price.p95) · p99 \(price.p99)"
            ]
    }

    private var times: [String] {
        func line(_ name: String, _ times: Percentiles) -> String {
            let values = [times.p50, times.p95, times.p99].map { TimeText.text($0).padded(10) }
            return "  " + name.padded(24) + values.joined()
        }
        return [
            "Times" + String(repeating: " ", count: 21)
                + ["p50", "p95", "p99"].map { $0.padded(10) }.joined(),
            line("entry to being taken", report.lockTime), line("taken to proof", report.proofTime),
            line("entry to settlement", report.settleTime),
        ]
    }

    private var welfare: [String] {
        let bound = report.optimum.isExact ? "the optimum" : "a bound that nobody can exceed"
        let shares = [
            ("clients", report.clientSurplus), ("provers", report.proverProfit),
            ("operator", report.operatorIncome), ("chain fees", report.fees), ("burned", report.burned),
        ]
        return [
            "Welfare: \(Grouped.text(report.welfare)), \(Share.text(report.efficiency)) of \(bound), "
                + Grouped.text(report.optimum.welfare)
        ] + BarChart.lines(shares, of: max(1, shares.map { abs($0.1) }.reduce(0, +)))
            + (report.regret.map { ["  " + Self.sentence($0, market)] } ?? [])
    }

    private static func sentence(_ regret: Regret, _ market: Market) -> String {
        guard let prover = regret.prover, let markup = regret.markup else {
            return "of \(regret.tried) lies that were tried for truthful provers none would have paid"
        }
        let share = regret.share.map { ", \(Share.text($0)) of its profit" } ?? ""
        return
            "the best lie of \(regret.tried): \(market.floor.proverNames[prover].escaped) asks "
            + "\(Share.text(markup)) of its cost and gains \(Grouped.text(regret.gain))\(share)"
    }

    private var provers: [String] {
        let best = market.leaderboard(by: .revenue, limit: 8)
        let rows = best.map { ($0.name.escaped, $0.prover.tally.revenue) }
        return [
            "Provers: \(Grouped.text(report.provers)), \(Share.text(report.utilisation)) busy, revenue "
                + "\(Grouped.text(report.proverRevenue)), profit \(Grouped.text(report.proverProfit))"
        ] + BarChart.lines(rows, of: max(1, report.proverRevenue))
            + [
                "  concentration: Herfindahl \(Grouped.text(report.herfindahl)) of 10,000, Gini "
                    + "\(Share.text(report.gini)) · wasted cycles \(Grouped.text(report.wastedCycles))"
            ]
    }

    private var money: [String] {
        let isWhole = report.isConserved ? "every unit is accounted for" : "MONEY IS MISSING"
        return [
            "Money: \(Grouped.text(report.deposited)) came in, \(isWhole) · collateral "
                + "\(Grouped.text(report.collateralLocked)) put down, \(Grouped.text(report.burned)) burned"
        ]
    }

    private var liveness: [String] {
        var lines: [String] = []
        if let fill = report.fillAfterShock {
            let recovery = report.recovery.map { "recovered after \(TimeText.text($0))" } ?? "never recovered"
            lines.append(
                "Shock: \(report.mostStopped) of \(report.provers) provers stopped at most · "
                    + "\(Share.text(fill)) of the orders since were filled · \(recovery)")
        }
        if let wait = report.longestCensoredWait {
            lines.append("Censorship: an order of a censored client waited up to \(TimeText.text(wait))")
        }
        return lines
    }
}

/// Thousandths as per cent.
public enum Share {
    public static func text(_ permille: Int?) -> String {
        guard let permille else { return "–" }
        let sign = permille < 0 ? "−" : ""
        let value = abs(permille)
        return sign + "\(Grouped.text(value / 10)).\(value % 10) %"
    }
}

/// Rows of a name, a bar and a number.
enum BarChart {
    private static let width = 32

    static func lines(_ rows: [(name: String, value: Int)], of whole: Int) -> [String] {
        let names = rows.map(\.name.count).max() ?? 0
        let longest = max(1, rows.map { abs($0.value) }.max() ?? 1)
        return rows.map { name, value in
            let eighths = Int(Int128(abs(value)) * Int128(width * 8) / Int128(longest))
            let rest = eighths % 8 == 0 ? "" : ["▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8 - 1]
            let bar = String(repeating: "█", count: eighths / 8) + rest
            let share = whole > 0 ? Share.text(Int(Int128(value) * 1000 / Int128(whole))) : "–"
            let number = Grouped.text(value)
            return "  " + name.padded(names + 2) + bar.padded(width + 1) + number.padded(14) + share
        }
    }
}

extension String {
    /// Followed by spaces up to a width.
    fileprivate func padded(_ width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
