import CKernels
import Synchronization

/// The points that the transform of the line code multiplies by, for all domains up to one.
///
/// Entry 2^(k−1) + i is the x-coordinate at position 2i of D_k: the twiddle of block i of the layer that makes words
/// on D_k, and at the same time node 2^(k−1) + i of the tree of all blocks.
public final class LineTwiddles: Sendable {
    /// The largest domain in the table.
    public let largestLog: Int
    private let values: FieldVector

    /// Largest table made so far. It serves all smaller domains too; at 4 bytes a point of the largest domain it is
    /// small beside any word of that length.
    private static let latest = Mutex<LineTwiddles?>(nil)

    /// A table for D_1 up to D_n, 1 ≤ n ≤ 29, made once.
    public static func upTo(_ n: Int) -> LineTwiddles {
        latest.withLock { latest in
            if let latest, latest.largestLog >= n { return latest }
            let table = LineTwiddles(upTo: n, kernels: .selected)
            latest = table
            return table
        }
    }

    init(upTo n: Int, kernels: Kernels) {
        precondition((1...LineDomain.largestLog).contains(n), "the circle group has order 2^31")
        largestLog = n
        values = FieldVector(count: 1 << n)
        values.base[0] = 0
        for k in 1...n { Self.fill(values.base + (1 << (k - 1)), k, kernels) }
    }

    /// 2^largestLog canonical values; the first one means nothing.
    var base: UnsafePointer<UInt32> { UnsafePointer(values.base) }

    /// Position 2i of D_k has the multiple j that position i of D_(k−1) has: start with 1, and for each bit of i from
    /// the top keep j or take 2^(t+1) − j. Whatever j the upper bits led to, the lower bits turn it into c ± j with c
    /// and the sign theirs alone. So the point is a sum of two from tables as long as the root of the domain.
    private static func fill(_ line: UnsafeMutablePointer<UInt32>, _ k: Int, _ kernels: Kernels) {
        let bits = k - 1
        let lowBits = bits / 2
        let low = FieldVector(count: 2 << lowBits)
        for index in 0..<1 << lowBits {
            var constant: Int64 = 0
            var isNegative = false
            for bit in (0..<lowBits).reversed() where index >> bit & 1 == 1 {
                constant = 1 << Int64(bits - bit + 1) - constant
                isNegative.toggle()
            }
            let order = Int64(1) << Int64(k + 2)
            let point = LineDomain.point(k, multiple: UInt32((constant % order + order) % order))
            low.base[index] = point.x.value
            low.base[1 << lowBits + index] = (isNegative ? point.y : -point.y).value
        }
        for index in 0..<1 << (bits - lowBits) {
            var multiple: UInt32 = 1
            for level in 1..<(bits - lowBits + 1) where index >> (bits - lowBits - level) & 1 == 1 {
                multiple = (1 << UInt32(level + 1)) - multiple
            }
            let point = LineDomain.point(k, multiple: multiple)
            kernels.code.combine(
                low.base, low.base + 1 << lowBits, point.x.value, point.y.value, 1 << lowBits,
                line + index << lowBits)
        }
    }
}
