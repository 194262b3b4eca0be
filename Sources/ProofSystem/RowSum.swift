import Algebra
import Constraints

/// The summand of the row argument: what one row of a piece contributes to the claim, given its values at a point.
///
/// Batched by powers of λ: 1 for the multiplicities of lookup tables, λ for the denominators, λ² and on for the
/// constraints, a power of its own for every constraint of every piece. With equal powers for two pieces, their errors
/// could cancel.
public struct RowSum: Sendable {
    public let lambda: QM31
    public let weights: BusWeights
    /// λ^(2 + i) for constraint i of all pieces.
    public let powers: [QM31]
    /// Indices into `powers` of the first constraint of each piece.
    public let firstPower: [Int]

    /// The batching of a layout's claims.
    public init(layout: Layout, circuit: Circuit, weights: BusWeights, lambda: QM31) {
        self.lambda = lambda
        self.weights = weights
        var power = lambda * lambda
        var powers: [QM31] = []
        powers.reserveCapacity(layout.constraintCount)
        for _ in 0..<layout.constraintCount {
            powers.append(power)
            power *= lambda
        }
        self.powers = powers
        var first: [Int] = []
        var count = 0
        for piece in layout.shape.pieces {
            first.append(count)
            count += circuit.summaries[piece.table].constraints
        }
        firstPower = first
    }

    /// What all rows must sum to, given the claims of the bus argument.
    public func claim(_ claim: BusClaim) -> QM31 {
        claim.numerator - weights.publicNumerator + lambda * (claim.denominator - weights.padding)
    }

    /// The contribution of a piece whose columns, committed and fixed, have these values.
    public func value(piece: Int, layout: Layout, circuit: Circuit, bus: BusChallenges, columns: [QM31])
        -> QM31
    {
        let program = circuit.tables[layout.shape.pieces[piece].table]
        let nodes = program.evaluate(columns)
        var (denominators, sum) = (QM31.zero, QM31.zero)
        for (entry, position) in zip(program.entries, layout.entriesOfPiece[piece]) {
            var denominator = bus.constant(bus: entry.bus.number)
            for (index, node) in entry.tuple.enumerated() {
                denominator -= bus.coefficients[index + 1] * nodes[node]
            }
            let weight = weights.entries[position]
            denominators += weight * denominator
            if case .count(let column) = entry.multiplicity {
                sum += weight * columns[column] * entry.direction.element
            }
        }
        sum += lambda * denominators
        for (index, constraint) in program.constraints.enumerated() {
            sum += powers[firstPower[piece] + index] * nodes[constraint.node]
        }
        return sum
    }
}

extension ConstraintProgram {
    /// The value of each node, given those of the columns.
    public func evaluate(_ columns: [QM31]) -> [QM31] {
        var values: [QM31] = []
        values.reserveCapacity(nodes.count)
        for node in nodes {
            switch node {
            case .constant(let constant): values.append(QM31(constant.element))
            case .column(let index): values.append(columns[index])
            case .sum(let left, let right): values.append(values[left] + values[right])
            case .difference(let left, let right): values.append(values[left] - values[right])
            case .product(let left, let right): values.append(values[left] * values[right])
            }
        }
        return values
    }
}
