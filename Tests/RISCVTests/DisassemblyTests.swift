import Foundation
import RISCV
import TestSupport
import Testing

@Suite("Disassembly")
struct DisassemblyTests {
    static let base: UInt32 = 0x0020_0000

    static let programs: [(word: UInt32, text: String)] = [
        (0x0000_0013, "nop"), (0x0050_0513, "li a0, 5"), (0xfff0_0513, "li a0, -1"),
        (0x0005_8513, "mv a0, a1"),
        (0xfff5_c513, "not a0, a1"), (0x40b0_0533, "neg a0, a1"), (0x0015_b513, "seqz a0, a1"),
        (0x00b0_3533, "snez a0, a1"), (0x0005_a533, "sltz a0, a1"), (0x00b0_2533, "sgtz a0, a1"),
        (0x0ff5_f513, "zext.b a0, a1"), (0x0000_8067, "ret"), (0x0005_0067, "jr a0"),
        (0x0005_00e7, "jalr a0"),
        (0x0045_0067, "jr 4(a0)"), (0x0045_80e7, "jalr 4(a1)"), (0x0045_8567, "jalr a0, 4(a1)"),
        (0x0000_006f, "j 0x00200000"), (0x0080_00ef, "jal 0x00200008"), (0x0080_056f, "jal a0, 0x00200008"),
        (0x0005_0463, "beqz a0, 0x00200008"), (0xfe05_1ee3, "bnez a0, 0x001ffffc"),
        (0x00a0_5463, "blez a0, 0x00200008"), (0x00a0_4463, "bgtz a0, 0x00200008"),
        (0x00b5_0463, "beq a0, a1, 0x00200008"), (0x1234_5537, "lui a0, 0x12345"),
        (0xffc1_2503, "lw a0, -4(sp)"),
        (0x00b1_2223, "sw a1, 4(sp)"), (0x01f5_1513, "slli a0, a0, 31"), (0x0ff0_000f, "fence"),
        (0x0330_000f, "fence rw, rw"), (0x8330_000f, "fence.tso"), (0x0100_000f, "pause"),
        (0x0000_0073, "ecall"),
        (0x0010_0073, "ebreak"), (0xc000_1073, "unimp"), (0x02b5_0533, "mul a0, a0, a1"),
    ]

    @Test("instructions read as people write them", arguments: programs.indices)
    func texts(_ index: Int) {
        let (word, text) = Self.programs[index]
        #expect(Instruction(decoding: word)?.text(at: Self.base) == text)
    }

    @Test("targets are named by the symbol that contains them")
    func symbols() {
        let table = SymbolTable([Symbol(name: "main", address: Self.base, size: 16, isFunction: true)])
        #expect(Instruction(.jal, rd: 1, immediate: 0).text(at: Self.base, symbols: table) == "jal main")
        #expect(Instruction(.jal, immediate: 8).text(at: Self.base, symbols: table) == "j main+0x8")
        #expect(Instruction(.jal, immediate: 16).text(at: Self.base, symbols: table) == "j 0x00200010")
    }

    @Test("what is disassembled assembles to the same words")
    func roundTrip() throws {
        var random = SeededRandom(seed: 2)
        var words: [UInt32] = []
        for opcode in Opcode.allCases {
            words += InstructionTableTests.samples(of: opcode, &random).map(\.encoded)
        }
        let lines = words.enumerated().map { index, word in
            Instruction(decoding: word)!.text(at: Self.base &+ UInt32(index * 4))
        }
        let program = try Assembler.assemble(lines.joined(separator: "\n"), at: Self.base)
        for (index, word) in words.enumerated() {
            #expect(program.word(at: Self.base + UInt32(index * 4)) == word, "\(lines[index])")
        }
    }

    @Test(
        "texts are those of llvm-objdump",
        .enabled(if: CompilerTools.has("llvm-objdump"), "needs llvm-objdump beside swiftc"))
    func agreesWithObjdump() throws {
        var random = SeededRandom(seed: 3)
        var words = Self.programs.map(\.word)
        for opcode in Opcode.allCases {
            let samples = InstructionTableTests.samples(of: opcode, &random)
            // It does not know the reserved kinds of fence, which are no-ops here.
            words += samples.filter { $0.opcode != .fence || 0...255 ~= $0.immediate }.map(\.encoded)
        }
        var file = ELFWriter(
            entry: Self.base,
            segments: [ELFWriter.Segment(address: Self.base, bytes: ELFWriter.words(words), flags: 5)])
        file.sections = [
            ELFWriter.Section(name: ".text", flags: 6, address: Self.base, bytes: ELFWriter.words(words))
        ]
        let path = TestFolder.make() + "/words.elf"
        try Data(file.file).write(to: URL(fileURLWithPath: path))
        let output = try CompilerTools.run(
            "llvm-objdump",
            [
                "-d", "--mattr=+m,+zihintpause", "--no-show-raw-insn", "--no-print-imm-hex",
                "--no-leading-addr", path,
            ])
        let theirs = output.split(separator: "\n").filter { $0.hasPrefix("\t") || $0.hasPrefix("  ") }
        try #require(theirs.count == words.count)
        for (index, line) in theirs.enumerated() {
            let ours = Instruction(decoding: words[index])!.text(at: Self.base &+ UInt32(index * 4))
            #expect(Self.normalized(ours) == Self.normalized(String(line)))
        }
    }

    /// The words of a line, numbers in decimal, without comments on symbols.
    private static func normalized(_ line: String) -> [String] {
        let cut = line.prefix { $0 != "<" }
        let words = cut.split { $0 == " " || $0 == "\t" || $0 == "," || $0 == "(" || $0 == ")" }
        return words.map { word in
            guard word.hasPrefix("0x") else { return String(word) }
            return UInt32(word.dropFirst(2), radix: 16).map { String($0) } ?? String(word)
        }
    }
}
