import Engine
import ProofMarket

extension MarketText {
    /// What happened, in a few words.
    static func sentence(_ record: MarketRecord, _ floor: MarketFloor) -> String {
        let who = record.prover.map { floor.proverNames[$0] } ?? ""
        let order = record.order.map { "order \($0)" } ?? ""
        return switch record {
        case .joined: "\(who) joined"
        case .left: "\(who) left"
        case .stopped: "\(who) stopped"
        case .resumed: "\(who) works again"
        case .demand(let client, let rate): "\(floor.clientNames[client]) sends ×\(times(rate)) orders"
        case .intervened: "by hand"
        case .submitted(_, let client, let cycles, _, _, _, _):
            "\(order): \(mega(cycles)) cycles for \(floor.clientNames[client])"
        case .bid: "\(who) bids on \(order)"
        case .committed: "\(who) commits to a bid on \(order)"
        case .revealed: "\(who) reveals its bid on \(order)"
        case .withheld: "\(who) keeps its bid on \(order) back"
        case .cleared(_, let orders): orders == 1 ? "one order cleared" : "\(orders) orders cleared"
        case .locked: "\(order) taken by \(who)"
        case .started: "\(who) begins \(order)"
        case .failed: "\(who) failed at \(order)"
        case .delivered: "\(who) delivered \(order)"
        case .proved(_, _, let bytes, _, _): "really proved, \(Quantity.bytes(bytes))"
        case .verified(_, _, let verdict):
            switch verdict {
            case .accepted: "proof of \(order) accepted"
            case .invalid: "proof of \(order) is none"
            case .copied: "proof of \(order) is a copy"
            }
        case .paid: "\(who) paid for \(order)"
        case .overdue: "\(order) of \(who) is overdue"
        case .running: "\(who) works on overdue \(order)"
        case .rescued: "\(who) paid for late \(order)"
        case .slashed: "\(who) slashed for \(order)"
        case .expired: "\(order) expired"
        case .abandoned: "\(order) given up"
        }
    }

    /// Thousandths as a factor with at most one digit after the point.
    private static func times(_ rate: Int) -> String {
        rate % 1000 == 0 ? "\(rate / 1000)" : "\(rate / 1000).\(rate / 100 % 10)"
    }
}
