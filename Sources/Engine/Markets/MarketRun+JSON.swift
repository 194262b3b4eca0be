import ProofMarket

/// The report as JSON: every figure, in groups; nothing in it depends on the machine or the hour, but what is said of
/// real proofs.
extension MarketRun {
    public static let schema = 1

    public var json: JSONText {
        let run: [JSONText.Member] = [
            .init("schema", .integer(Self.schema)), .init("scenario", .string(market.scenario.name)),
            .init("mechanism", .string(options.mechanism.name)), .init("seed", .unsigned(options.seed)),
            .init("until", Self.optional(options.until)), .init("log_hash", .string(hash)),
            .init("log_lines", .integer(lines)),
        ]
        return .object(run + report.members + [.init("real_proofs", proofsJSON)])
    }

    static func optional(_ value: Int?) -> JSONText { value.map { .integer($0) } ?? .null }
}

extension MarketReport {
    /// Times are milliseconds, prices units for a million cycles, shares thousandths.
    var members: [JSONText.Member] {
        [
            .init("events", .integer(events)), .init("happenings", .integer(happenings)),
            .init("end_ms", .integer(end)), .init("orders", orders), .init("welfare", welfareJSON),
            .init("price_per_mega", Self.json(price, average: averagePrice)),
            .init("times_ms", times), .init("provers", proversJSON), .init("clients", clients),
            .init("operator_income", .integer(operatorIncome)), .init("fees", .integer(fees)),
            .init("collateral", collateral), .init("concentration", concentration),
            .init("liveness", liveness), .init("regret", regretJSON), .init("conservation", conservation),
        ]
    }

    private var orders: JSONText {
        [
            "submitted": .integer(submitted), "fulfilled": .integer(fulfilled), "late": .integer(late),
            "expired": .integer(expired), "slashed": .integer(slashed), "unsettled": .integer(unsettled),
            "fill_by_count": MarketRun.optional(fillByCount),
            "fill_by_cycles": MarketRun.optional(fillByCycles), "deadline_misses": .integer(deadlineMisses),
            "rejected_proofs": .integer(rejected),
        ]
    }

    private var welfareJSON: JSONText {
        [
            "made": .integer(welfare), "optimum": .integer(optimum.welfare),
            "optimum_is_exact": .bool(optimum.isExact), "efficiency": MarketRun.optional(efficiency),
        ]
    }

    private static func json(_ percentiles: Percentiles, average: Int? = nil) -> JSONText {
        var members: [JSONText.Member] = [
            .init("count", .integer(percentiles.count)), .init("p5", .integer(percentiles.p5)),
            .init("p25", .integer(percentiles.p25)), .init("p50", .integer(percentiles.p50)),
            .init("p75", .integer(percentiles.p75)), .init("p95", .integer(percentiles.p95)),
            .init("p99", .integer(percentiles.p99)),
        ]
        if let average { members.append(.init("volume_weighted", .integer(average))) }
        return .object(members)
    }

    private var times: JSONText {
        [
            "to_lock": Self.json(lockTime), "to_proof": Self.json(proofTime),
            "to_settlement": Self.json(settleTime),
        ]
    }

    private var proversJSON: JSONText {
        [
            "count": .integer(provers), "revenue": .integer(proverRevenue), "cost": .integer(proverCost),
            "profit": .integer(proverProfit), "utilisation": MarketRun.optional(utilisation),
            "proved_cycles": .integer(provedCycles), "wasted_cycles": .integer(wastedCycles),
        ]
    }

    private var clients: JSONText { ["surplus": .integer(clientSurplus)] }

    private var collateral: JSONText {
        [
            "locked": .integer(collateralLocked), "most_at_once": .integer(mostCollateral),
            "burned": .integer(burned),
        ]
    }

    private var concentration: JSONText {
        ["herfindahl": .integer(herfindahl), "gini": .integer(gini)]
    }

    private var liveness: JSONText {
        [
            "most_stopped": .integer(mostStopped), "fill_after_shock": MarketRun.optional(fillAfterShock),
            "recovery_ms": MarketRun.optional(recovery),
            "longest_censored_wait_ms": MarketRun.optional(longestCensoredWait),
        ]
    }

    private var regretJSON: JSONText {
        guard let regret else { return .null }
        return [
            "gain": .integer(regret.gain), "share": MarketRun.optional(regret.share),
            "prover": MarketRun.optional(regret.prover), "markup": MarketRun.optional(regret.markup),
            "tried": .integer(regret.tried),
        ]
    }

    private var conservation: JSONText {
        ["deposited": .integer(deposited), "total": .integer(total), "conserved": .bool(isConserved)]
    }
}
