import Constraints
import TestSupport
import Testing

@testable import Chips

@Suite("The chips of the tables")
struct TableChipTests {
    @Test("every chip has a name of its own, and rules of degree 3 at most")
    func catalogue() {
        let programs = ChipCatalogue.programs
        #expect(Set(programs.map(\.name)).count == programs.count)
        #expect(programs.count == Form.allCases.count + 13)
        #expect(programs.allSatisfy { $0.constraints.allSatisfy { $0.degree <= 3 } })
    }

    @Test(
        "tables cost the cells, accesses and lookups for which they were designed",
        arguments: [
            ("refresh-register", 7, 2, 4), ("refresh-memory", 8, 2, 4), ("registers", 4, 2, 0),
            ("image", 4, 2, 0), ("zeros", 8, 4, 4), ("private-input", 3, 0, 2), ("program", 1, 0, 0),
            ("rom", 1, 0, 0), ("range", 1, 0, 0), ("bytes", 3, 0, 0), ("powers", 1, 0, 0),
        ])
    func costs(name: String, cells: Int, accesses: Int, lookups: Int) throws {
        let program = try #require(ChipCatalogue.programs.first { $0.name == name })
        let card = CostCard(program, isLookup: MachineBus.isLookup)
        #expect(card.cells == cells)
        #expect(card.accesses == accesses)
        #expect(card.lookups == lookups)
    }

    /// One honest row of each chip whose cells a prover chooses.
    private static let rows: [Table] = {
        let lifetime = Lifetime(firstTime: 90, finalValue: 0x1234_5678, lastTime: 70_001)
        let refresh = Refresh(address: 0x0012_0340, value: 0x89ab_cdef, oldTime: 500, newTime: 400_000)
        let tables: [Table?] = [
            ChipCatalogue.registerRefresh.table([refresh]), ChipCatalogue.memoryRefresh.table([refresh]),
            ChipCatalogue.registers.table([(index: 9, lifetime: lifetime)]),
            ChipCatalogue.image.table([(word: ImageWord(address: 0x40_0000, value: 1), lifetime: lifetime)]),
            ChipCatalogue.zeros.table([
                ZeroBoundary.Record(word: 0x12_3456, next: 0x45_6789, lifetime: lifetime)
            ]),
            ChipCatalogue.privateInput.table([InputWord(index: 0, value: 0x0102_0304)]),
        ]
        return tables.compactMap { $0 }
    }()

    @Test(
        "no cell that a prover fills can change unless a rule, a lookup or another row notices",
        arguments: rows.indices)
    func noCellIsFree(index: Int) {
        let honest = Self.rows[index]
        var random = SeededRandom(seed: UInt64(index))
        #expect(RowLookups.missing(honest) == [])
        for (column, description) in honest.program.columns.enumerated() where description.kind == .committed
        {
            for value in Self.mutations(of: honest[column, 0], &random) {
                var forged = honest
                forged[column, 0] = value
                let isNoticed =
                    Self.exchanged(forged) != Self.exchanged(honest) || !RowLookups.missing(forged).isEmpty
                #expect(isNoticed, "\(honest.program.name).\(description.name) = \(value)")
            }
        }
    }

    @Test("a refresh says of a word what it was told")
    func refreshKeepsTheValue() {
        for table in Self.rows.prefix(2) {
            let tuples = Self.exchanged(table).map(\.values)
            #expect(tuples[0].dropLast() == tuples[1].dropLast())
        }
    }

    @Test("no table is lower than a proof can bind rows together")
    func heights() {
        #expect(Self.rows.allSatisfy { $0.logHeight == PieceHeights.smallestLog && $0.rowsInUse == 1 })
    }

    /// What the row puts on buses, but for the lookups that it makes.
    private static func exchanged(_ table: Table) -> [BusTuple] {
        let reading = RowReading(table, row: 0)
        let entries = table.program.entries
        return entries.indices.filter { !MachineBus.isLookup(entries[$0].bus) || entries[$0].isOffer }
            .map(reading.tuple(ofEntry:))
    }

    private static func mutations(of value: UInt32, _ random: inout SeededRandom) -> [UInt32] {
        let p: UInt32 = 0x7fff_ffff
        let differences: [UInt32] = [1, p - 1, 4, 256, 1 << 14, 1 << 16, p - (1 << 16), 1 << 18, 1 << 29]
        let moved = differences.map { UInt32((UInt64(value) + UInt64($0)) % UInt64(p)) }
        return (moved + [0, 1, p - 1, (p - value) % p, .random(in: 0..<p, using: &random)]).filter {
            $0 != value
        }
    }
}
