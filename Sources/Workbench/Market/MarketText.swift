import Determinism
import Engine
import ProofMarket
import TerminalScreen

/// Words of the Market screen.
enum MarketText {
    /// Sign, word and role of an order's state.
    static func words(_ phase: OrderPhase) -> (glyph: String, text: String, role: Role) {
        switch phase {
        case .submitted: ("●", "open", .info)
        case .locked: ("▶", "taken", .running)
        case .overdue: ("▲", "overdue", .warn)
        case .fulfilled: ("✓", "paid", .pass)
        case .expired: ("✗", "expired", .fail)
        case .slashed: ("✗", "slashed", .fail)
        }
    }

    static func words(_ prover: Prover) -> (glyph: String, text: String, role: Role) {
        if !prover.isPresent { return ("·", "absent", .unchecked) }
        if !prover.isUp { return ("■", "stopped", .fail) }
        return prover.running >= prover.slots ? ("▶", "busy", .running) : ("●", "free", .pass)
    }

    /// Millions of cycles with one digit after the point.
    static func mega(_ cycles: Int) -> String {
        "\(Grouped.text(cycles / 1_000_000)).\(cycles / 100_000 % 10)M"
    }

    /// A moment without its thousandths.
    static func clock(_ time: VirtualTime) -> String { String("\(time)".dropLast(4)) }

    static let noMarket = "No market is open."
}
