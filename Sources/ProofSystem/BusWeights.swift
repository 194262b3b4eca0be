import Algebra
import Constraints

/// What the bus argument's point says about each entry: the extension of the stack of fractions, entry by entry.
///
/// At the point r, the entry at offset o of a piece of 2^h rows has the weight w = Π_{j ≥ h} eq(r_j, bit j of o), its
/// rows the weights w·eq(r[…h], row); the padding of the stack has what the entries leave of 1, with fraction 0/1.
public struct BusWeights: Sendable {
    /// One for each entry of the layout.
    public let entries: [QM31]
    public let padding: QM31
    /// The part of the numerators' extension that the verifier knows: ±[row < rows in use] for every entry that counts
    /// once.
    public let publicNumerator: QM31

    /// The weights at a point with `layout.busVariables` coordinates.
    public init(layout: Layout, circuit: Circuit, point: [QM31]) {
        var weights: [QM31] = []
        weights.reserveCapacity(layout.entries.count)
        var (sum, known) = (QM31.zero, QM31.zero)
        for (index, piece) in layout.shape.pieces.enumerated() {
            let prefix = Multilinear.prefix(point.prefix(piece.logHeight), count: piece.rowsInUse)
            let program = circuit.tables[piece.table]
            for position in layout.entriesOfPiece[index] {
                let place = layout.entries[position]
                let weight = Multilinear.eq(point, bitsOf: place.offset, from: piece.logHeight)
                weights.append(weight)
                sum += weight
                let entry = program.entries[place.number]
                if !entry.isOffer { known += weight * prefix * entry.direction.element }
            }
        }
        entries = weights
        padding = QM31.one - sum
        publicNumerator = known
    }
}

extension BusEntry.Direction {
    /// How a tuple counts in the sum over its bus.
    public var element: M31 { self == .send ? .one : -.one }
}
