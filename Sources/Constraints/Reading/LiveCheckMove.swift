import Algebra

/// What one poke does, so that it can be taken back and done again without a trace.
struct LiveCheckMove: Sendable {
    enum Side: Sendable {
        case before, after
    }

    struct Change<Value: Sendable>: Sendable {
        var before: Value
        var after: Value

        subscript(side: Side) -> Value { side == .before ? before : after }
    }

    struct Cell: Sendable {
        let cell: CellReference
        let value: Change<UInt32>
    }

    /// The poked cell, then the multiplicities that follow it.
    let cells: [Cell]
    /// The failures of each row that is touched.
    var failing: [RowReference: Change<[RuleViolation]?>] = [:]
    var moreViolations = 0
    /// What is known of each tuple that is touched, nil if it balances.
    var tuples: [BusTuple: Change<UnbalancedTuple?>] = [:]

    init(cells: [Cell]) { self.cells = cells }
}

/// What a live check knows of a tuple that does not balance.
struct UnbalancedTuple: Sendable {
    /// Sends minus receives.
    var net: M31
    var ends: [BusEnd]
    var wasSearched: Bool

    func imbalance(of tuple: BusTuple) -> Imbalance {
        var imbalance = Imbalance(tuple: tuple, excess: net.nearestToZero)
        imbalance.ends = ends
        imbalance.wasSearched = wasSearched
        return imbalance
    }
}

/// Which entry of which table offers the tuples of a lookup bus, and the column of its multiplicities.
struct Offering: Sendable {
    let table: Int
    let entry: Int
    let column: Int

    static func all(in tables: [Table]) -> [Bus: Offering] {
        var offers: [Bus: Offering] = [:]
        for (table, filled) in tables.enumerated() {
            for (index, entry) in filled.program.entries.enumerated() {
                guard case .count(let column) = entry.multiplicity, offers[entry.bus] == nil else { continue }
                offers[entry.bus] = Offering(table: table, entry: index, column: column)
            }
        }
        return offers
    }
}
