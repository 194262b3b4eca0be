import Algebra
import CKernels
import Constraints

/// Turns polynomials that are not affine into leaves and straight-line code over them.
///
/// Where one multiplies, its affine operands are cut off: a leaf is their linear part, and it is leaves that are
/// continued and bound, not columns, of which a leaf often has six. Every value is computed right before its first use
/// and its register is free after its last.
struct RowArgumentCompiler {
    /// A leaf, or the number of a computed value, in the order of computing.
    private enum Place: Hashable {
        case leaf(Int)
        case value(Int)
    }

    /// A step before registers are handed out. The target of arithmetic is the number of a value.
    private struct Draft {
        var operation: NexusRowOperation
        var target: Int
        var operands: [Place]
        var constant: M31 = .zero
    }

    private let program: ConstraintProgram
    private let forms: [AffineForm?]
    private(set) var leaves: [AffineForm] = []
    private var leafNumbers: [AffineForm: Int] = [:]
    /// The places of nodes that the code at hand has computed, and its steps.
    private var places: [Int: Place] = [:]
    private var drafts: [Draft] = []
    private var valueCount = 0

    init(_ program: ConstraintProgram, forms: [AffineForm?], results: [Int]) {
        self.program = program
        self.forms = forms
        // Short forms first: longer ones may be sums of them.
        for node in cutNodes(results).sorted(by: { key($0) < key($1) }) where !isComposed(node) {
            guard let leaf = forms[node]?.linearPart, leafNumbers[leaf] == nil,
                leafNumbers[leaf.scaled(by: -.one)] == nil
            else { continue }
            leafNumbers[leaf] = leaves.count
            leaves.append(leaf)
        }
    }

    /// The code that yields the values of these nodes, in order.
    mutating func code(_ results: [Int]) -> (steps: [NexusRowStep], registers: Int) {
        places = [:]
        drafts = []
        valueCount = 0
        for (result, node) in results.enumerated() {
            let value = place(node)
            drafts.append(Draft(operation: NexusRowResult, target: result, operands: [value]))
        }
        return withRegisters()
    }

    // MARK: - Leaves

    private func key(_ node: Int) -> (Int, Int) { (forms[node]?.terms.count ?? 0, node) }

    /// The affine operands, not constant, of what is not affine.
    private func cutNodes(_ results: [Int]) -> Set<Int> {
        var (cut, seen): (Set<Int>, Set<Int>) = ([], [])
        var pending = results
        while let node = pending.popLast() {
            if let form = forms[node] {
                if !form.terms.isEmpty { cut.insert(node) }
            } else if seen.insert(node).inserted {
                pending += operands(node)
            }
        }
        return cut
    }

    private func operands(_ node: Int) -> [Int] {
        switch program.nodes[node] {
        case .constant, .column: []
        case .sum(let left, let right), .difference(let left, let right), .product(let left, let right):
            [left, right]
        }
    }

    /// Whether an affine node is the sum or difference of two others that are at hand.
    private func isComposed(_ node: Int) -> Bool {
        switch program.nodes[node] {
        case .constant, .column, .product: false
        case .sum(let left, let right), .difference(let left, let right): isAtHand(left) && isAtHand(right)
        }
    }

    private func isAtHand(_ node: Int) -> Bool {
        guard let leaf = forms[node]?.linearPart else { return false }
        return leaf.terms.isEmpty || leafNumbers[leaf] != nil || leafNumbers[leaf.scaled(by: -.one)] != nil
    }

    // MARK: - Values

    private mutating func place(_ node: Int) -> Place {
        if let place = places[node] { return place }
        let place = affinePlace(node) ?? computedPlace(node)
        places[node] = place
        return place
    }

    /// An affine node from the leaf that it is up to a constant and a sign.
    private mutating func affinePlace(_ node: Int) -> Place? {
        guard let form = forms[node] else { return nil }
        if let leaf = leafNumbers[form.linearPart] {
            guard form.constant != .zero else { return .leaf(leaf) }
            return compute(NexusRowAddConstant, [.leaf(leaf)], form.constant)
        }
        if let leaf = leafNumbers[form.linearPart.scaled(by: -.one)] {
            return compute(NexusRowSubtractFromConstant, [.leaf(leaf)], form.constant)
        }
        return nil
    }

    private mutating func computedPlace(_ node: Int) -> Place {
        switch program.nodes[node] {
        case .constant, .column: preconditionFailure("a constant is folded and a column is a leaf or in one")
        case .sum(let left, let right):
            if let constant = constant(left) { return compute(NexusRowAddConstant, [place(right)], constant) }
            if let constant = constant(right) { return compute(NexusRowAddConstant, [place(left)], constant) }
            return compute(NexusRowAdd, [place(left), place(right)])
        case .difference(let left, let right):
            if let constant = constant(left) {
                return compute(NexusRowSubtractFromConstant, [place(right)], constant)
            }
            if let constant = constant(right) {
                return compute(NexusRowAddConstant, [place(left)], -constant)
            }
            return compute(NexusRowSubtract, [place(left), place(right)])
        case .product(let left, let right):
            if let constant = constant(left) {
                return compute(NexusRowMultiplyByConstant, [place(right)], constant)
            }
            if let constant = constant(right) {
                return compute(NexusRowMultiplyByConstant, [place(left)], constant)
            }
            return compute(NexusRowMultiply, [place(left), place(right)])
        }
    }

    private func constant(_ node: Int) -> M31? {
        guard let form = forms[node], form.terms.isEmpty else { return nil }
        return form.constant
    }

    private mutating func compute(
        _ operation: NexusRowOperation, _ operands: [Place], _ constant: M31 = .zero
    ) -> Place {
        drafts.append(
            Draft(operation: operation, target: valueCount, operands: operands, constant: constant))
        valueCount += 1
        return .value(valueCount - 1)
    }

    // MARK: - Registers

    private func withRegisters() -> (steps: [NexusRowStep], registers: Int) {
        var lastUse = Array(repeating: -1, count: valueCount)
        for (position, draft) in drafts.enumerated() {
            for case .value(let value) in draft.operands { lastUse[value] = position }
        }
        var registers = Array(repeating: 0, count: valueCount)
        var free: [Int] = []
        var registerCount = 0
        let steps = drafts.enumerated().map { position, draft in
            let operands = draft.operands.map { operand in
                switch operand {
                case .leaf(let leaf): leaf
                case .value(let value): leaves.count + registers[value]
                }
            }
            var target = draft.target
            if draft.operation != NexusRowResult {
                if free.isEmpty {
                    free.append(registerCount)
                    registerCount += 1
                }
                registers[draft.target] = free.removeLast()
                target = leaves.count + registers[draft.target]
            }
            for case .value(let value) in draft.operands where lastUse[value] == position {
                lastUse[value] = -1
                free.append(registers[value])
            }
            return NexusRowStep(
                operation: UInt16(draft.operation.rawValue), target: UInt16(target),
                left: UInt16(operands[0]), right: UInt16(operands.last ?? 0),
                constant: draft.constant.value)
        }
        return (steps, registerCount)
    }
}
