import Algebra

extension BlockProgram {
    /// Compiles a recording: its constraints, if asked for, and its entries on the given buses (nil: all).
    init(_ program: ConstraintProgram, constraints: Bool = true, buses: Set<Bus>? = nil) {
        var compiler = BlockCompiler(program)
        if constraints {
            for (index, constraint) in program.constraints.enumerated() {
                compiler.require(constraint, index)
            }
        }
        for (index, entry) in program.entries.enumerated() where buses?.contains(entry.bus) ?? true {
            compiler.put(entry, index)
        }
        let (operations, entries, registerCount) = compiler.finish()
        self.init(operations: operations, entries: entries, registerCount: registerCount)
    }
}

/// Turns a recording into a block program: every node is computed right before its first use, and its register is
/// free after its last.
private struct BlockCompiler {
    /// Where a node's value is before registers are handed out.
    private enum Place {
        case column(Int)
        /// The number of a computed value, in the order of computing.
        case value(Int)
    }

    /// An operation before registers are handed out. The target of arithmetic is the number of a value.
    private struct Draft {
        var code: BlockProgram.Code
        var target: Int
        var operands: [Place]
        var constant: UInt32 = 0
    }

    /// An entry whose operands are those of its draft: the fields that are not constant, then the multiplicity.
    private struct EntryDraft {
        var index: Int
        var seed: UInt64
        var keys: [UInt64]
        var hasMultiplicity: Bool
    }

    private let program: ConstraintProgram
    private var drafts: [Draft] = []
    private var entries: [EntryDraft] = []
    private var places: [Place?]
    private var valueCount = 0

    init(_ program: ConstraintProgram) {
        self.program = program
        places = Array(repeating: nil, count: program.nodes.count)
    }

    mutating func require(_ constraint: Constraint, _ index: Int) {
        let value = place(constraint.node)
        drafts.append(Draft(code: .rule, target: index, operands: [value]))
    }

    mutating func put(_ entry: BusEntry, _ index: Int) {
        var draft = EntryDraft(
            index: index, seed: TupleHash.seed(entry.bus), keys: [], hasMultiplicity: false)
        var operands: [Place] = []
        for (position, node) in entry.tuple.enumerated() {
            let key = TupleHash.key(position: position)
            if let constant = constant(node) {
                draft.seed &+= key &* UInt64(constant)
            } else {
                draft.keys.append(key)
                operands.append(place(node))
            }
        }
        switch entry.multiplicity {
        case .one: break
        case .count(let column): operands.append(.column(column))
        }
        draft.hasMultiplicity = operands.count > draft.keys.count
        entries.append(draft)
        drafts.append(Draft(code: .entry, target: entries.count - 1, operands: operands))
    }

    // MARK: - Nodes

    private func constant(_ node: Int) -> UInt32? {
        if case .constant(let value) = program.nodes[node] { value.element.value } else { nil }
    }

    /// Where the node's value is, after computing it if need be.
    private mutating func place(_ node: Int) -> Place {
        if let place = places[node] { return place }
        let place: Place
        switch program.nodes[node] {
        case .column(let index): place = .column(index)
        case .constant(let value): place = compute(.constant, [], value.element.value)
        case .sum(let left, let right): place = sum(left, right)
        case .difference(let left, let right): place = difference(left, right)
        case .product(let left, let right): place = product(left, right)
        }
        places[node] = place
        return place
    }

    private mutating func sum(_ left: Int, _ right: Int) -> Place {
        if let constant = constant(left) { return compute(.addConstant, [right], constant) }
        if let constant = constant(right) { return compute(.addConstant, [left], constant) }
        return compute(.add, [left, right])
    }

    private mutating func difference(_ left: Int, _ right: Int) -> Place {
        if let constant = constant(left) { return compute(.subtractFromConstant, [right], constant) }
        if let constant = constant(right) { return compute(.addConstant, [left], (-M31(constant)).value) }
        return compute(.subtract, [left, right])
    }

    private mutating func product(_ left: Int, _ right: Int) -> Place {
        for (one, other) in [(left, right), (right, left)] {
            guard let constant = constant(one) else { continue }
            let isPower = constant > 1 && constant & (constant - 1) == 0
            return isPower
                ? compute(.rotate, [other], UInt32(constant.trailingZeroBitCount))
                : compute(.multiplyByConstant, [other], constant)
        }
        return compute(.multiply, [left, right])
    }

    private mutating func compute(
        _ code: BlockProgram.Code, _ nodes: [Int], _ constant: UInt32 = 0
    ) -> Place {
        var operands: [Place] = []
        for node in nodes { operands.append(place(node)) }
        drafts.append(Draft(code: code, target: valueCount, operands: operands, constant: constant))
        valueCount += 1
        return .value(valueCount - 1)
    }

    // MARK: - Registers

    /// Hands out registers and yields the finished code.
    func finish() -> (operations: [BlockProgram.Operation], entries: [BlockProgram.Entry], registerCount: Int)
    {
        var lastUse = Array(repeating: -1, count: valueCount)
        for (position, draft) in drafts.enumerated() {
            for case .value(let value) in draft.operands { lastUse[value] = position }
        }
        var registers = Array(repeating: 0, count: valueCount)
        var free: [Int] = []
        var registerCount = 0
        var finished: [BlockProgram.Entry] = []
        let operations = drafts.enumerated().map { position, draft in
            let operands = draft.operands.map { operand in
                switch operand {
                case .column(let index): BlockProgram.Operand.column(index)
                case .value(let value): BlockProgram.Operand.register(registers[value])
                }
            }
            var target = draft.target
            switch draft.code {
            case .rule: break
            case .entry: finished.append(entry(entries[draft.target], operands))
            default:
                // Before the operands' registers are free: loops whose target is an operand are not vectorised.
                if free.isEmpty {
                    free.append(registerCount)
                    registerCount += 1
                }
                target = free.removeLast()
                registers[draft.target] = target
            }
            for case .value(let value) in draft.operands where lastUse[value] == position {
                lastUse[value] = -1
                free.append(registers[value])
            }
            return BlockProgram.Operation(
                code: draft.code, target: target, left: operands.first ?? .none,
                right: operands.dropFirst().first ?? .none, constant: draft.constant)
        }
        return (operations, finished, registerCount)
    }

    private func entry(_ draft: EntryDraft, _ operands: [BlockProgram.Operand]) -> BlockProgram.Entry {
        BlockProgram.Entry(
            index: draft.index, seed: draft.seed,
            terms: zip(operands, draft.keys).map { BlockProgram.Term(field: $0, key: $1) },
            multiplicity: draft.hasMultiplicity ? operands.last : nil)
    }
}
