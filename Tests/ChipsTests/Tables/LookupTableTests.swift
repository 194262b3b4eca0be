import Constraints
import TestSupport
import Testing

@testable import Chips

@Suite("Lookup tables")
struct LookupTableTests {
    private static let tables = FixedTables(program: PatchworkProgram.decoded, input: PatchworkProgram.input)
        .tables
    private static let indexes = LookupIndexes.all(
        program: PatchworkProgram.decoded, input: PatchworkProgram.input)
    private static let buses = MachineBus.all.filter {
        MachineBus.isLookup($0) && $0 != MachineBus.publicOutput
    }

    /// The table that offers a bus, and the columns of its tuple.
    private static func offer(on bus: Bus) throws -> (table: Table, columns: [Int]) {
        for table in tables {
            for entry in table.program.entries where entry.bus == bus && entry.isOffer {
                let columns = entry.tuple.compactMap { node -> Int? in
                    if case .column(let index) = table.program.nodes[node] { index } else { nil }
                }
                return (table, columns)
            }
        }
        throw NotOffered(bus: bus.name)
    }

    private struct NotOffered: Error {
        let bus: String
    }

    private static func rows(on bus: Bus) throws -> [[UInt32]] {
        let (table, columns) = try offer(on: bus)
        return (0..<table.rowsInUse).map { row in columns.map { table[$0, row] } }
    }

    @Test("the range table offers every value of each width, the empty one twice")
    func range() throws {
        let (table, columns) = try Self.offer(on: MachineBus.range)
        var seen = [Int](repeating: 0, count: 17)
        var isInOrder = true
        var previous: UInt64 = 0
        for row in 1..<table.rowsInUse {
            let (width, value) = (table[columns[0], row], table[columns[1], row])
            seen[Int(width)] += 1
            let key = UInt64(width) << 32 | UInt64(value)
            isInOrder = isInOrder && value < 1 << width && (row == 1 || key > previous)
            previous = key
        }
        #expect(isInOrder, "no value twice, none too large")
        #expect(seen == (0...16).map { 1 << $0 })
        #expect(table[columns[0], 0] == 0 && table[columns[1], 0] == 0)
    }

    @Test("the byte table offers every pair with its and and its sign, each once")
    func bytes() throws {
        var seen = [Bool](repeating: false, count: 1 << 16)
        let and = try Self.offer(on: MachineBus.and)
        let sign = try Self.offer(on: MachineBus.sign)
        var wrong = 0
        for row in 0..<and.table.rowsInUse {
            let (x, y) = (and.table[and.columns[0], row], and.table[and.columns[1], row])
            if x > 255 || y > 255 { wrong += 1; continue }
            seen[Int(x * 256 + y)] = true
            let conjunction = (0..<8).reduce(UInt32(0)) { sum, bit in
                sum + ((x >> bit) % 2) * ((y >> bit) % 2) << bit
            }
            if and.table[and.columns[2], row] != conjunction { wrong += 1 }
            if sign.table[sign.columns[2], row] != (x < 128 ? 0 : 1) { wrong += 1 }
        }
        #expect(wrong == 0)
        #expect(seen.allSatisfy { $0 } && and.table.rowsInUse == seen.count)
    }

    @Test("the table of shift amounts says what shifting by each means")
    func powers() throws {
        let rows = try Self.rows(on: MachineBus.power)
        #expect(rows.count == 32)
        for (amount, row) in rows.enumerated() {
            let isLimb = amount >= 16
            let bits = isLimb ? amount - 16 : amount
            let power = (0..<bits).reduce(1) { value, _ in value * 2 }
            #expect(row.map(Int.init) == [amount, bits, power, 65536 / power, isLimb ? 1 : 0])
        }
    }

    @Test("the program table offers the forms of the text, and the text table its words")
    func program() throws {
        let rows = try Self.rows(on: MachineBus.program)
        let expected = PatchworkProgram.decoded.rows.map { row in
            [row.pc, UInt32(row.form.number)] + (0..<8).map { row.fields[$0] }
        }
        #expect(rows == expected)
        let words = try Self.rows(on: MachineBus.rom).map { [$0[0] | $0[1] << 16, $0[2] | $0[3] << 16] }
        let text = [(0x20_0000, 8), (0x30_0000, 2)].flatMap { base, count in
            (0..<count).map { UInt32(base + 4 * $0) }
        }
        #expect(words == text.map { [$0, PatchworkProgram.program.word(at: $0) ?? 0] })
    }

    @Test("input tables offer words filled up with zeros, and byte lengths")
    func inputs() throws {
        let (publicWords, privateWords) = (
            try Self.rows(on: MachineBus.publicInput), try Self.rows(on: MachineBus.privateInput)
        )
        let lengths = try Self.rows(on: MachineBus.lengths)
        #expect(publicWords == [[0, 0x0201, 0x0403], [1, 5, 0]])
        #expect(privateWords == [[0, 0x0809, 0x0607], [1, 0x0405, 0x0203]])
        #expect(lengths == [[0, 5, 0], [1, 8, 0]])
    }

    @Test("each index finds the row that offers a tuple", arguments: buses)
    func findsWhatIsOffered(bus: Bus) throws {
        let index = try #require(Self.indexes[bus])
        let (table, columns) = try Self.offer(on: bus)
        for row in stride(from: 0, to: table.rowsInUse, by: table.rowsInUse > 100 ? 97 : 1) {
            let tuple = columns.map { table[$0, row] }
            let found = try #require(index.row(of: tuple), "\(tuple)")
            #expect(columns.map { table[$0, found] } == tuple)
        }
    }

    @Test("no index finds a tuple of which one value is changed", arguments: buses)
    func findsNothingElse(bus: Bus) throws {
        let index = try #require(Self.indexes[bus])
        let (table, columns) = try Self.offer(on: bus)
        var random = SeededRandom(seed: UInt64(bus.number))
        for _ in 0..<200 {
            let row = Int.random(in: 0..<table.rowsInUse, using: &random)
            var tuple = columns.map { table[$0, row] }
            let field = Int.random(in: 0..<tuple.count, using: &random)
            let changes: [UInt32] = [
                tuple[field] &+ 1, tuple[field] ^ 1, tuple[field] | 1 << 16, tuple[field] | 1 << 30,
                0x7fff_fffe,
            ]
            tuple[field] = changes[Int.random(in: 0..<changes.count, using: &random)]
            guard let found = index.row(of: tuple) else { continue }
            #expect(columns.map { table[$0, found] } == tuple, "found only if it is offered after all")
        }
    }

    @Test("a run without input has no table of its words")
    func emptyTables() {
        let tables = FixedTables(program: PatchworkProgram.decoded, input: .init()).tables
        #expect(!tables.contains { $0.program.name == "public-input" || $0.program.name == "private-input" })
    }

    @Test("a private word that is no word is caught")
    func privateLimbs() throws {
        var tables = Self.tables
        let place = try #require(tables.firstIndex { $0.program.name == "private-input" })
        let column = try #require(tables[place].program.column(named: "value[1]"))
        tables[place][column, 0] = 0x1_0000
        let missing = MultiplicityCounter(Self.indexes).count(&tables)
        let labels = missing.map { tables[$0.table].program.entries[$0.entry].label }
        #expect(labels == ["the high limb of the word is a limb"])
    }
}
