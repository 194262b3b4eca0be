import RISCV

/// What the interpreter finds at a slot: one operation, or several neighbouring ones that are executed by one dispatch.
///
/// A dispatch costs about as much as a simple operation. The sequences are the ones that saved most dispatches, measured
/// over the samples and a branchy program: pairs save 30 % of them in the mean. Longer ones than these saved more
/// dispatches but no time.
enum DispatchCode {
    /// Longer ones first among those that begin alike: the first that fits is taken.
    static let sequences: [[Opcode]] = [
        [.addi, .addi, .bne],
        [.addi, .addi],
        [.addi, .add],
        [.addi, .auipc],
        [.addi, .beq],
        [.addi, .bltu],
        [.addi, .bne],
        [.addi, .jalr],
        [.addi, .lw],
        [.addi, .srli],
        [.addi, .sw],
        [.add, .addi],
        [.add, .add],
        [.add, .mul],
        [.add, .srli],
        [.andi, .add],
        [.andi, .beq],
        [.and, .add],
        [.auipc, .jalr],
        [.lui, .addi],
        [.lw, .addi],
        [.lw, .andi],
        [.lw, .lw],
        [.mul, .add],
        [.slli, .or],
        [.slli, .xor],
        [.srli, .blt],
        [.srli, .bne],
        [.srli, .or],
        [.srli, .xor],
        [.sw, .addi],
        [.sw, .sw],
    ]

    /// A branch or `jal` whose target is misaligned or not in its region.
    static let farBranch = UInt8(Opcode.allCases.count)
    private static let firstSequence = Int(farBranch) + 1
    /// Codes in use.
    static let count = firstSequence + sequences.count

    private static let sequencesByFirst: [[Int]] = Opcode.allCases.map { opcode in
        sequences.indices.filter { sequences[$0][0] == opcode }
    }

    /// The code of an operation or of one of the sequences; nil for other sequences.
    static func code(of opcodes: [Opcode]) -> UInt8? {
        if opcodes.count == 1 { return opcodes[0].rawValue }
        return sequences.firstIndex(of: opcodes).map { UInt8(firstSequence + $0) }
    }

    /// The code for the first of these prepared instructions.
    static func code(for slots: UnsafeBufferPointer<Instruction>) -> UInt8 {
        let first = slots[0]
        if leavesRegion(first) { return farBranch }
        for index in sequencesByFirst[Int(first.opcode.rawValue)] {
            let sequence = sequences[index]
            guard sequence.count <= slots.count else { continue }
            let fits = sequence.indices.allSatisfy {
                slots[$0].opcode == sequence[$0] && !leavesRegion(slots[$0])
            }
            if fits { return UInt8(firstSequence + index) }
        }
        return first.opcode.rawValue
    }

    private static func leavesRegion(_ instruction: Instruction) -> Bool {
        (instruction.opcode.isBranch || instruction.opcode == .jal)
            && instruction.immediate == ExecutableText.leavesRegion
    }
}
