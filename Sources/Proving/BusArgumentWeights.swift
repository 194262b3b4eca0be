import Algebra

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
