import Constraints

/// Where every committed column and every bus entry of every piece lies, in the stack of cells and in the stack of
/// fractions; prover and verifier compute it from the shape and the parameters alone.
///
/// Pieces come in falling order of height, so every offset is a multiple of the height of what lies there.
public struct Layout: Sendable {
    /// A column or an entry of a piece, and its first place in its stack.
    public struct Place: Sendable, Hashable {
        /// Index of the piece in the shape.
        public let piece: Int
        /// Index of the column or the entry in the recording of the table.
        public let number: Int
        public let offset: Int
    }

    /// The longest stripe: its word lies on a domain that the circle group has, and one level of a word of its length
    /// still costs fewer than 24 bits of the field.
    public static let largestLogStripe = 23
    /// A leaf of two positions of so many stripes has 1024 bytes, one chunk of BLAKE3.
    public static let largestStripeCount = 128

    public let shape: Shape
    public let parameters: Parameters
    /// Committed columns only, in the order of the recording within each piece.
    public let columns: [Place]
    public let entries: [Place]
    /// Indices into `columns` of each piece.
    public let columnsOfPiece: [Range<Int>]
    /// Indices into `entries` of each piece.
    public let entriesOfPiece: [Range<Int>]
    /// Committed values in all.
    public let cells: Int
    /// Fractions in all.
    public let leaves: Int
    public let maxLogHeight: Int
    /// Constraints of all pieces: each has a power of its own in the row argument.
    public let constraintCount: Int
    /// Base-2 logarithm of the cells of a stripe.
    public let logStripe: Int
    public let stripes: Int
    /// Variables of a stripe's number.
    public let stripeVariables: Int
    /// Variables of a fraction's number; at least those of the highest piece, whose rows the same point addresses.
    public let busVariables: Int
    /// Folds between the commitments of the opening.
    public let foldSchedule: [Int]

    /// The layout of a shape that was checked, or that a prover made.
    public init(circuit: Circuit, shape: Shape, parameters: Parameters) {
        var columns: [Place] = []
        var entries: [Place] = []
        var columnsOfPiece: [Range<Int>] = []
        var entriesOfPiece: [Range<Int>] = []
        var (cells, leaves, constraints) = (0, 0, 0)
        for (index, piece) in shape.pieces.enumerated() {
            let summary = circuit.summaries[piece.table]
            let (firstColumn, firstEntry) = (columns.count, entries.count)
            for number in summary.committed {
                columns.append(Place(piece: index, number: number, offset: cells))
                cells += 1 << piece.logHeight
            }
            for number in 0..<summary.entries {
                entries.append(Place(piece: index, number: number, offset: leaves))
                leaves += 1 << piece.logHeight
            }
            columnsOfPiece.append(firstColumn..<columns.count)
            entriesOfPiece.append(firstEntry..<entries.count)
            constraints += summary.constraints
        }
        self.shape = shape
        self.parameters = parameters
        self.columns = columns
        self.entries = entries
        self.columnsOfPiece = columnsOfPiece
        self.entriesOfPiece = entriesOfPiece
        self.cells = cells
        self.leaves = leaves
        constraintCount = constraints
        maxLogHeight = shape.pieces.first?.logHeight ?? 0
        logStripe = parameters.logStripe(cells: cells)
        stripes = max(1, (cells + (1 << logStripe) - 1) >> logStripe)
        stripeVariables = Self.variables(stripes)
        busVariables = max(1, Self.variables(leaves), maxLogHeight)
        foldSchedule = parameters.foldSchedule(logStripe: logStripe)
    }

    /// Base-2 logarithm of the length of the words of the stripes.
    public var logWord: Int { logStripe + parameters.logBlowup }

    /// Fractions of the tables and of the statement together.
    public func busEntries(with publicSide: PublicSide) -> Int { leaves + publicSide.entries.count }

    /// Bits of a number below `count`.
    static func variables(_ count: Int) -> Int {
        count <= 1 ? 0 : Int.bitWidth - (count - 1).leadingZeroBitCount
    }
}
