/// What the decoder needs of the instruction table, laid out for speed.
///
/// Rows are grouped by bits 6…2 (major opcode) and 14…12 (funct3), which every row of 32-bit instructions either
/// fixes or leaves free; at most three rows share a group.
struct DecoderIndex: Sendable {
    struct Entry: Sendable {
        var match: UInt32
        var mask: UInt32
        var opcode: Opcode
        var format: InstructionFormat
        /// 31 where the instruction has the operand, else 0.
        var rdMask: UInt8
        var rs1Mask: UInt8
        var rs2Mask: UInt8
    }

    /// Where each of the 256 groups starts in `entries`; one more element ends the last.
    private let starts: [UInt16]
    private let entries: [Entry]

    static let shared = DecoderIndex(InstructionTable.rows)

    init(_ rows: [InstructionRow]) {
        var starts: [UInt16] = [0]
        var entries: [Entry] = []
        for group in UInt32(0)..<256 {
            let bits = (group >> 3) << 2 | (group & 7) << 12 | 3
            let selected: UInt32 = 0x0000_707f
            for row in rows where bits & (row.mask & selected) == row.match & selected {
                entries.append(Entry(row))
            }
            starts.append(UInt16(entries.count))
        }
        self.starts = starts
        self.entries = entries
    }

    func entry(of word: UInt32) -> Entry? {
        let group = Int((word >> 2) & 31) << 3 | Int((word >> 12) & 7)
        for index in Int(starts[group])..<Int(starts[group + 1]) {
            let entry = entries[index]
            if word & entry.mask == entry.match { return entry }
        }
        return nil
    }
}

extension DecoderIndex.Entry {
    init(_ row: InstructionRow) {
        match = row.match
        mask = row.mask
        opcode = row.opcode
        format = row.format
        rdMask = row.operands.contains(.rd) ? 31 : 0
        rs1Mask = row.readsFirstSource ? 31 : 0
        rs2Mask = row.operands.contains(.rs2) ? 31 : 0
    }
}

extension Instruction {
    /// Decodes a word; nil when it is no RV32IM instruction.
    public init?(decoding word: UInt32) {
        guard let entry = DecoderIndex.shared.entry(of: word) else { return nil }
        opcode = entry.opcode
        rd = UInt8(truncatingIfNeeded: word >> 7) & entry.rdMask
        rs1 = UInt8(truncatingIfNeeded: word >> 15) & entry.rs1Mask
        rs2 = UInt8(truncatingIfNeeded: word >> 20) & entry.rs2Mask
        immediate = entry.format.immediate(in: word)
    }
}
