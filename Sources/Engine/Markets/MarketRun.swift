import Glibc
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
    /// This machine in the market, and its real proofs; nil and none where all are simulated.
    public var machine: MarketMachine?
    public var proofs: [MachineProof] = []

    /// Runs a market.
    ///
    /// - Parameters:
    ///   - proofs: those that this machine really makes; the scenario is then the one with this machine in it.
    ///   - progress: is told virtual time done and all of it, in milliseconds; false cancels.
    ///   - write: is given the lines of the log.
    public static func make(
        _ scenario: Scenario, _ options: Options,
        proofs: MachineProofs? = nil,
        progress: (_ done: Int, _ total: Int) -> Bool = { _, _ in true },
        write: (String) throws(EngineError) -> Void = { _ throws(EngineError) in }
    ) throws(EngineError) -> MarketRun {
        let scenario = proofs?.owner.scenario ?? scenario
        var market = Market(
            scenario: scenario, mechanism: options.mechanism, seed: options.seed,
            executor: proofs ?? SimulatedProofs() as any ProofExecutor)
        var auditor = Auditor(market)
        var log = MarketLog()
        try write(log.begin(market, until: options.until))
        let total = min(options.until ?? scenario.duration, scenario.duration)
        run: while true {
            switch market.step(until: options.until) {
            case .event:
                try audit(&auditor, market)
                for line in log.lines(of: market) { try write(line) }
                guard market.eventCount % 256 == 0 else { continue }
            case .waiting: usleep(20_000)
            case .finished: break run
            }
            if !progress(min(market.now.milliseconds, total), total) {
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
            options: options, market: market, report: report, hash: log.hash, lines: log.lineCount,
            machine: proofs?.owner, proofs: proofs?.proofs ?? [])
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
