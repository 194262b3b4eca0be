import RISCV
import TestSupport

/// Small programs as ELF files, for runs of the real binary.
enum TestImage {
    /// Assembles a text and writes it as a file of the sandbox.
    static func make(_ name: String, _ source: String) throws -> String {
        let path = TestFolder.make() + "/" + name
        Sandbox.write(bytes(of: try Assembler.assemble(source, name: name)), to: path)
        return path
    }

    /// A static executable with a text and a data segment and the program's symbols.
    static func bytes(of program: Program) -> [UInt8] {
        let segments = program.segments
        let headersSize = 52 + 32 * segments.count
        var contents: [UInt8] = []
        var offsets: [Int] = []
        for segment in segments {
            offsets.append(headersSize + contents.count)
            contents += segment.bytes
        }
        var names: [UInt8] = [0]
        var symbols: [UInt8] = Array(repeating: 0, count: 16)
        for symbol in program.symbols.symbols {
            symbols += word(UInt32(names.count)) + word(symbol.address) + word(0) + [0x10, 0] + half(0xFFF1)
            names += Array(symbol.name.utf8) + [0]
        }
        let symbolsOffset = headersSize + contents.count
        let namesOffset = symbolsOffset + symbols.count
        let sectionsOffset = namesOffset + names.count

        var file: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 1, 1, 1] + Array(repeating: 0, count: 9)
        file += half(2) + half(243) + word(1) + word(program.entry) + word(52) + word(UInt32(sectionsOffset))
        file += word(0) + half(52) + half(32) + half(UInt32(segments.count)) + half(40) + half(3) + half(0)
        for (segment, offset) in zip(segments, offsets) {
            file += word(1) + word(UInt32(offset)) + word(segment.address) + word(segment.address)
            file += word(UInt32(segment.bytes.count)) + word(segment.memorySize)
            file += word(segment.isExecutable ? 5 : 6) + word(1)
        }
        file += contents + symbols + names
        file += Array(repeating: 0, count: 40)
        file += section(type: 2, offset: symbolsOffset, size: symbols.count, link: 2, entrySize: 16)
        file += section(type: 3, offset: namesOffset, size: names.count, link: 0, entrySize: 0)
        return file
    }

    private static func section(type: UInt32, offset: Int, size: Int, link: UInt32, entrySize: UInt32)
        -> [UInt8]
    {
        let places = word(0) + word(UInt32(offset)) + word(UInt32(size))
        return word(0) + word(type) + word(0) + places + word(link) + word(0) + word(1) + word(entrySize)
    }

    private static func half(_ value: UInt32) -> [UInt8] { Array(word(value)[..<2]) }

    private static func word(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
    }
}

/// Programs that end in every way there is.
enum Guest {
    static let success = "li a0, 0\nli a7, 93\necall"
    static let exitSeven = "li a0, -7\nli a7, 93\necall"
    static let endless = "1: j 1b"
    /// Writes its public input back, word by word, and says so.
    static let echo = """
        li a0, 1
        la a1, text
        li a2, 6
        li a7, 64
        ecall
        li a0, 0
        li a7, 1027
        ecall
        mv s0, a0
        1: blez s0, 2f
        li a7, 1024
        ecall
        li a7, 1026
        ecall
        addi s0, s0, -4
        j 1b
        2: li a0, 0
        li a7, 93
        ecall
        .data
        text: .byte 104, 105, 27, 91, 50, 74
        """
    static let signature = """
        la t0, begin_signature
        li t1, 0xdeadbeef
        sw t1, 4(t0)
        li a0, 0
        li a7, 93
        ecall
        .data
        .align 4
        begin_signature: .word 1, 0, 3
        end_signature: .word 9
        """
    /// Each kind of fault, by the source that meets it.
    static let faults: [(kind: String, source: String)] = [
        ("illegalInstruction", ".word 0xffffffff"), ("guestPanic", "unimp"), ("breakpoint", "ebreak"),
        ("misalignedFetch", "la t0, 1f\naddi t0, t0, 2\njr t0\n1: nop"),
        ("misalignedLoad", "li t0, 0x300001\nlw a0, 0(t0)"),
        ("misalignedStore", "li t0, 0x300001\nsw a0, 0(t0)"),
        ("fetchFault", "li t0, 0x300000\njr t0"), ("loadFault", "lw a0, 4(zero)"),
        ("storeFault", "sw a0, 4(zero)"),
        ("unknownEcall", "li a7, 5\necall"), ("inputExhausted", "li a7, 1024\necall"),
    ]
}
