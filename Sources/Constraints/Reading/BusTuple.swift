import Algebra

/// What stands on a bus: the bus and the values of its fields.
public struct BusTuple: Sendable, Hashable {
    public let bus: Bus
    public let values: [UInt32]

    public init(bus: Bus, values: [UInt32]) {
        precondition(values.count == bus.fields.count, "a tuple has one value for each field of its bus")
        self.bus = bus
        self.values = values
    }

    /// In how many fields it differs from another tuple of the same bus.
    func distance(to other: BusTuple) -> Int {
        zip(values, other.values).count { $0 != $1 }
    }
}

/// A side of a bus that the statement supplies and no table: the verifier's own entry.
public struct PublicEntry: Sendable, Hashable {
    public let tuple: BusTuple
    public let direction: BusEntry.Direction

    public init(_ direction: BusEntry.Direction, _ tuple: BusTuple) {
        self.tuple = tuple
        self.direction = direction
    }
}

/// A place where a tuple was put on a bus.
public struct BusEnd: Sendable, Hashable {
    /// Index of the table, nil for an entry of the statement.
    public let table: Int?
    public let row: Int
    /// Index into the program's entries.
    public let entry: Int
    public let direction: BusEntry.Direction

    public init(table: Int?, row: Int, entry: Int, direction: BusEntry.Direction) {
        self.table = table
        self.row = row
        self.entry = entry
        self.direction = direction
    }
}

/// A tuple that is not received as often as it is sent.
public struct Imbalance: Sendable, Hashable {
    public let tuple: BusTuple
    /// Sends minus receives, as the representative nearest to zero.
    public let excess: Int
    /// Where it stands; at most a few places.
    public internal(set) var ends: [BusEnd] = []
    /// The tuple on the other side of the same bus that differs in the fewest fields.
    public internal(set) var nearestMiss: BusTuple?

    /// The fields in which the nearest miss differs, by name.
    public var differingFields: [String] {
        guard let nearestMiss else { return [] }
        return tuple.bus.fields.indices.filter { tuple.values[$0] != nearestMiss.values[$0] }
            .map { tuple.bus.fields[$0] }
    }
}
