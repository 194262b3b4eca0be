/// One row of the instruction table: everything that distinguishes an operation, said once.
public struct InstructionRow: Sendable {
    public let opcode: Opcode
    public let mnemonic: String
    public let format: InstructionFormat
    /// The value of the bits that `mask` selects.
    public let match: UInt32
    /// The bits that are the same in every encoding of this operation.
    public let mask: UInt32
    /// The operands in the order of assembly text; a register field that none of them names decodes as zero.
    public let operands: [Operand]
    public let effect: Effect

    /// Whether some operand reads `rs1`.
    public var readsFirstSource: Bool { operands.contains(.rs1) || operands.contains(.address) }
}

extension InstructionRow {
    /// One operand of assembly text.
    public enum Operand: Sendable, Hashable {
        case rd, rs1, rs2
        /// A signed number.
        case immediate
        /// A shift amount, 0…31.
        case shiftAmount
        /// The upper 20 bits of a word.
        case upperImmediate
        /// A code address, encoded as the distance from the instruction.
        case target
        /// `immediate(rs1)`.
        case address
        /// `predecessors, successors` of a fence; the second may be left out together with the first.
        case ordering
    }

    /// What an operation does, as far as tools above the machine care.
    public enum Effect: Sendable, Hashable {
        /// Computes `rd` from registers, the immediate and the pc.
        case compute
        case load(bytes: Int, signed: Bool)
        case store(bytes: Int)
        /// Goes to the target or to the next instruction.
        case branch
        /// Goes to the target and leaves the return address in `rd`.
        case jump
        /// Orders memory accesses: nothing to do on one hart.
        case fence
        /// Calls the host.
        case environmentCall
        /// Ends the run with a fault.
        case trap
    }
}
