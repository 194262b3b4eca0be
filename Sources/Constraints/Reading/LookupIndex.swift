/// Finds the rows of a lookup table that offer tuples of one bus.
public protocol LookupIndex: Sendable {
    /// Writes for each tuple of the block the row that offers it, or −1 if none does.
    ///
    /// A whole block at a time, so that a call of unknown destination is paid once for many tuples.
    func find(_ block: TupleBlock, rows: UnsafeMutablePointer<Int32>)
}

extension LookupIndex {
    /// The row that offers a tuple.
    public func row(of values: [UInt32]) -> Int? {
        var row: Int32 = -1
        values.withUnsafeBufferPointer { values in
            guard let base = values.baseAddress else { return }
            withUnsafeTemporaryAllocation(of: UnsafePointer<UInt32>.self, capacity: values.count) { fields in
                for index in 0..<values.count { fields[index] = base + index }
                guard let first = fields.baseAddress else { return }
                find(TupleBlock(fields: first, count: 1), rows: &row)
            }
        }
        return row < 0 ? nil : Int(row)
    }
}

/// Tuples of one bus, field by field.
///
/// Unsafe pointers, because a run has tens of millions of lookups, and bounds checks would cost more than
/// the search.
public struct TupleBlock {
    private let fields: UnsafePointer<UnsafePointer<UInt32>>
    /// How many tuples.
    public let count: Int

    init(fields: UnsafePointer<UnsafePointer<UInt32>>, count: Int) {
        self.fields = fields
        self.count = count
    }

    /// The values of one field, one for each tuple.
    public func field(_ index: Int) -> UnsafePointer<UInt32> { fields[index] }
}
