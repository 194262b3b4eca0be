import ProofMarket

/// A market that was run to its end under the eyes of the auditor, with its report and the hash of its log.
public struct MarketRun: Sendable {
    public struct Options: Sendable {
        public var mechanism: any Mechanism.Type
        public var seed: UInt64
        /// Where the run is cut off, in milliseconds.
        public var until: Int?
        /// Whether lies that pay are searched for, where the run is small enough.
        public var searchesRegret: Bool

        public init(
            mechanism: any Mechanism.Type, seed: UInt64, until: Int? = nil, searchesRegret: Bool = true
        ) {
            self.mechanism = mechanism
            self.seed = seed
            self.until = until
            self.searchesRegret = searchesRegret
        }
    }

    public var options: Options
    public var market: Market
    public var report: MarketReport
    /// Stands for the whole log, whether it was written or not.
    public var hash: String
    public var lines: Int

    /// Runs a market.
    ///
    /// - Parameters:
    ///   - progress: is told virtual time done and all of it, in milliseconds; false cancels.
    ///   - write: is given the lines of the log.
    public static func make(
        _ scenario: Scenario, _ options: Options,
        progress: (_ done: Int, _ total: Int) -> Bool = { _, _ in true },
        write: (String) throws(EngineError) -> Void = { _ throws(EngineError) in }
    ) throws(EngineError) -> MarketRun {
        var market = Market(scenario: scenario, mechanism: options.mechanism, seed: options.seed)
        var auditor = Auditor(market)
        var log = MarketLog()
        try write(log.begin(market, until: options.until))
        let total = min(options.until ?? scenario.duration, scenario.duration)
        while market.step(until: options.until) == .event {
            try audit(&auditor, market)
            for line in log.lines(of: market) { try write(line) }
            if market.eventCount % 256 == 0, !progress(min(market.now.milliseconds, total), total) {
                throw .cancelled("the market was cancelled at \(market.now)")
            }
        }
        do throws(AuditFailure) { try auditor.count(market) } catch { throw failure(error, market) }
        try write(log.end(market))
        var report = MarketReport(market)
        if options.searchesRegret {
            report.regret = Regret(of: market) { !progress(total, total) }
            guard progress(total, total) else {
                throw .cancelled("the search for lies that pay was cancelled")
            }
        }
        return MarketRun(
            options: options, market: market, report: report, hash: log.hash, lines: log.lineCount)
    }

    private static func audit(_ auditor: inout Auditor, _ market: Market) throws(EngineError) {
        do throws(AuditFailure) { try auditor.follow(market) } catch { throw failure(error, market) }
    }

    private static func failure(_ error: AuditFailure, _ market: Market) -> EngineError {
        .unexpected(
            "\(error); “nexus market run \(market.scenario.name) --mechanism \(market.mechanismType.name) "
                + "--seed \(market.seed)” replays it")
    }
}
