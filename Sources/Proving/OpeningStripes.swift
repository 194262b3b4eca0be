import Algebra
import ProofSystem

/// The rounds over the stripe variables, without the long weight vector.
///
/// The weight on a stripe is a factor times T_t, t the stripe's type: all stripes inside columns of at least 2^m cells
/// share one type, the row weights of height 2^m; stripes of several shorter columns have types of their own. A round
/// is bilinear, so it needs nothing but the inner products ⟨T_t, F_s⟩ of every type with every stripe, and these are
/// sums of `OpeningSums`. What was a table of 2^m cells a stripe is a row of a small matrix.
struct OpeningStripes {
    /// A column inside one stripe, and the weight it is batched with.
    struct ShortColumn {
        let column: Int
        let logHeight: Int
        let offset: Int
        let weight: QM31
    }

    /// The short columns of each type; none for the type of long columns.
    let types: [[ShortColumn]]
    /// The type of long columns, if there are any.
    let longType: Int?
    /// ⟨T_t, F_s⟩ and the weight of stripe s by type: row s of as many entries as there are types.
    private var products: [QM31]
    private var weights: [QM31]
    /// eq of the challenges so far and the upper bits of a stripe's number.
    private(set) var stripeWeights: [QM31] = [.one]

    /// `zeta` has a coordinate for each bit of a cell's number.
    init(layout: Layout, point: RowPoint, zeta: [QM31], sums: OpeningSums) {
        let logStripe = layout.logStripe
        var types: [[ShortColumn]] = []
        var kinds = [(type: Int, factor: QM31)](repeating: (0, .zero), count: layout.stripes)
        var typeOfStripe: [Int?] = Array(repeating: nil, count: layout.stripes)
        var longType: Int?
        for (column, place) in layout.columns.enumerated() {
            let logHeight = layout.logHeight(ofColumn: column)
            let weight = Multilinear.eq(zeta, bitsOf: place.offset, from: logHeight)
            let first = place.offset >> logStripe
            if logHeight >= logStripe {
                if longType == nil {
                    longType = types.count
                    types.append([])
                }
                let inside = point.coordinates[(logStripe - point.window)..<(logHeight - point.window)]
                for (index, factor) in Multilinear.eqTable(inside).enumerated() {
                    kinds[first + index] = (longType!, weight * factor)
                }
            } else {
                if typeOfStripe[first] == nil {
                    typeOfStripe[first] = types.count
                    kinds[first] = (types.count, .one)
                    types.append([])
                }
                types[typeOfStripe[first]!].append(
                    ShortColumn(column: column, logHeight: logHeight, offset: place.offset, weight: weight))
            }
        }
        self.types = types
        self.longType = longType
        let rows = 1 << layout.stripeVariables
        products = [QM31](repeating: .zero, count: rows * types.count)
        weights = products
        for (stripe, kind) in kinds.enumerated() {
            weights[stripe * types.count + kind.type] = kind.factor
            for type in types.indices {
                var product = type == longType ? sums.whole(stripe: stripe) : .zero
                for short in types[type] {
                    product +=
                        short.weight
                        * sums.sum(
                            stripe: stripe, column: short.column, offset: short.offset,
                            logHeight: short.logHeight)
                }
                products[stripe * types.count + type] = product
            }
        }
    }

    /// The message of the next round: that of the highest variable left.
    func message() -> OpeningProof.Round {
        let half = products.count / 2
        var (constant, quadratic) = (QM31.zero, QM31.zero)
        for low in 0..<half {
            constant += weights[low] * products[low]
            quadratic += (weights[low + half] - weights[low]) * (products[low + half] - products[low])
        }
        return OpeningProof.Round(constant: constant, quadratic: quadratic)
    }

    /// Sets the highest variable left to z.
    mutating func bind(_ z: QM31) {
        let half = products.count / 2
        for low in 0..<half {
            products[low] += z * (products[low + half] - products[low])
            weights[low] += z * (weights[low + half] - weights[low])
        }
        products.removeLast(half)
        weights.removeLast(half)
        stripeWeights = stripeWeights.flatMap { weight in
            let high = weight * z
            return [weight - high, high]
        }
    }

    /// The weight of each type after the last round: W = Σ_t w_t T_t.
    var typeWeights: [QM31] {
        precondition(weights.count == types.count, "all stripe variables are bound")
        return weights
    }
}
