import RISCV
import TestSupport
import Testing

/// Files from anywhere: whatever is in them, the answer is a program, perhaps with notes, or a typed error.
@Suite("Hostile ELF files")
struct HostileFileTests {
    /// Loads, uses what was loaded as a debugger does, and says whether it loaded.
    @discardableResult
    static func exercise(_ file: [UInt8]) -> Bool {
        do throws(ELFError) {
            let program = try Program(elf: file, name: "hostile")
            for segment in program.segments {
                precondition(UInt64(segment.bytes.count) <= UInt64(segment.memorySize))
                for address in [
                    segment.address, segment.address &+ 4, UInt32(truncatingIfNeeded: segment.end &- 4),
                ] {
                    _ = program.instruction(at: address)?.text(at: address, symbols: program.symbols)
                    _ = program.lines.location(of: address)
                }
            }
            for symbol in program.symbols.symbols.prefix(20) {
                _ = program.symbols.symbol(named: symbol.displayName)
                _ = program.symbols.description(of: symbol.address)
            }
            for row in program.lines.rows.prefix(20) {
                precondition(program.lines.files.indices.contains(row.location.file))
                _ = program.lines.addresses(file: row.location.file, line: row.location.line)
            }
            return true
        } catch {
            precondition(!error.description.isEmpty)
            return false
        }
    }

    /// A small program with symbols and line numbers of both kinds.
    static let withEverything: [UInt8] = {
        var writer = ELFWriter.small
        writer.symbols = [
            .init(name: "_start", address: 0x0020_0000, size: 12, kind: 2),
            .init(name: "$s4main3runyyF", address: 0x0020_0008, kind: 2),
            .init(name: "table", address: 0x0030_0000, size: 8, kind: 1),
        ]
        writer.sections = [.init(name: ".debug_line", bytes: LineProgramWriter.small(version: 4))]
        return writer.file
    }()

    @Test("cut at every length")
    func truncated() {
        let file = Self.withEverything
        #expect(Self.exercise(file))
        for length in 0..<file.count { Self.exercise(Array(file[..<length])) }
    }

    @Test("every byte replaced by extremes")
    func bytes() {
        for offset in Self.withEverything.indices {
            for value: UInt8 in [0, 1, 0x7f, 0x80, 0xff] {
                var file = Self.withEverything
                file[offset] = value
                Self.exercise(file)
            }
        }
    }

    @Test("every header and segment field replaced by extremes")
    func fields() {
        let small = Self.withEverything
        var places = ELFWriter.headerFields.map { ($0.offset, $0.size) }
        for segment in 0..<2 { places += ELFWriter.segmentFields.map { (52 + segment * 32 + $0.offset, 4) } }
        let values: [UInt32] = [
            0, 1, 2, 3, 0x7fff_ffff, 0x8000_0000, 0xffff_fff0, 0xffff_ffff, UInt32(small.count),
        ]
        for (offset, size) in places {
            for value in values {
                var file = small
                for index in 0..<size {
                    file[offset + index] = UInt8(truncatingIfNeeded: value >> (index * 8))
                }
                Self.exercise(file)
            }
        }
    }

    @Test(
        "thousands of random edits of real programs",
        .enabled(if: RealPrograms.canBuild, "\(RealPrograms.needed)"),
        arguments: [RealPrograms.c, RealPrograms.cWithOldLines, RealPrograms.swift].indices)
    func edits(_ index: Int) throws {
        let original = try [RealPrograms.c, RealPrograms.cWithOldLines, RealPrograms.swift][index].get().bytes
        try #require(Self.exercise(original))
        var random = SeededRandom(seed: UInt64(index))
        var loaded = 0
        for _ in 0..<700 {
            var file = original
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let offset = Int.random(in: 0..<file.count, using: &random)
                file[offset] = Bool.random(using: &random) ? .random(in: 0...255, using: &random) : 0xff
            }
            if Int.random(in: 0..<10, using: &random) == 0 {
                file.removeLast(.random(in: 0..<file.count, using: &random))
            }
            if Self.exercise(file) { loaded += 1 }
        }
        #expect(loaded > 0)
        #expect(loaded < 700)
    }

    @Test("bad optional parts give notes, and the program still loads")
    func notes() throws {
        var writer = ELFWriter.small
        writer.symbols = [.init(name: "main", address: 0x0020_0000, kind: 2)]
        var file = writer.file
        file.replaceSubrange(32..<36, with: [0xff, 0xff, 0xff, 0x7f])
        let outside = try Program(elf: file, name: "test")
        #expect(outside.symbols.symbols.isEmpty)
        #expect(outside.notes.count == 1)

        writer.sections = [.init(name: ".debug_line", bytes: [0xff, 0xff, 0xff, 0x7f, 5, 0])]
        let badLines = try Program(elf: writer.file, name: "test")
        #expect(badLines.symbols.symbols.count == 1)
        #expect(badLines.notes == ["line numbers incomplete: the program at 0x0 is cut short"])

        writer.sections = [.init(name: ".debug_line", flags: 0x800, bytes: [1, 0, 0, 0])]
        #expect(try Program(elf: writer.file, name: "test").notes.first?.contains("compressed") == true)
    }

    @Test("symbol names of all kinds load: control bytes, broken text, great length")
    func names() throws {
        var writer = ELFWriter.small
        let long = String(repeating: "x", count: 5000)
        writer.symbols = [
            "\u{1b}]0;title\u{7}", "a\nb", "\u{fffd}\u{202e}", "$s", "$s9999999999x", "_ZN", long,
        ].map {
            .init(name: $0, address: 0x0020_0000, size: 4, kind: 2)
        }
        let program = try Program(elf: writer.file, name: "test")
        #expect(program.symbols.symbols.count == 6)
        #expect(program.notes == ["1 symbols ignored: their names are not in the file or too long"])
    }
}
