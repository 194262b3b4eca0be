extension Instruction {
    /// The machine word.
    ///
    /// Fields that the instruction does not have are ignored. The rest must fit (see `isEncodable`).
    public var encoded: UInt32 {
        precondition(isEncodable, "an instruction's fields fit its format: \(self)")
        let row = opcode.row
        var word = row.match | row.format.bits(ofImmediate: immediate)
        if opcode.writesRegister { word |= UInt32(rd) << 7 }
        if opcode.readsFirstSource { word |= UInt32(rs1) << 15 }
        if opcode.readsSecondSource { word |= UInt32(rs2) << 20 }
        return word
    }

    /// Whether registers are 0…31 and the immediate fits the format.
    public var isEncodable: Bool {
        guard rd < 32, rs1 < 32, rs2 < 32 else { return false }
        let format = opcode.row.format
        return format.immediateRange.contains(immediate) && immediate % format.immediateStep == 0
    }
}
