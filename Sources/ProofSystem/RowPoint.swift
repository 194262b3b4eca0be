import Algebra

/// Where the columns are evaluated: a vector of weights for the low variables of a row number, which the window bound
/// together, then one coordinate for each variable above.
///
/// The weights are the Lagrange polynomials of the nodes 0, 1, …, 2^window − 1 at one challenge: a vector of weights
/// like that of a multilinear point, but not one of those.
public struct RowPoint: Sendable, Hashable {
    /// 2^window weights.
    public let low: [QM31]
    /// The coordinates of variables `window`, `window` + 1, …
    public let coordinates: [QM31]

    public init(low: [QM31], coordinates: [QM31]) {
        self.low = low
        self.coordinates = coordinates
    }

    /// Variables that the window bound.
    public var window: Int { Int.bitWidth - 1 - low.count.leadingZeroBitCount }

    /// The coordinate of a variable above the window.
    public subscript(variable: Int) -> QM31 { coordinates[variable - window] }

    /// The weights of all rows of a column of 2^logHeight rows.
    public func table(logHeight: Int) -> [QM31] {
        let upper = Multilinear.eqTable(coordinates.prefix(logHeight - window))
        var result: [QM31] = []
        result.reserveCapacity(upper.count * low.count)
        for weight in upper {
            for factor in low { result.append(weight * factor) }
        }
        return result
    }

    /// The extension of the low weights at the first coordinates of a multilinear point.
    public func lowWeight(at point: [QM31]) -> QM31 {
        Multilinear.dot(low, Multilinear.eqTable(point.prefix(window)))
    }
}
