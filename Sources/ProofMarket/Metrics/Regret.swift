/// What a truthful prover could have gained by asking something else, everybody else being as they are.
public struct Regret: Sendable, Hashable {
    /// The most that one of the provers could have added to its profit.
    public var gain: Money
    /// In thousandths of that prover's truthful profit.
    public var share: Int?
    public var prover: Int?
    /// What it should have asked, in thousandths of its cost.
    public var markup: Int?
    /// How many lies were tried.
    public var tried: Int

    /// Larger runs are not searched: every lie is a run.
    public static let happeningLimit = 30_000
    public static let markups = [800, 1100, 1250, 1500, 2000]

    /// Searches the lies of one truthful prover of each class, of the first three classes that have one; nil when
    /// the run is too large or is cancelled.
    public init?(
        of market: Market, markups: [Int] = Self.markups, provers chosen: [Int]? = nil,
        isCancelled: () -> Bool = { false }
    ) {
        guard market.happeningCount <= Self.happeningLimit else { return nil }
        (gain, tried) = (0, 0)
        for prover in chosen ?? Self.examples(market) {
            let truthful = market.floor.provers[prover].tally.profit
            for markup in markups {
                if isCancelled() { return nil }
                var other = Market(
                    scenario: market.scenario, mechanism: market.mechanismType, seed: market.seed,
                    deviations: [.init(prover: prover, markup: markup)])
                other.run(until: market.now.milliseconds)
                tried += 1
                let more = other.floor.provers[prover].tally.profit - truthful
                guard more > gain else { continue }
                gain = more
                share = Ratio.permille(more, of: truthful)
                (self.prover, self.markup) = (prover, markup)
            }
        }
    }

    private static func examples(_ market: Market) -> [Int] {
        var profiles: [Int] = []
        return market.floor.provers.compactMap { prover in
            guard prover.strategy == .truthful, profiles.count < 3, !profiles.contains(prover.profile) else {
                return nil
            }
            profiles.append(prover.profile)
            return prover.id
        }
    }
}

extension Market {
    /// Runs to the end, or to a time in milliseconds.
    public mutating func run(until: Int? = nil) {
        while step(until: until) == .event {}
    }
}
