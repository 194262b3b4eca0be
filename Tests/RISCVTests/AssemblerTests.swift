import RISCV
import Testing

@Suite("Assembler")
struct AssemblerTests {
    private func words(_ source: String) throws -> [UInt32] {
        let segment = try Assembler.assemble(source).segments[0]
        return stride(from: 0, to: segment.bytes.count, by: 4).map { offset in
            (0..<4).reduce(UInt32(0)) { $0 | UInt32(segment.bytes[offset + $1]) << ($1 * 8) }
        }
    }

    @Test("labels are found forwards and backwards")
    func labels() throws {
        #expect(try words("j end\nstart: nop\nend: j start") == [0x0080_006f, 0x0000_0013, 0xffdf_f06f])
        #expect(try words("1: j 1f\n1: j 1b\nj 1b") == [0x0040_006f, 0x0000_006f, 0xffdf_f06f])
    }

    @Test("li takes one instruction when one is enough")
    func loadImmediate() throws {
        #expect(try words("li a0, -2048").count == 1)
        #expect(try words("li a0, 0x12345000").count == 1)
        #expect(try words("li a0, 2048") == [0x0000_1537, 0x8005_0513])
        #expect(try words("li a0, 0xffffffff") == [0xfff0_0513])
        #expect(try words("li a0, 0x7fffffff") == [0x8000_0537, 0xfff5_0513])
    }

    @Test("addresses of data are the ones that labels have")
    func data() throws {
        let program = try Assembler.assemble(
            """
            .data
            byte:  .byte 1, 'a', -1
                   .align 2
            word:  .word byte, text + 1   # a comment
            text:  .asciz "a\\n;#"
                   .space 3
            .text
            _start: la a0, word
                   lui a1, %hi(text)
                   lw a2, %lo(text)(a1)
            """)
        #expect(program.entry == 0x0020_0000)
        #expect(program.symbols.symbol(named: "word")?.address == 0x0030_0004)
        let expected: [UInt8] = [
            1, 97, 255, 0, 0, 0, 0x30, 0, 0x0d, 0, 0x30, 0, 97, 10, 59, 35, 0, 0, 0, 0,
        ]
        #expect(program.segments[1].bytes == expected)
        #expect(program.instruction(at: 0x0020_0008)?.immediate == 0x0030_0000)
        #expect(program.instruction(at: 0x0020_000c)?.immediate == 12)
    }

    @Test("the line table names the lines of the text")
    func lines() throws {
        let program = try Assembler.assemble("# nothing\nnop\nli a0, 100000\nret", name: "demo.s")
        #expect(program.lines.files == ["demo.s"])
        #expect(program.lines.rows.map(\.location.line) == [2, 3, 4])
        #expect(program.lines.location(of: 0x0020_0008)?.line == 3)
    }

    static let mistakes: [(source: String, error: AssemblyError)] = [
        ("nop\nfoo a0", .unknownInstruction(line: 2, found: "foo")),
        (".foo 1", .unknownDirective(line: 1, found: ".foo")),
        ("add a0, a1", .wrongOperandCount(line: 1, instruction: "add", expected: 3, found: 2)),
        ("add a0, a1, b1", .badOperand(line: 1, expected: "a register", found: "b1")),
        ("lw a0, 4", .badOperand(line: 1, expected: "an address such as 8(sp)", found: "4")),
        ("j nowhere", .undefinedSymbol(line: 1, name: "nowhere")),
        ("a: nop\na: nop", .duplicateSymbol(line: 2, name: "a")),
        ("addi a0, a0, 1 +", .badOperand(line: 1, expected: "a number or symbol", found: "1 +")),
        (".asciz \"a", .unclosedQuote(line: 1)),
        (
            "addi a0, a0, 2048",
            .valueOutOfRange(
                line: 1, what: "the immediate of addi", expected: "from -2048 to 2047", found: 2048)
        ),
        (
            "slli a0, a0, 32",
            .valueOutOfRange(line: 1, what: "the immediate of slli", expected: "from 0 to 31", found: 32)
        ),
        (
            ".byte 256",
            .valueOutOfRange(line: 1, what: "a value of .byte", expected: "a number of 8 bits", found: 256)
        ),
    ]

    @Test("mistakes are named with their line", arguments: mistakes.indices)
    func mistake(_ index: Int) {
        let (source, error) = Self.mistakes[index]
        #expect(throws: error) { try Assembler.assemble(source) }
    }
}
