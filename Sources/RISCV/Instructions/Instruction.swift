/// One decoded instruction: eight bytes.
public struct Instruction: Sendable, Hashable {
    public var opcode: Opcode
    /// Register numbers 0…31, zero where the instruction has no such operand.
    public var rd: UInt8
    public var rs1: UInt8
    public var rs2: UInt8
    /// The immediate, sign-extended; for `lui` and `auipc` already shifted left by 12; for branches and `jal`
    /// the distance in bytes; for `fence` its 12 ordering bits.
    public var immediate: Int32

    public init(_ opcode: Opcode, rd: UInt8 = 0, rs1: UInt8 = 0, rs2: UInt8 = 0, immediate: Int32 = 0) {
        self.opcode = opcode
        self.rd = rd
        self.rs1 = rs1
        self.rs2 = rs2
        self.immediate = immediate
    }
}
