import Determinism

/// Why a prover does not take an order.
public enum Refusal: Sendable, Hashable, CustomStringConvertible {
    case absent
    case stopped
    case censors
    /// It has done all the jobs that it came for.
    case finished
    case otherProgram
    case busy(slots: Int)
    case collateral(free: Money, needed: Money)
    case tooSlow(finishes: VirtualTime, deadline: VirtualTime)
    case priceTooLow(asks: Money, offered: Money, reachedAt: VirtualTime?)

    public var description: String {
        switch self {
        case .absent: "is not in the market"
        case .stopped: "is stopped"
        case .censors: "does not serve this client"
        case .finished: "has done all the jobs that it came for"
        case .otherProgram: "does not prove this program"
        case .busy(let slots): slots == 1 ? "is busy" : "is busy with \(slots) jobs"
        case .collateral(let free, let needed): "has \(free) free and would have to put down \(needed)"
        case .tooSlow(let finishes, let deadline):
            "would finish at \(finishes), after the deadline at \(deadline)"
        case .priceTooLow(let asks, let offered, let reached):
            "asks \(asks), the order offers \(offered) "
                + (reached.map { "and reaches it at \($0)" } ?? "and will never offer that")
        }
    }

    /// What kinds there are, in a few words, by `kind`.
    public static let kinds = [
        "not in the market", "stopped", "does not serve this client", "busy", "too little collateral",
        "too slow", "asks more", "has done its jobs", "does not prove this program",
    ]

    public var kind: Int {
        switch self {
        case .absent: 0
        case .stopped: 1
        case .censors: 2
        case .busy: 3
        case .collateral: 4
        case .tooSlow: 5
        case .priceTooLow: 6
        case .finished: 7
        case .otherProgram: 8
        }
    }
}
