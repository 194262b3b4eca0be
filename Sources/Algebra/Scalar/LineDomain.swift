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

        static func - (left: Point, right: Point) -> Point {
            left + Point(x: right.x, y: -right.y)
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
        return point(n, multiple: multiple(n, position)).x
    }

    /// Which multiple of its first point stands at a position of D_n: of the multiple j at a position of D_(t−1) the
    /// children are j and 2^(t+1) − j.
    private static func multiple(_ n: Int, _ position: Int) -> UInt32 {
        var multiple: UInt32 = 1
        for level in 0..<n where position >> (n - 1 - level) & 1 == 1 {
            multiple = (4 << UInt32(level)) - multiple
        }
        return multiple
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

    /// The word on D_n of a message of 2^m elements, m ≤ n: the reference for the transform by kernels.
    public static func encode(_ message: [QM31], _ n: Int) -> [QM31] {
        // From the last variable to the first, words on D_d of the messages that are left, element for element beside
        // each other: on a domain of one point for each repetition every message is its own word.
        var word = (0..<1 << n).map { message[$0 % message.count] }
        var full = message.count
        while full > 1 {
            let half = full / 2
            let d = n - half.trailingZeroBitCount
            for start in stride(from: 0, to: word.count, by: full) {
                let x = x(d, 2 * (start / full))
                for index in start..<start + half {
                    let product = word[index + half] * x
                    (word[index], word[index + half]) = (word[index] + product, word[index] - product)
                }
            }
            full = half
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
        var halves = evenXs(n, block: block, count: count)
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

    /// The x-coordinates at the even positions among 2·count neighbours on D_n; cheaper than one by one.
    private static func evenXs(_ n: Int, block: Int, count: Int) -> [M31] {
        let log = count.trailingZeroBitCount
        var points = Array(repeating: point(n, multiple: multiple(n - log - 1, block)), count: count)
        // Even positions have the multiples of the domain above, each followed by its mirror in the next turn.
        for level in n - log..<n {
            let turn = doublings[level + 30 - n]
            for index in (0..<count >> (n - level)).reversed() {
                (points[2 * index], points[2 * index + 1]) = (points[index], turn - points[index])
            }
        }
        return points.map { $0.x }
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
