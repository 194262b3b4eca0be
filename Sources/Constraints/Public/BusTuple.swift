import Algebra

/// What stands on a bus: the bus and the values of its fields.
public struct BusTuple: Sendable, Hashable, Comparable {
    public let bus: Bus
    public let values: [UInt32]

    public init(bus: Bus, values: [UInt32]) {
        precondition(values.count == bus.fields.count, "a tuple has one value for each field of its bus")
        self.bus = bus
        self.values = values
    }

    /// In order of bus number and of the fields, the first one first.
    public static func < (left: BusTuple, right: BusTuple) -> Bool {
        left.bus.number != right.bus.number
            ? left.bus.number < right.bus.number
            : left.values.lexicographicallyPrecedes(right.values)
    }

    /// How far it is from another tuple of the same bus: in how many fields they differ, whether the time is one of
    /// them, and by how much they differ in all. With as many fields, another value tells more than another time: it is
    /// the access that was meant.
    func distance(to other: BusTuple) -> (fields: Int, times: Int, difference: UInt64) {
        var distance: (fields: Int, times: Int, difference: UInt64) = (0, 0, 0)
        for (field, (one, another)) in zip(bus.fields, zip(values, other.values)) where one != another {
            distance.fields += 1
            if field == "time" { distance.times += 1 }
            distance.difference += UInt64(max(one, another) - min(one, another))
        }
        return distance
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

extension BusEntry.Direction {
    /// How a tuple counts in the sum over its bus.
    var sign: M31 { self == .send ? .one : -.one }
}
