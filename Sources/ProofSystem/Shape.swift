/// One filled table, or a piece of it.
public struct Piece: Sendable, Hashable {
    /// Its number in the circuit.
    public var table: Int
    /// Base-2 logarithm of its rows.
    public var logHeight: Int
    /// Rows that count on buses; the others repeat the last one.
    public var rowsInUse: Int

    public init(table: Int, logHeight: Int, rowsInUse: Int) {
        self.table = table
        self.logHeight = logHeight
        self.rowsInUse = rowsInUse
    }
}

/// The pieces of a proof, in falling order of height, then by table number, then by falling number of rows in use.
///
/// Chosen by the prover, checked by the verifier before any cryptography (`Shape+Checks.swift`), and hashed into the
/// transcript.
public struct Shape: Sendable, Hashable {
    public var pieces: [Piece]

    public init(pieces: [Piece]) {
        self.pieces = pieces
    }

    /// The shape of these pieces, and for each piece of the shape its index among them. Equal pieces stay in the order
    /// in which they are given, so that a prover has no choice.
    public static func sorted(_ pieces: [Piece]) -> (shape: Shape, order: [Int]) {
        let order = pieces.indices.sorted { left, right in
            if precedes(pieces[left], pieces[right]) { return true }
            return !precedes(pieces[right], pieces[left]) && left < right
        }
        return (Shape(pieces: order.map { pieces[$0] }), order)
    }

    /// The order of pieces in a shape.
    public static func precedes(_ left: Piece, _ right: Piece) -> Bool {
        if left.logHeight != right.logHeight { return left.logHeight > right.logHeight }
        if left.table != right.table { return left.table < right.table }
        return left.rowsInUse > right.rowsInUse
    }
}
