import RISCV

/// A second decoder, written from the manual's listings in the notation of the riscv-opcodes project and from the
/// manual's drawings of the immediates; it shares nothing with the instruction table.
struct IndependentDecoder {
    private struct Pattern {
        var mnemonic: String
        var fields: Set<String>
        var mask: UInt32
        var match: UInt32
    }

    /// `name operands fixed-bits`, a range of bits being `high..low=value`.
    private static let listing = """
        lui     rd imm20                       6..2=0x0D 1..0=3
        auipc   rd imm20                       6..2=0x05 1..0=3
        jal     rd jimm20                      6..2=0x1b 1..0=3
        jalr    rd rs1 imm12          14..12=0 6..2=0x19 1..0=3
        beq     bimm12 rs1 rs2        14..12=0 6..2=0x18 1..0=3
        bne     bimm12 rs1 rs2        14..12=1 6..2=0x18 1..0=3
        blt     bimm12 rs1 rs2        14..12=4 6..2=0x18 1..0=3
        bge     bimm12 rs1 rs2        14..12=5 6..2=0x18 1..0=3
        bltu    bimm12 rs1 rs2        14..12=6 6..2=0x18 1..0=3
        bgeu    bimm12 rs1 rs2        14..12=7 6..2=0x18 1..0=3
        lb      rd rs1 imm12          14..12=0 6..2=0x00 1..0=3
        lh      rd rs1 imm12          14..12=1 6..2=0x00 1..0=3
        lw      rd rs1 imm12          14..12=2 6..2=0x00 1..0=3
        lbu     rd rs1 imm12          14..12=4 6..2=0x00 1..0=3
        lhu     rd rs1 imm12          14..12=5 6..2=0x00 1..0=3
        sb      simm12 rs1 rs2        14..12=0 6..2=0x08 1..0=3
        sh      simm12 rs1 rs2        14..12=1 6..2=0x08 1..0=3
        sw      simm12 rs1 rs2        14..12=2 6..2=0x08 1..0=3
        addi    rd rs1 imm12          14..12=0 6..2=0x04 1..0=3
        slti    rd rs1 imm12          14..12=2 6..2=0x04 1..0=3
        sltiu   rd rs1 imm12          14..12=3 6..2=0x04 1..0=3
        xori    rd rs1 imm12          14..12=4 6..2=0x04 1..0=3
        ori     rd rs1 imm12          14..12=6 6..2=0x04 1..0=3
        andi    rd rs1 imm12          14..12=7 6..2=0x04 1..0=3
        slli    rd rs1 shamt 31..25=0 14..12=1 6..2=0x04 1..0=3
        srli    rd rs1 shamt 31..25=0 14..12=5 6..2=0x04 1..0=3
        srai    rd rs1 shamt 31..25=32 14..12=5 6..2=0x04 1..0=3
        add     rd rs1 rs2 31..25=0   14..12=0 6..2=0x0C 1..0=3
        sub     rd rs1 rs2 31..25=32  14..12=0 6..2=0x0C 1..0=3
        sll     rd rs1 rs2 31..25=0   14..12=1 6..2=0x0C 1..0=3
        slt     rd rs1 rs2 31..25=0   14..12=2 6..2=0x0C 1..0=3
        sltu    rd rs1 rs2 31..25=0   14..12=3 6..2=0x0C 1..0=3
        xor     rd rs1 rs2 31..25=0   14..12=4 6..2=0x0C 1..0=3
        srl     rd rs1 rs2 31..25=0   14..12=5 6..2=0x0C 1..0=3
        sra     rd rs1 rs2 31..25=32  14..12=5 6..2=0x0C 1..0=3
        or      rd rs1 rs2 31..25=0   14..12=6 6..2=0x0C 1..0=3
        and     rd rs1 rs2 31..25=0   14..12=7 6..2=0x0C 1..0=3
        mul     rd rs1 rs2 31..25=1   14..12=0 6..2=0x0C 1..0=3
        mulh    rd rs1 rs2 31..25=1   14..12=1 6..2=0x0C 1..0=3
        mulhsu  rd rs1 rs2 31..25=1   14..12=2 6..2=0x0C 1..0=3
        mulhu   rd rs1 rs2 31..25=1   14..12=3 6..2=0x0C 1..0=3
        div     rd rs1 rs2 31..25=1   14..12=4 6..2=0x0C 1..0=3
        divu    rd rs1 rs2 31..25=1   14..12=5 6..2=0x0C 1..0=3
        rem     rd rs1 rs2 31..25=1   14..12=6 6..2=0x0C 1..0=3
        remu    rd rs1 rs2 31..25=1   14..12=7 6..2=0x0C 1..0=3
        fence   imm12                 14..12=0 6..2=0x03 1..0=3
        ecall   31..20=0x000 19..15=0 14..12=0 11..7=0 6..2=0x1C 1..0=3
        ebreak  31..20=0x001 19..15=0 14..12=0 11..7=0 6..2=0x1C 1..0=3
        unimp   31..20=0xc00 19..15=0 14..12=1 11..7=0 6..2=0x1C 1..0=3
        """

