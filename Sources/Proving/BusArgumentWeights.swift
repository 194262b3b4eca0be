import Algebra
import CKernels

/// The weights eq(point, i) of the terms i < count of a round, as products of a table for the low bits of i and one for
/// the high bits: the kernels read only the first, which stays in the nearest cache.
struct BusArgumentWeights: Sendable {
    static let logTile = 7
    /// Terms that share their high factor.
    static let tile = 1 << logTile

    let count: Int
    /// eq of the low coordinates.
    let low: ExtensionVector
    private let high: [QM31]
    /// 1 − Σ_{i < count} eq(point, i): the weight of the padding.
    let rest: QM31

    init(_ point: ArraySlice<QM31>, count: Int) {
        self.count = count
        let lowBits = min(Self.logTile, point.count)
        let lowTable = Multilinear.eqTable(point.prefix(lowBits))
        low = ExtensionVector(count: lowTable.count)
        let planes = BusArgumentPlanes(low)
        for (index, weight) in lowTable.enumerated() { planes[index] = weight }
        high = Self.table(point.dropFirst(lowBits), count: (count + Self.tile - 1) >> Self.logTile)
        rest = QM31.one - Multilinear.prefix(point, count: count)
    }

    /// The high factor of the tile of a term.
    func high(_ term: Int) -> QM31 { high[term >> Self.logTile] }

    /// The first `count` values of eq(point, ·), from the highest coordinate down.
    private static func table(_ point: ArraySlice<QM31>, count: Int) -> [QM31] {
        var table = [QM31.one]
        for (index, coordinate) in zip(point.indices, point).reversed() {
            let size = ((count - 1) >> (index - point.startIndex)) + 1
            var next: [QM31] = []
            next.reserveCapacity(2 * table.count)
            for weight in table {
                let product = weight * coordinate
                next.append(weight - product)
                next.append(product)
            }
            if next.count > size { next.removeLast(next.count - size) }
            table = next
        }
        return table
    }
}

/// t(0) and the coefficient of X² of a round polynomial t, or a part of their sums.
struct BusArgumentSums: Sendable {
    var atZero = QM31.zero
    var quadratic = QM31.zero

    static func += (left: inout Self, right: Self) {
        left.atZero += right.atZero
        left.quadratic += right.quadratic
    }

    static func * (left: QM31, right: Self) -> Self {
        Self(atZero: left * right.atZero, quadratic: left * right.quadratic)
    }

    static func - (left: Self, right: Self) -> Self {
        Self(atZero: left.atZero - right.atZero, quadratic: left.quadratic - right.quadratic)
    }
}

extension BusArgumentWeights {
    /// The weighted sums of products over some ranges of terms: of a·b, where the four values of a term are a and b of
    /// its two pairs.
    ///
    /// `values` makes the values of some terms in the memory that it is given, or says where they are stored.
    func productSums(
        _ ranges: [Range<Int>], _ kernels: NexusBusKernels, _ control: ProverControl,
        _ values: @Sendable (_ terms: Range<Int>, _ scratch: BusArgumentPlanes) -> BusArgumentPlanes
    ) throws(ProvingError) -> BusArgumentSums {
        try BusArgumentLoop.sum(ranges, control) { terms in
            // Room for all values of a tile, and for those of twice as many terms from which a variable is bound.
            let stride = 8 * Self.tile + 16
            return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 4 * stride) { memory in
                let scratch = BusArgumentPlanes(base: memory.baseAddress!, stride: stride)
                return sums(terms) { sums, first, n, low in
                    let found = values(first..<first + n, scratch)
                    kernels.product_round(sums, found.base, found.stride, n, low, self.low.stride)
                }
            }
        }
    }

    /// The weighted sums over a range of terms; `round` is a kernel that sums those from a term on, given how many and
    /// their low weights.
    func sums(
        _ terms: Range<Int>,
        _ round: (_ sums: UnsafeMutablePointer<UInt32>, _ first: Int, _ n: Int, UnsafePointer<UInt32>) -> Void
    ) -> BusArgumentSums {
        var total = BusArgumentSums()
        var first = terms.lowerBound
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 8) { words in
            let sums = words.baseAddress!
            while first < terms.upperBound {
                let position = first & (Self.tile - 1)
                let n = min(Self.tile - position, terms.upperBound - first)
                round(sums, first, n, low.base + position)
                let part = BusArgumentSums(
                    atZero: QM31(M31(sums[0]), M31(sums[1]), M31(sums[2]), M31(sums[3])),
                    quadratic: QM31(M31(sums[4]), M31(sums[5]), M31(sums[6]), M31(sums[7])))
                total += high(first) * part
                first += n
            }
        }
        return total
    }
}
