import Algebra

/// A tuple that is not received as often as it is sent.
public struct Imbalance: Sendable, Hashable {
    public let tuple: BusTuple
    /// Sends minus receives, as the representative nearest to zero.
    public let excess: Int
    /// Where it stands: sends, then receives, each in order of table and row and then the statement's; at most a few
    /// places of each.
    public internal(set) var ends: [BusEnd] = []
    /// Whether all tables were looked through for places; a live check leaves that out where they are too large. Where
    /// the places that it knows explain the excess, it looks no further: others cancel each other.
    public internal(set) var wasSearched = true
    /// The unbalanced tuple on the other side of the same bus that differs in the fewest fields, rather not in the time,
    /// and in those by least.
    public internal(set) var nearestMiss: BusTuple?

    public init(tuple: BusTuple, excess: Int) {
        self.tuple = tuple
        self.excess = excess
    }

    /// The fields in which the nearest miss differs, by name.
    public var differingFields: [String] {
        guard let nearestMiss else { return [] }
        return tuple.bus.fields.indices.filter { tuple.values[$0] != nearestMiss.values[$0] }
            .map { tuple.bus.fields[$0] }
    }

    /// Names for each of the imbalances, which are in order, the nearest of the others.
    static func pairNearestMisses(_ found: inout [Imbalance]) {
        var first = 0
        while first < found.count {
            let bus = found[first].tuple.bus
            let end = found[first...].firstIndex { $0.tuple.bus != bus } ?? found.count
            for index in first..<end {
                let one = found[index]
                found[index].nearestMiss =
                    found[first..<end].filter { ($0.excess > 0) != (one.excess > 0) }
                    .min { $0.tuple.distance(to: one.tuple) < $1.tuple.distance(to: one.tuple) }?.tuple
            }
            first = end
        }
    }
}

/// A place where a tuple was put on a bus.
public struct BusEnd: Sendable, Hashable, Comparable {
    /// Index of the table, nil for an entry of the statement.
    public let table: Int?
    /// Index of the row, or of the statement's entry.
    public let row: Int
    /// Index into the program's entries; 0 for the statement.
    public let entry: Int
    public let direction: BusEntry.Direction

    public init(table: Int?, row: Int, entry: Int, direction: BusEntry.Direction) {
        self.table = table
        self.row = row
        self.entry = entry
        self.direction = direction
    }

    /// The row where it stands; nil for an entry of the statement.
    public var rowReference: RowReference? { table.map { RowReference(table: $0, row: row) } }

    /// Sends before receives; the statement comes last.
    public static func < (left: BusEnd, right: BusEnd) -> Bool {
        (left.direction == .send ? 0 : 1, left.table ?? .max, left.row, left.entry)
            < (right.direction == .send ? 0 : 1, right.table ?? .max, right.row, right.entry)
    }
}

extension M31 {
    /// The representative nearest to zero.
    var nearestToZero: Int {
        Int(value) > Int(Self.modulus) / 2 ? Int(value) - Int(Self.modulus) : Int(value)
    }
}
