import RISCV

/// What the interpreter finds at a slot: one operation, or several neighbouring ones that are executed by one dispatch.
///
/// A dispatch costs about as much as a simple operation. The sequences are the ones that were most frequent when samples
/// and a branchy program were run. Longer ones (up to four) saved more dispatches but no time.
enum DispatchCode {
    /// Among those that begin alike the first that fits is taken: so longer ones, and ones that hand over, come first.
    static let sequences: [DispatchSequence] = [
        DispatchSequence(.addi, .addi, .bne),
        DispatchSequence(.addi, .bne, handing: .first),
        DispatchSequence(.addi, .addi),
        DispatchSequence(.addi, .add),
        DispatchSequence(.addi, .auipc),
        DispatchSequence(.addi, .beq),
        DispatchSequence(.addi, .bltu),
        DispatchSequence(.addi, .bne),
        DispatchSequence(.addi, .jalr),
        DispatchSequence(.addi, .lw),
        DispatchSequence(.addi, .srli),
        DispatchSequence(.addi, .sw),
        DispatchSequence(.add, .lw, handing: .first),
        DispatchSequence(.add, .addi),
        DispatchSequence(.add, .add),
        DispatchSequence(.add, .mul),
        DispatchSequence(.add, .srli),
        DispatchSequence(.andi, .beq, handing: .first),
        DispatchSequence(.andi, .add, handing: .second),
        DispatchSequence(.andi, .add),
        DispatchSequence(.and, .add, handing: .first),
        DispatchSequence(.auipc, .jalr, handing: .first),
        DispatchSequence(.lui, .addi, handing: .first),
        DispatchSequence(.lw, .addi),
        DispatchSequence(.lw, .lw),
        DispatchSequence(.mul, .add, handing: .first),
        DispatchSequence(.mul, .add, handing: .second),
        DispatchSequence(.mul, .add),
        DispatchSequence(.slli, .or, handing: .first),
        DispatchSequence(.slli, .or, handing: .second),
        DispatchSequence(.slli, .or),
        DispatchSequence(.slli, .xor, handing: .second),
        DispatchSequence(.srli, .blt),
        DispatchSequence(.srli, .bne, handing: .first),
        DispatchSequence(.srli, .bne),
        DispatchSequence(.srli, .or, handing: .second),
        DispatchSequence(.srli, .xor, handing: .second),
        DispatchSequence(.sw, .addi),
        DispatchSequence(.sw, .sw),
    ]

    /// A branch or `jal` whose target is misaligned or not in its region.
    static let farBranch = UInt8(Opcode.allCases.count)
    private static let firstSequence = Int(farBranch) + 1
    /// Codes in use.
    static let count = firstSequence + sequences.count

    private static let sequencesByFirst: [[Int]] = Opcode.allCases.map { opcode in
        sequences.indices.filter { sequences[$0].opcodes[0] == opcode }
    }

    /// The code of one of the sequences or of a single operation; nil for other sequences.
    static func code(of sequence: DispatchSequence) -> UInt8? {
        if sequence.opcodes.count == 1 { return sequence.opcodes[0].rawValue }
        return sequences.firstIndex(of: sequence).map { UInt8(firstSequence + $0) }
    }

    /// The code for the first of these prepared instructions.
    static func code(for slots: UnsafeBufferPointer<Instruction>) -> UInt8 {
        if leavesRegion(slots[0]) { return farBranch }
        let opcode = slots[0].opcode.rawValue
        let index = sequencesByFirst[Int(opcode)].first { sequences[$0].fits(slots) }
        return index.map { UInt8(firstSequence + $0) } ?? opcode
    }

    /// Whether it is a branch or `jal` out of its region.
    static func leavesRegion(_ instruction: Instruction) -> Bool {
        (instruction.opcode.isBranch || instruction.opcode == .jal)
            && instruction.immediate == ExecutableText.leavesRegion
    }
}
