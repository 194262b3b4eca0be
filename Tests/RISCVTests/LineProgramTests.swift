import RISCV
import TestSupport
import Testing

@Suite("Line number programs")
struct LineProgramTests {
    private static let text = UInt64(LineProgramWriter.text)..<UInt64(LineProgramWriter.text) + 64

    private func read(_ line: [UInt8]) -> (table: LineTable, notes: [String]) {
        var notes: [String] = []
        let table = LineTable(DebugSections(line: line), text: [Self.text], notes: &notes)
        return (table, notes)
    }

    @Test("all versions say the same", arguments: [UInt16(2), 3, 4, 5])
    func versions(_ version: UInt16) {
        let (table, notes) = read(LineProgramWriter.small(version: version))
        #expect(notes.isEmpty)
        #expect(
            table.files == (version >= 5 ? ["/work/main.c", "/work/lib/list.c"] : ["main.c", "lib/list.c"]))
        #expect(table.rows.map(\.start) == [0x0020_0000, 0x0020_0004, 0x0020_0008])
        #expect(table.rows.map(\.end) == [0x0020_0004, 0x0020_0008, 0x0020_000c])
        #expect(
            table.rows.map(\.location)
                == [(0, 10), (0, 11), (1, 5)].map { SourceLocation(file: $0.0, line: $0.1) })
        #expect(table.location(of: 0x0020_000c) == nil)
    }

    @Test("line 0 ends the row before it and leaves none")
    func lineZero() {
        var writer = LineProgramWriter(version: 5)
        writer.setAddress(LineProgramWriter.text)
        writer.copy()
        writer.advance(4)
        writer.advanceLine(-1)
        writer.copy()
        writer.advance(4)
        writer.advanceLine(3)
        writer.copy()
        writer.advance(4)
        writer.end()
        let table = read(writer.unit).table
        #expect(table.rows.map(\.location.line) == [1, 3])
        #expect(table.rows.map(\.start) == [0x0020_0000, 0x0020_0008])
        #expect(table.location(of: 0x0020_0004) == nil)
    }

    @Test("a special opcode moves address and line at once")
    func special() {
        var writer = LineProgramWriter(version: 5)
        writer.setAddress(LineProgramWriter.text)
        writer.copy()
        // Address by 4, line by 2: 13 + 4 * 14 + (2 + 5).
        writer.special(76)
        writer.advance(4)
        writer.end()
        let table = read(writer.unit).table
        #expect(table.rows.map(\.location.line) == [1, 3])
        #expect(table.rows.last?.start == 0x0020_0004)
    }

    @Test("programs about code that the linker dropped are left out")
    func dropped() {
        var writer = LineProgramWriter(version: 5)
        writer.setAddress(0)
        writer.copy()
        writer.opcodes += [2, 0x84, 0x80, 0x80, 0x01]
        writer.copy()
        writer.advance(4)
        writer.end()
        #expect(read(writer.unit).table.rows.isEmpty)
    }

    @Test("where programs overlap, the earlier address keeps its row")
    func overlap() {
        let (table, _) = read(LineProgramWriter.small(version: 5) + LineProgramWriter.small(version: 4))
        #expect(table.rows.count == 3)
    }

    @Test("a malformed program is noted and the others are read")
    func malformed() {
        var bad = LineProgramWriter(version: 5)
        bad.lineRange = 0
        let (table, notes) = read(bad.unit + LineProgramWriter.small(version: 5))
        #expect(table.rows.count == 3)
        #expect(
            notes == [
                "line numbers incomplete: the program at 0x0 has a line range or opcode base of 0, which is not supported"
            ])
    }

    @Test("a breakpoint on a line goes where execution enters it")
    func addresses() {
        func row(_ start: UInt32, _ line: Int, _ column: Int, statement: Bool = true) -> LineTable.Row {
            let place = SourceLocation(file: 0, line: line, column: column)
            return LineTable.Row(start: start, end: start + 4, location: place, isStatement: statement)
        }
        let table = LineTable(
            files: ["a.c"],
            rows: [row(0, 5, 1), row(4, 5, 9), row(8, 7, 1), row(12, 5, 1), row(16, 9, 1, statement: false)])
        #expect(table.addresses(file: 0, line: 5) == [0, 12])
        #expect(table.addresses(file: 0, line: 6) == [8])
        #expect(table.addresses(file: 0, line: 8) == [])
        #expect(table.addresses(file: 1, line: 5) == [])
    }

    @Test("whatever the bytes are, reading ends", arguments: [UInt16(2), 4, 5])
    func hostile(_ version: UInt16) {
        let original = LineProgramWriter.small(version: version)
        var random = SeededRandom(seed: UInt64(version))
        for length in 0..<original.count { _ = read(Array(original[..<length])) }
        for _ in 0..<3000 {
            var bytes = original
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                bytes[.random(in: 0..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
            }
            _ = read(bytes)
        }
    }

    @Test("false counts and lengths allocate nothing")
    func falseCounts() {
        // Version 5, no directory format, 2^63 directories.
        let header: [UInt8] = [1, 1, 1, 251, 14, 1, 0, 255, 255, 255, 255, 255, 255, 255, 255, 127]
        let length = UInt8(header.count)
        let contents: [UInt8] = [5, 0, 4, 0, length, 0, 0, 0] + header
        let (table, notes) = read([UInt8(contents.count), 0, 0, 0] + contents)
        #expect(table.rows.isEmpty)
        #expect(notes.count == 1)
    }
}
