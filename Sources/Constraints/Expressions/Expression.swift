/// A polynomial in the columns of one row: a handle into the graph of the chip that is being recorded.
///
/// One concrete type with three operators and no generics: Swift's type checker gives up on long mixed
/// arithmetic, and a recording needs nothing more.
public struct Expression: @unchecked Sendable {
    // Not counted: graphs live as long as the process (`ChipRecorder`), and a handle must cost nothing where rows
    // are filled. The graph is touched while recording only, which one thread does.
    private unowned(unsafe) let graph: ExpressionGraph
    /// Index of the node in the graph.
    public let node: Int
    /// Index of the column if this is a bare column, else nil.
    public let column: Int?

    init(graph: ExpressionGraph, node: Int) {
        self.graph = graph
        self.node = node
        if case .column(let index) = graph.nodes[node] { column = index } else { column = nil }
    }

    public static func + (left: Expression, right: Expression) -> Expression {
        left.combined(right) { .sum($0, $1) }
    }

    public static func - (left: Expression, right: Expression) -> Expression {
        left.combined(right) { .difference($0, $1) }
    }

    public static func * (left: Expression, right: Expression) -> Expression {
        left.combined(right) { .product($0, $1) }
    }

    public static func + (left: Expression, right: Int64) -> Expression { left + left.constant(right) }
    public static func - (left: Expression, right: Int64) -> Expression { left - left.constant(right) }
    public static func * (left: Expression, right: Int64) -> Expression { left * left.constant(right) }
    public static func + (left: Int64, right: Expression) -> Expression { right.constant(left) + right }
    public static func - (left: Int64, right: Expression) -> Expression { right.constant(left) - right }
    public static func * (left: Int64, right: Expression) -> Expression { right.constant(left) * right }

    /// The expression divided by 2^exponent: exact in the field, and a small integer when a rule makes it so.
    public func shiftedRight(by exponent: Int) -> Expression {
        Expression(graph: graph, node: graph.insert(.constant(Constant(1, shift: exponent)))) * self
    }

    /// x·(x − 1), which vanishes exactly at 0 and 1.
    public var booleanRule: Expression { self * (self - 1) }

    /// The total degree in the columns.
    public var degree: Int { graph.degrees[node] }

    private func constant(_ value: Int64) -> Expression {
        Expression(graph: graph, node: graph.insert(.constant(Constant(value))))
    }

    private func combined(_ other: Expression, _ make: (Int, Int) -> Node) -> Expression {
        precondition(graph === other.graph, "an expression uses the columns of one chip only")
        return Expression(graph: graph, node: graph.insert(make(node, other.node)))
    }
}
