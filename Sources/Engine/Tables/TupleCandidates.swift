import Chips
import Constraints

/// Guesses which rows may send or receive a tuple, from the cycles and times in it.
struct TupleCandidates: Sendable {
    let tables: TableSet

    /// Cycles within which a register is accessed again, or refreshed.
    private static let registerWindow = 86

    /// A few rows, in any order; some may have nothing to do with the tuple.
    func rows(of tuple: BusTuple) -> [RowReference] {
        switch tuple.bus {
        case MachineBus.state:
            let cycle = Int(tuple.values[0])
            return [cycle - 2, cycle - 1].flatMap(tables.rows(ofStep:))
        case MachineBus.halt:
            return tables.rows(ofStep: Int(tuple.values[0]) - 1)
        case MachineBus.register:
            // The boundary first, for the window may be long.
            let step = Int(tuple.values[3]) / 3 - 1
            let row = tables.row(Int(tuple.values[0]), ofChip: "registers")
            return (row.map { [$0] } ?? [])
                + (step...step + Self.registerWindow).flatMap(tables.rows(ofStep:))
        case MachineBus.memory:
            let step = Int(tuple.values[4]) - 1
            return [step, step + 1].flatMap(tables.rows(ofStep:))
        default:
            return []
        }
    }
}
