import Algebra
import Constraints

/// The univariate window: the first k variables of a row number, bound by one message.
///
/// The low k bits of a row number are read as one variable over the nodes 0, …, 2^k − 1. With g the sum over the blocks
/// of 2^k rows, T(x) = Σ_blocks eq(r[k…], block)·g(block, x) has degree 3(2^k − 1), and the claim of the row argument
/// is Σ_{x < 2^k} eq(r[…k], x)·T(x). The prover sends T on 0, …, 3(2^k − 1): all its work on constraints is then in the
/// base field. A challenge ξ binds the block: a column becomes Σ_x L_x(ξ)·column[block, x].
public enum Window {
    /// The values that the message has.
    public static func messageLength(_ window: Int) -> Int {
        ConstraintProgram.maxDegree * ((1 << window) - 1) + 1
    }

    /// The Lagrange polynomials of the nodes 0, …, count − 1 at a point of either field.
    public static func lagrange(at point: QM31, count: Int) -> [QM31] {
        var before = [QM31.one]
        var after = [QM31.one]
        for index in 0..<max(0, count - 1) {
            before.append(before[index] * (point - M31(UInt32(index))))
            after.append(after[index] * (point - M31(UInt32(count - 1 - index))))
        }
        let inverses = nodeInverses(count)
        return (0..<count).map { before[$0] * after[count - 1 - $0] * inverses[$0] }
    }

    /// From 2^k values on the nodes to the values of the same polynomial at 2^k, …, 3(2^k − 1): one row of factors, in
    /// the base field, for each of the latter.
    public static func extensionMatrix(_ window: Int) -> [[M31]] {
        (1 << window..<messageLength(window)).map { node in
            lagrange(at: QM31(M31(UInt32(node))), count: 1 << window).map { $0.a }
        }
    }

    /// The value at a point of the polynomial with these values on 0, 1, …
    public static func interpolate(_ message: [QM31], at point: QM31) -> QM31 {
        Multilinear.dot(lagrange(at: point, count: message.count), message)
    }

    /// 1/Π_{y ≠ x} (x − y) for each node x.
    private static func nodeInverses(_ count: Int) -> [M31] {
        (0..<count).map { x in
            var product = M31.one
            for y in 0..<count where y != x { product *= M31(Int64(x - y)) }
            return product.inverse ?? .zero
        }
    }
}
