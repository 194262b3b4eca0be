/// A rule of every market that an event broke.
public struct AuditFailure: Error, Sendable, Hashable, CustomStringConvertible {
    public enum Rule: String, Sendable, CaseIterable {
        case conserved = "every unit of money is accounted for"
        case balances = "every account holds what its records say"
        case lifeCycle = "an order goes only along the arrows of its life cycle"
        case once = "an order is paid at most once"
        case verified = "nobody is paid without a proof that the verifier accepted"
        case own = "a proof is accepted for one order and one prover only"
        case capacity = "no prover works above its capacity"
        case limit = "nobody pays more than was agreed, and no more than is in escrow"
        case collateral = "collateral is returned or lost as the rules say"
        case time = "time does not go back"
    }

    public var event: Int
    public var rule: Rule
    public var expected: String
    public var found: String

    public var description: String {
        "event \(event) breaks the rule that \(rule.rawValue): expected \(expected), found \(found)"
    }
}
