import ProofMarket

/// A run's orders, trades, provers and looks at the market as tables for other programs.
public enum MarketTables: String, Sendable, CaseIterable {
    case orders, trades, provers, samples

    /// Rows of whole numbers and names, with a header; empty cells where there is nothing.
    public func rows(of market: Market) -> [[String]] {
        switch self {
        case .orders: orders(market)
        case .trades: trades(market)
        case .provers: provers(market)
        case .samples: samples(market)
        }
    }

    /// Comma-separated values (RFC 4180); names that need it stand in quotes.
    public func csv(of market: Market) -> String {
        rows(of: market).map { row in row.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
    }

    private static func quoted(_ text: String) -> String {
        let needsQuotes = text.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0.value < 0x20 }
        return needsQuotes
            ? "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
                + "\"" : text
    }

    private func orders(_ market: Market) -> [[String]] {
        let header = [
            "order", "client", "program", "cycles", "value", "min_price", "max_price", "collateral", "phase",
            "submitted_ms", "locked_ms", "delivered_ms", "settled_ms", "prover", "price", "payment",
            "deliverer",
        ]
        return [header]
            + market.floor.orders.map { order in
                let names = [market.floor.clientNames[order.client], market.floor.programs[order.program]]
                let numbers = [order.cycles, order.value, order.minPrice, order.maxPrice, order.collateral]
                let times = [order.submitted, order.lockedAt, order.deliveredAt, order.settledAt]
                let isTaken = order.lockedAt != nil
                var row = ["\(order.id)"] + names + numbers.map(String.init) + [order.phase.name]
                row += times.map { $0.map { "\($0.milliseconds)" } ?? "" }
                row.append(order.prover.map { market.floor.proverNames[$0] } ?? "")
                row += isTaken ? ["\(order.price)", "\(order.payment)"] : ["", ""]
                row.append(order.deliverer.map { market.floor.proverNames[$0] } ?? "")
                return row
            }
    }

    private func trades(_ market: Market) -> [[String]] {
        [["time_ms", "order", "prover", "price_per_mega", "cycles"]]
            + market.floor.trades.map { trade in
                [
                    "\(trade.time.milliseconds)", "\(trade.order)",
                    market.floor.proverNames[Int(trade.prover)], "\(trade.perMega)",
                    "\(market.floor.orders[Int(trade.order)].cycles)",
                ]
            }
    }

    private func provers(_ market: Market) -> [[String]] {
        let header = [
            "prover", "strategy", "cost_per_mega", "quote_per_mega", "speed", "slots", "stake", "taken",
            "delivered", "late", "rejected", "failed", "missed", "revenue", "cost", "fees", "slashed",
            "profit", "proved_cycles", "wasted_cycles", "busy_ms",
        ]
        return [header]
            + market.floor.provers.map { prover in
                let tally = prover.tally
                let numbers = [
                    prover.costPerMega, prover.quotePerMega, prover.speed, prover.slots, prover.stake,
                    tally.taken, tally.delivered, tally.late, tally.rejected, tally.failed, tally.missed,
                    tally.revenue, tally.cost, tally.fees, tally.slashed, tally.profit, tally.provedCycles,
                    tally.wastedCycles, tally.busy,
                ]
                return [market.floor.proverNames[prover.id], prover.strategy.rawValue]
                    + numbers.map(String.init)
            }
    }

    private func samples(_ market: Market) -> [[String]] {
        [["time_ms", "open", "locked", "overdue", "fulfilled", "lost"]]
            + market.floor.samples.map { sample in
                [sample.time.milliseconds]
                    .map(String.init)
                    + [sample.open, sample.locked, sample.overdue, sample.fulfilled, sample.lost].map {
                        String($0)
                    }
            }
    }
}
