import Algebra
import Constraints

/// Why a shape cannot be one of a sound proof.
public enum ShapeError: Error, Sendable, Hashable {
    case pieceCount(found: Int, limit: Int)
    case unknownTable(piece: Int, found: Int, tables: Int)
    case height(piece: Int, logHeight: Int, least: Int, most: Int)
    case rowsInUse(piece: Int, found: Int, logHeight: Int)
    /// The piece belongs before the one before it.
    case order(piece: Int)
    /// A table whose rows the verifier knows is there more than once or never, or with other rows.
    case publicTable(table: Int, found: Int, expectedLogHeight: Int, expectedRows: Int)
    /// A table whose rows should be public, and of which the statement says nothing.
    case unknownRows(table: Int)
    /// With so many tuples, one that is sent a multiple of p times would count as never sent.
    case tooManyTuples(found: UInt64, limit: UInt64)
    case tooManyCells(found: UInt64, limit: UInt64)
    case tooManyFractions(found: UInt64, limit: UInt64)
}

extension Shape {
    /// The highest piece has 2^26 rows.
    public static let mostLogHeight = 26
    public static let mostPieces = 1024
    /// Fractions of all tables: the work before the bus challenges stays within a prover's means.
    public static let mostFractions: UInt64 = 1 << 30

    /// Everything that a verifier must know about heights before any cryptography.
    ///
    /// - Pieces are in order, their heights and rows in use within bounds.
    /// - A table whose rows are the statement's occurs exactly once, with them: a second copy of a table that opens
    ///   memory would let a read see the initial value again.
    /// - All tables together have room for fewer than p tuples, so that no tuple can be sent p times and never received.
    /// - Cells and fractions stay within what the parameters were made for.
    public func check(
        circuit: Circuit, publicSide: PublicSide, parameters: Parameters
    ) throws(ShapeError) {
        guard (1...Self.mostPieces).contains(pieces.count) else {
            throw .pieceCount(found: pieces.count, limit: Self.mostPieces)
        }
        try checkPieces(circuit, parameters)
        try checkPublicTables(circuit, publicSide)
        try checkSizes(circuit, publicSide, parameters)
    }

    public func checkPieces(_ circuit: Circuit, _ parameters: Parameters) throws(ShapeError) {
        for (index, piece) in pieces.enumerated() {
            guard circuit.tables.indices.contains(piece.table) else {
                throw .unknownTable(piece: index, found: piece.table, tables: circuit.tables.count)
            }
            guard parameters.window <= piece.logHeight, piece.logHeight <= Self.mostLogHeight else {
                throw .height(
                    piece: index, logHeight: piece.logHeight, least: parameters.window,
                    most: Self.mostLogHeight)
            }
            guard piece.rowsInUse >= 1, piece.rowsInUse <= 1 << piece.logHeight else {
                throw .rowsInUse(piece: index, found: piece.rowsInUse, logHeight: piece.logHeight)
            }
            guard index == 0 || !Self.precedes(piece, pieces[index - 1]) else { throw .order(piece: index) }
        }
    }

    private func checkPublicTables(_ circuit: Circuit, _ publicSide: PublicSide) throws(ShapeError) {
        var counts = Array(repeating: 0, count: circuit.tables.count)
        for piece in pieces { counts[piece.table] += 1 }
        for table in circuit.tables.indices {
            guard let known = publicSide.fixed[table] else {
                guard counts[table] == 0 || !circuit.summaries[table].isPublic else {
                    throw .unknownRows(table: table)
                }
                continue
            }
            let mismatch = ShapeError.publicTable(
                table: table, found: counts[table], expectedLogHeight: known.logHeight,
                expectedRows: known.rowsInUse)
            guard counts[table] == (known.rowsInUse == 0 ? 0 : 1) else { throw mismatch }
            for piece in pieces where piece.table == table {
                guard piece.logHeight == known.logHeight, piece.rowsInUse == known.rowsInUse else {
                    throw mismatch
                }
            }
        }
    }

    private func checkSizes(
        _ circuit: Circuit, _ publicSide: PublicSide, _ parameters: Parameters
    ) throws(ShapeError) {
        var (cells, fractions): (UInt64, UInt64) = (0, 0)
        var tuples = UInt64(publicSide.entries.count)
        for piece in pieces {
            // Below 2^26 rows, 2^20 columns and 2^10 pieces: no sum wraps.
            let summary = circuit.summaries[piece.table]
            let height = UInt64(1) << UInt64(piece.logHeight)
            cells += height * UInt64(summary.committed.count)
            fractions += height * UInt64(summary.entries)
            tuples += height * UInt64(summary.uses)
        }
        guard tuples < UInt64(M31.modulus) else {
            throw .tooManyTuples(found: tuples, limit: UInt64(M31.modulus))
        }
        // The longest stripes, as many as a leaf has room for.
        let stripes = UInt64(2 * Layout.largestStripeCount >> parameters.firstArity)
        let cellLimit = stripes << UInt64(Layout.largestLogStripe)
        guard cells <= cellLimit else { throw .tooManyCells(found: cells, limit: cellLimit) }
        guard fractions <= Self.mostFractions else {
            throw .tooManyFractions(found: fractions, limit: Self.mostFractions)
        }
    }
}

extension ShapeError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .pieceCount(let found, let limit):
            "The proof has \(found) table pieces; there are 1 to \(limit)."
        case .unknownTable(let piece, let found, let tables):
            "Piece \(piece) belongs to table \(found); the circuit has \(tables)."
        case .height(let piece, let logHeight, let least, let most):
            "Piece \(piece) has 2^\(logHeight) rows; pieces have 2^\(least) to 2^\(most)."
        case .rowsInUse(let piece, let found, let logHeight):
            "Piece \(piece) uses \(found) of its 2^\(logHeight) rows."
        case .order(let piece):
            "Piece \(piece) is not in order: pieces come in falling order of height, then by table."
        case .publicTable(let table, let found, let expectedLogHeight, let expectedRows):
            "Table \(table) occurs \(found) times; it must occur exactly once unless it is empty, with "
                + "\(expectedRows) rows in use of 2^\(expectedLogHeight)."
        case .unknownRows(let table):
            "Table \(table) has public rows, and the statement does not say which."
        case .tooManyTuples(let found, let limit):
            "The tables could put \(found) tuples on their buses; counts are exact only below \(limit). "
                + "Prove a shorter run."
        case .tooManyCells(let found, let limit):
            "The tables have \(found) cells; a proof takes at most \(limit). Prove a shorter run."
        case .tooManyFractions(let found, let limit):
            "The tables have \(found) bus entries; a proof takes at most \(limit). Prove a shorter run."
        }
    }
}
