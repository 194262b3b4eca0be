import Algebra
import Constraints

/// The values of a piece's tuples that multiply columns, computed once for each row and kept as columns.
///
/// Few chips have any: shifts by a register, and what chooses between two words.
final class BusArgumentProducts {
    private let columns: [UnsafePointer<UInt32>]
    /// One for each node.
    private let values: [FieldVector]

    /// The values of these nodes on all rows of a piece with these columns.
    init(
        of nodes: [Int], _ program: ConstraintProgram, logHeight: Int, columns: [UnsafePointer<UInt32>]
    ) {
        self.columns = columns
        values = nodes.map { _ in FieldVector(count: 1 << logHeight) }
        guard !nodes.isEmpty else { return }
        let steps = Self.steps(for: nodes, in: program)
        let height = 1 << logHeight
        let chunk = 1 << 12
        // Each thread writes rows of its own, and reads columns that nobody writes.
        nonisolated(unsafe) let columns = columns
        nonisolated(unsafe) let targets = values.map(\.base)
        Parallel.forEach(count: (height + chunk - 1) / chunk) { index in
            var scratch = [M31](repeating: .zero, count: program.nodes.count)
            for row in index * chunk..<min(height, (index + 1) * chunk) {
                for step in steps {
                    switch program.nodes[step] {
                    case .constant(let value): scratch[step] = value.element
                    case .column(let column): scratch[step] = M31(columns[column][row])
                    case .sum(let left, let right): scratch[step] = scratch[left] + scratch[right]
                    case .difference(let left, let right): scratch[step] = scratch[left] - scratch[right]
                    case .product(let left, let right): scratch[step] = scratch[left] * scratch[right]
                    }
                }
                for (target, node) in zip(targets, nodes) { target[row] = scratch[node].value }
            }
        }
    }

    /// A column of the recording, or one of those computed here, which are counted after them.
    func column(_ index: Int) -> UnsafePointer<UInt32> {
        index < columns.count ? columns[index] : UnsafePointer(values[index - columns.count].base)
    }

    /// The nodes that these depend on, operands first.
    private static func steps(for nodes: [Int], in program: ConstraintProgram) -> [Int] {
        var needed = Set<Int>()
        var pending = nodes
        while let node = pending.popLast() {
            guard needed.insert(node).inserted else { continue }
            switch program.nodes[node] {
            case .constant, .column: break
            case .sum(let left, let right), .difference(let left, let right), .product(let left, let right):
                pending += [left, right]
            }
        }
        return needed.sorted()
    }
}
