/// The cell that is selected on the Trace screen.
public struct TraceCursor: Codable, Hashable, Sendable {
    var chip: String
    /// Counted over all pieces of the chip's table.
    var row: Int
    /// Index into the chip's columns.
    var column: Int
}
