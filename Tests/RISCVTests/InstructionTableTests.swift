import Foundation
import RISCV
import TestSupport
import Testing

@Suite("Instruction table")
struct InstructionTableTests {
    @Test("the rows are in the order of the opcodes")
    func order() {
        #expect(InstructionTable.rows.map(\.opcode) == Opcode.allCases)
    }

    @Test("no word matches two rows")
    func disjoint() {
        for (index, row) in InstructionTable.rows.enumerated() {
            #expect(row.match & ~row.mask == 0, "\(row.mnemonic)")
            for other in InstructionTable.rows[(index + 1)...] {
                let both = row.mask & other.mask
                #expect(row.match & both != other.match & both, "\(row.mnemonic) and \(other.mnemonic)")
            }
        }
    }

    @Test("it lists the operations of the manual")
    func complete() {
        #expect(Set(IndependentDecoder().mnemonics) == Set(Opcode.allCases.map(\.mnemonic)))
    }

    @Test("what is encoded decodes to the same", arguments: Opcode.allCases)
    func roundTrip(_ opcode: Opcode) {
        var random = SeededRandom(seed: UInt64(opcode.rawValue))
        for instruction in Self.samples(of: opcode, &random) {
            #expect(Instruction(decoding: instruction.encoded) == instruction)
        }
    }

    @Test("immediates past the ends of their range are not encodable", arguments: Opcode.allCases)
    func range(_ opcode: Opcode) {
        let format = opcode.row.format
        guard format.immediateStep < 4096 else { return }
        let (low, high) = (format.immediateRange.lowerBound, format.immediateRange.upperBound)
        #expect(Instruction(opcode, immediate: low).isEncodable)
        #expect(Instruction(opcode, immediate: high).isEncodable)
        #expect(!Instruction(opcode, immediate: low - format.immediateStep).isEncodable)
        #expect(!Instruction(opcode, immediate: high + format.immediateStep).isEncodable)
    }

    @Test("every fence decodes without registers")
    func fences() {
        for word: UInt32 in [0x0ff0_000f, 0x8330_000f, 0x0100_000f, 0xffff_8f8f, 0x0000_0f8f, 0x4000_800f] {
            let instruction = Instruction(decoding: word)
            #expect(instruction?.opcode == .fence)
            #expect(instruction?.rd == 0)
            #expect(instruction?.rs1 == 0)
        }
    }

    @Test("reserved, privileged and compressed words are illegal")
    func illegal() {
        let words: [(word: UInt32, what: String)] = [
            (0x0000_0000, "zero"), (0xffff_ffff, "ones"), (0x0001_0001, "compressed nop"),
            (0x0000_100f, "fence.i"),
            (0x0200_1013, "slli by 32"), (0x0200_5013, "srli by 32"), (0x4200_5013, "srai by 32"),
            (0x0000_00f3, "ecall with rd"), (0x0000_8073, "ecall with rs1"), (0x0010_00f3, "ebreak with rd"),
            (0x0010_8073, "ebreak with rs1"), (0x3020_0073, "mret"), (0x1050_0073, "wfi"),
            (0x1200_0073, "sfence.vma"),
            (0x3000_2573, "csrr"), (0xc000_2573, "rdcycle"), (0xc000_10f3, "unimp with rd"),
            (0x4000_1033, "sll with bit 30"), (0x0400_0033, "add with funct7 2"),
            (0x4200_0033, "mul with bit 30"),
            (0x0000_1067, "jalr with funct3 1"), (0x0000_2063, "branch with funct3 2"), (0x0000_3003, "ld"),
            (0x0000_6003, "lwu"), (0x0000_3023, "sd"), (0x1000_202f, "lr.w"), (0x0000_001b, "addiw"),
            (0x0000_003b, "addw"), (0x0000_2007, "flw"), (0x0000_0053, "fadd.s"),
        ]
        for (word, what) in words { #expect(Instruction(decoding: word) == nil, "\(what)") }
    }

    @Test("the guest panic word is unimp")
    func panicWord() {
        #expect(Instruction(decoding: 0xc000_1073) == Instruction(.unimp))
    }

    /// Every combination of the bits that distinguish instructions, with random operands.
    @Test("the decoder agrees with one written from the manual")
    func sampledDecoder() {
        let other = IndependentDecoder()
        var random = SeededRandom(seed: 1)
        for bits in UInt32(0)..<1 << 17 {
            let fixed = bits & 127 | (bits >> 7 & 7) << 12 | (bits >> 10) << 25
            let word = fixed | UInt32.random(in: 0...UInt32.max, using: &random) & 0x01ff_8f80
            guard Instruction(decoding: word) != other.decode(word) else { continue }
            Issue.record("0x\(String(word, radix: 16)) decodes differently")
        }
        for word: UInt32 in 0...0x3fff { #expect(Instruction(decoding: word) == other.decode(word)) }
    }

    /// Minutes in a release build:
    ///
    ///     NEXUS_DECODER_SWEEP=1 swift test -c release --filter everyWord
    @Test(
        "the decoder agrees with one written from the manual on all words",
        .enabled(
            if: ProcessInfo.processInfo.environment["NEXUS_DECODER_SWEEP"] != nil, "set NEXUS_DECODER_SWEEP=1"
        ))
    func everyWord() async {
        let parts: UInt32 = 64
        let (legal, wrong) = await withTaskGroup(of: (Int, [UInt32]).self) { group in
            for part in 0..<parts { group.addTask { Self.sweep(part, of: parts) } }
            return await group.reduce((0, [UInt32]())) { ($0.0 + $1.0, $0.1 + $1.1) }
        }
        #expect(wrong.isEmpty)
        print("\(legal) of 4294967296 words are instructions")
    }

    private static func sweep(_ part: UInt32, of parts: UInt32) -> (legal: Int, wrong: [UInt32]) {
        let other = IndependentDecoder()
        let size = UInt64(1 << 32) / UInt64(parts)
        var legal = 0
        var wrong: [UInt32] = []
        for word in UInt64(part) * size..<UInt64(part + 1) * size {
            let word = UInt32(word)
            let instruction = Instruction(decoding: word)
            if instruction != other.decode(word), wrong.count < 10 { wrong.append(word) }
            guard let instruction else { continue }
            legal += 1
            // Fences forget their register fields, everything else is kept.
            let kept = instruction.opcode == .fence ? word & 0xfff0_707f : word
            if instruction.encoded != kept, wrong.count < 10 { wrong.append(word) }
        }
        return (legal, wrong)
    }

    /// Random instructions of one operation, and its immediates at their ends.
    static func samples(of opcode: Opcode, _ random: inout SeededRandom) -> [Instruction] {
        let format = opcode.row.format
        let range = format.immediateRange
        func register(_ isUsed: Bool) -> UInt8 { isUsed ? UInt8.random(in: 0...31, using: &random) : 0 }
        return (0..<40).map { index in
            let any = Int32.random(in: range, using: &random)
            let corners = [range.lowerBound, range.upperBound, 0, format.immediateStep]
            let immediate = index < corners.count ? corners[index] : any
            return Instruction(
                opcode, rd: register(opcode.writesRegister), rs1: register(opcode.readsFirstSource),
                rs2: register(opcode.readsSecondSource),
                immediate: range == 0...0 ? 0 : immediate - immediate % format.immediateStep)
        }
    }
}