    private let byMajorOpcode: [[Pattern]]

    init() {
        var groups = [[Pattern]](repeating: [], count: 128)
        for line in Self.listing.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            var pattern = Pattern(mnemonic: words[0], fields: [], mask: 0, match: 0)
            for word in words.dropFirst() {
                guard let equals = word.firstIndex(of: "=") else {
                    pattern.fields.insert(word)
                    continue
                }
                let bits = word[..<equals].split(separator: ".").map { UInt32($0)! }
                let text = word[word.index(after: equals)...]
                let value = text.hasPrefix("0x") ? UInt32(text.dropFirst(2), radix: 16)! : UInt32(text)!
                let ones = UInt32((UInt64(1) << UInt64(bits[0] - bits[1] + 1)) - 1)
                pattern.mask |= ones << bits[1]
                pattern.match |= value << bits[1]
            }
            groups[Int(pattern.match & 127)].append(pattern)
        }
        byMajorOpcode = groups
    }

    var mnemonics: [String] { byMajorOpcode.flatMap { $0.map(\.mnemonic) } }

    /// The operation of a word, or nil.
    func mnemonic(of word: UInt32) -> String? { pattern(of: word)?.mnemonic }

    /// The operation and its operands, as the manual numbers the bits.
    func decode(_ word: UInt32) -> Instruction? {
        guard let pattern = pattern(of: word), let opcode = Opcode(mnemonic: pattern.mnemonic) else {
            return nil
        }
        var instruction = Instruction(opcode)
        for field in pattern.fields {
            switch field {
            case "rd": instruction.rd = UInt8(Self.bits(word, 11, 7))
            case "rs1": instruction.rs1 = UInt8(Self.bits(word, 19, 15))
            case "rs2": instruction.rs2 = UInt8(Self.bits(word, 24, 20))
            case "imm12": instruction.immediate = Self.signed(Self.bits(word, 31, 20), bits: 12)
            case "shamt": instruction.immediate = Int32(Self.bits(word, 24, 20))
            case "simm12":
                instruction.immediate = Self.signed(
                    Self.bits(word, 31, 25) * 32 + Self.bits(word, 11, 7), bits: 12)
            case "bimm12":
                let upper = Self.bits(word, 31, 31) * 4096 + Self.bits(word, 7, 7) * 2048
                let lower = Self.bits(word, 30, 25) * 32 + Self.bits(word, 11, 8) * 2
                instruction.immediate = Self.signed(upper + lower, bits: 13)
            case "imm20": instruction.immediate = Int32(bitPattern: Self.bits(word, 31, 12) * 4096)
            case "jimm20":
                let upper = Self.bits(word, 31, 31) * 1_048_576 + Self.bits(word, 19, 12) * 4096
                let lower = Self.bits(word, 20, 20) * 2048 + Self.bits(word, 30, 21) * 2
                instruction.immediate = Self.signed(upper + lower, bits: 21)
            default: fatalError("the listing has no field \(field)")
            }
        }
        return instruction
    }

    private func pattern(of word: UInt32) -> Pattern? {
        for pattern in byMajorOpcode[Int(word & 127)] where word & pattern.mask == pattern.match {
            return pattern
        }
        return nil
    }

    private static func bits(_ word: UInt32, _ high: UInt32, _ low: UInt32) -> UInt32 {
        (word << (31 - high)) >> (31 - high + low)
    }

    private static func signed(_ value: UInt32, bits: UInt32) -> Int32 {
        value >> (bits - 1) == 0 ? Int32(value) : Int32(Int64(value) - (Int64(1) << Int64(bits)))
    }
}
