/// The domains of the line code: x-coordinates of the circle group x² + y² = 1, of order 2^31 (Haböck, Levit, Papini,
/// ePrint 2024/278).
///
/// D_n is the set of the 2^n distinct x-coordinates of the odd multiples of a point of order 2^(n + 2). It is closed
/// under x → −x, and π(x) = 2x² − 1 maps it two-to-one onto D_(n−1). Positions 2i and 2i + 1 hold x and −x, and both
/// map to position i of D_(n−1): a fold by k variables reads 2^k neighbours.
///
/// A message c of length 2^m is f(x) = Σ_b c_b · Π_j (π^j(x))^(b_j), a polynomial of degree below 2^m: its values on
/// D_n are a word of a Reed–Solomon code.
public enum LineDomain {
    /// The largest n for which there is a D_n.
    public static let largestLog = 29

    struct Point: Sendable {
        var x: M31
        var y: M31

        static let unit = Point(x: .one, y: .zero)
        /// A point of order 2^31.
        static let generator = Point(x: M31(UInt32(2)), y: M31(UInt32(1_268_011_823)))

        static func + (left: Point, right: Point) -> Point {
            Point(x: left.x * right.x - left.y * right.y, y: left.x * right.y + left.y * right.x)
        }
    }

    /// Entry k is 2^k times the generator: a point of order 2^(31 − k).
    private static let doublings: [Point] = {
        var points = [Point.generator]
        for _ in 1..<31 { points.append(points[points.count - 1] + points[points.count - 1]) }
        return points
    }()

    /// The x-coordinate at a position of D_n, 0 ≤ n ≤ 29, found without a table of the domain.
    public static func x(_ n: Int, _ position: Int) -> M31 {
        precondition((0...largestLog).contains(n) && position >> n == 0, "a position of a domain")
        guard n > 0 else { return .zero }
        // Of the multiple j at a position of D_(t−1) the children are j and 2^(t+1) − j.
        var multiple: UInt32 = 1
        for level in 1...n where position >> (n - level) & 1 == 1 {
            multiple = (1 << UInt32(level + 1)) - multiple
        }
        return point(n, multiple: multiple).x
    }

    /// A multiple of the point whose odd multiples have the x-coordinates of D_n.
    static func point(_ n: Int, multiple: UInt32) -> Point {
        var point = Point.unit
        var rest = multiple
        var power = 31 - (n + 2)
        while rest > 0 {
            if rest & 1 == 1 { point = point + doublings[power] }
            rest >>= 1
            power += 1
        }
        return point
    }

    /// The x-coordinates of D_n in order of position.
    public static func domain(_ n: Int) -> [M31] {
        (0..<1 << n).map { x(n, $0) }
    }

    /// 1/(2x) for the even positions of D_n, n ≥ 1: what a fold multiplies by.
    public static func halfInverses(_ n: Int) -> [M31] {
        var halves = (0..<1 << (n - 1)).map { x(n, 2 * $0) }
        invertDoubles(&halves)
        return halves
    }

    /// The word on D_n of a message of 2^m elements, m ≤ n. Slow: the reference for the fast transform.
    public static func encode(_ message: [QM31], _ n: Int) -> [QM31] {
        guard message.count > 1 else { return Array(repeating: message[0], count: 1 << n) }
        let half = message.count / 2
        let even = encode((0..<half).map { message[2 * $0] }, n - 1)
        let odd = encode((0..<half).map { message[2 * $0 + 1] }, n - 1)
        var word: [QM31] = []
        word.reserveCapacity(1 << n)
        for index in 0..<1 << (n - 1) {
            let product = odd[index] * x(n, 2 * index)
            word.append(even[index] + product)
            word.append(even[index] - product)
        }
        return word
    }

    /// The same for a message of the base field.
    public static func encode(_ message: [M31], _ n: Int) -> [M31] {
        encode(message.map { QM31($0) }, n).map { $0.a }
    }

    /// Fixes a variable of the message: (1 − r)·f₀ + r·f₁ from f(x) and f(−x), where f(x) = f₀(π(x)) + x·f₁(π(x)).
    @inlinable
    public static func foldPair(_ left: QM31, _ right: QM31, halfInverse: M31, _ r: QM31) -> QM31 {
        let even = (left + right) * M31.inversePowerOfTwo(1)
        let odd = (left - right) * halfInverse
        return even + (odd - even) * r
    }

    /// Folds the 2^k neighbours number `block` of a word on D_n to one value on D_(n−k); k is the number of challenges.
    public static func foldBlock(_ values: [QM31], _ n: Int, block: Int, _ challenges: ArraySlice<QM31>)
        -> QM31
    {
        precondition(values.count == 1 << challenges.count, "a fold by k variables reads 2^k values")
        guard !challenges.isEmpty else { return values[0] }
        var values = values
        var count = values.count / 2
        // The x-coordinates of the block, then those of its folds: all are inverted together.
        var halves = (0..<count).map { x(n, (block * count + $0) * 2) }
        var from = 0
        while count > 1 {
            count /= 2
            for index in 0..<count {
                let square = halves[from + 2 * index] * halves[from + 2 * index]
                halves.append(square + square - .one)
            }
            from += 2 * count
        }
        invertDoubles(&halves)
        from = 0
        for challenge in challenges {
            count = values.count / 2
            for index in 0..<count {
                values[index] = foldPair(
                    values[2 * index], values[2 * index + 1], halfInverse: halves[from + index], challenge)
            }
            values.removeLast(count)
            from += count
        }
        return values[0]
    }

    /// Replaces each x, none of them zero, by 1/(2x) with one inversion in all (Montgomery's trick).
    private static func invertDoubles(_ values: inout [M31]) {
        var products: [M31] = []
        products.reserveCapacity(values.count)
        var product = M31.one
        for index in values.indices {
            values[index] += values[index]
            products.append(product)
            product *= values[index]
        }
        guard var inverse = product.inverse else { preconditionFailure("no x of D_n, n ≥ 1, is zero") }
        for index in values.indices.reversed() {
            let value = values[index]
            values[index] = inverse * products[index]
            inverse *= value
        }
    }
}
