import Hashing
import ProofMarket
import ProofSystem

/// What a proof for an order of a market is made for: a hash of the market, the order and the prover.
///
/// The proof system binds it, so that a proof that somebody copies from the chain, or from an older order of the same
/// program, is no proof of the order that it is delivered for.
struct OrderContext: Sendable {
    private let market: [UInt8]

    /// Scenario, mechanism and seed are the market: they decide who everybody is.
    init(scenario: String, mechanism: String, seed: UInt64) {
        var hash = Blake3(derivingKeyFor: "nexus-workbench market 1")
        for part in [scenario, mechanism, "\(seed)"] {
            hash.update(Self.bytes(of: part.utf8.count))
            hash.update(Array(part.utf8))
        }
        market = hash.finalize()
    }

    init(_ market: Market) {
        self.init(scenario: market.scenario.text, mechanism: market.mechanismType.name, seed: market.seed)
    }

    func digest(order: Int, prover: Int) -> Digest {
        var hash = Blake3(derivingKeyFor: "nexus-workbench market order 1")
        hash.update(market + Self.bytes(of: order) + Self.bytes(of: prover))
        return Digest(words: hash.words)
    }

    private static func bytes(of number: Int) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
