/// One operation of a recorded polynomial; operands are indices of earlier nodes.
public enum Node: Sendable, Hashable {
    case constant(Constant)
    /// Index of a column of the chip.
    case column(Int)
    case sum(Int, Int)
    case difference(Int, Int)
    case product(Int, Int)
}

/// The hash-consed polynomials of one chip: equal sub-expressions are one node, operands come before their
/// users, constants are folded.
final class ExpressionGraph {
    private(set) var nodes: [Node] = []
    /// The total degree of each node in the columns.
    private(set) var degrees: [Int] = []
    private var indices: [Node: Int] = [:]

    /// The index of a node that means the same as `node`; added unless there is one already.
    func insert(_ node: Node) -> Int {
        switch node {
        case .constant, .column:
            return appendUnlessPresent(node)
        case .sum(let left, let right):
            return insertSum(left, right)
        case .difference(let left, let right):
            return insertDifference(left, right)
        case .product(let left, let right):
            return insertProduct(left, right)
        }
    }

    private func insertSum(_ left: Int, _ right: Int) -> Int {
        switch (constant(left), constant(right)) {
        case (let a?, let b?): return appendUnlessPresent(.constant(a + b))
        case (.zero?, nil): return right
        case (nil, .zero?): return left
        default: return appendUnlessPresent(.sum(min(left, right), max(left, right)))
        }
    }

    private func insertDifference(_ left: Int, _ right: Int) -> Int {
        switch (constant(left), constant(right)) {
        case (let a?, let b?): return appendUnlessPresent(.constant(a - b))
        case (nil, .zero?): return left
        default:
            return left == right
                ? appendUnlessPresent(.constant(.zero)) : appendUnlessPresent(.difference(left, right))
        }
    }

    private func insertProduct(_ left: Int, _ right: Int) -> Int {
        switch (constant(left), constant(right)) {
        case (let a?, let b?): return appendUnlessPresent(.constant(a * b))
        case (.zero?, nil), (nil, .one?): return left
        case (.one?, nil), (nil, .zero?): return right
        default: return appendUnlessPresent(.product(min(left, right), max(left, right)))
        }
    }

    private func constant(_ index: Int) -> Constant? {
        guard case .constant(let value) = nodes[index] else { return nil }
        return value
    }

    private func appendUnlessPresent(_ node: Node) -> Int {
        if let index = indices[node] { return index }
        nodes.append(node)
        degrees.append(degree(of: node))
        indices[node] = nodes.count - 1
        return nodes.count - 1
    }

    private func degree(of node: Node) -> Int {
        switch node {
        case .constant: 0
        case .column: 1
        case .sum(let left, let right), .difference(let left, let right): max(degrees[left], degrees[right])
        case .product(let left, let right): degrees[left] + degrees[right]
        }
    }
}
