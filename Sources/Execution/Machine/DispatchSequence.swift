import RISCV

/// Operations that follow one another in the text and are executed by one dispatch; or a single one.
struct DispatchSequence: Hashable {
    /// A source register.
    enum Source: Hashable {
        case first, second
    }

    let opcodes: [Opcode]
    /// The source of the second operation for which the first one's result is needed; nil where that is not asked.
    let handing: Source?

    init(_ opcodes: Opcode..., handing: Source? = nil) {
        self.opcodes = opcodes
        self.handing = handing
    }

    /// Whether these prepared instructions begin with it.
    func fits(_ slots: UnsafeBufferPointer<Instruction>) -> Bool {
        guard opcodes.count <= slots.count else { return false }
        for index in opcodes.indices {
            guard slots[index].opcode == opcodes[index], !DispatchCode.leavesRegion(slots[index]) else {
                return false
            }
        }
        // What writes to x0 has the dummy register for its destination, which is nobody's source.
        switch handing {
        case nil: return true
        case .first: return slots[1].rs1 == slots[0].rd
        case .second: return slots[1].rs2 == slots[0].rd
        }
    }
}
