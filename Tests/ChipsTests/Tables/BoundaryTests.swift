import Constraints
import Execution
import Testing

@testable import Chips

@Suite("The boundary of memory")
struct BoundaryTests {
    /// Words of every kind: next to each other, first and last of their gap, of the image and outside.
    private static let model: MemoryModel = {
        var model = MemoryModel()
        for (offset, address) in zeroWords.enumerated() {
            model.touch(address, at: UInt32(10 + 70_000 * offset))
        }
        model.touch(0x40_0004, value: 0x0500_0403, at: 77)
        return model
    }()

    private static let zeroWords: [UInt32] = [
        0x1000, 0x1004, 0x1_0000, 0x20_0020, 0x2f_fffc, 0x40_000c, 0x50_0004, 0x7fff_0000, 0x7fff_fffc,
    ]

    /// Honest rows with a row for one more word, tied in between its neighbours wherever it lies.
    private static func opening(_ address: UInt32) -> [ZeroBoundary.Record] {
        var records = model.zeros
        let word = address >> 2
        let place = records.lastIndex { $0.word <= word } ?? 0
        let before = records[place]
        records[place] = .init(word: before.word, next: word, lifetime: before.lifetime)
        records.insert(.init(word: word, next: before.next, lifetime: Lifetime()), at: place + 1)
        return records
    }

    @Test("honest words balance, touched or not")
    func honest() {
        #expect(Self.model.complaints() == [])
        #expect(MemoryModel().complaints() == [])
    }

    @Test("each gap has a row for its first word, and each touched zero word one")
    func rows() {
        let model = Self.model
        let firsts = model.program.memory.zeros.map { $0.lowerBound >> 2 }
        #expect(Set(model.zeros.map(\.word)) == Set(firsts + Self.zeroWords.map { $0 >> 2 }))
        #expect(model.zeros.count == Set(model.zeros.map(\.word)).count)
    }

    @Test("a word that is opened once more between its neighbours balances, if it is one of its gap")
    func untouchedWord() {
        #expect(Self.model.complaints(zeros: Self.opening(0x1008)) == [])
    }

    @Test("a word that is opened twice is caught")
    func openedTwice() {
        let complaints = Self.model.complaints(zeros: Self.opening(0x1_0000))
        #expect(complaints.contains { $0.contains("below 2^13") }, "\(complaints)")
    }

    @Test("a second row for a word, with a chain of its own, is caught on the order bus")
    func secondChain() {
        var records = Self.model.zeros
        records.append(records[1])
        let complaints = Self.model.complaints(zeros: records)
        #expect(complaints.contains { $0.hasPrefix("order [1025]") }, "\(complaints)")
    }

    @Test("a touched word that is left out is caught on the memory bus")
    func leftOut() throws {
        var records = Self.model.zeros
        let place = try #require(records.firstIndex { $0.word == 0x1004 >> 2 })
        let left = records.remove(at: place)
        let before = records[place - 1]
        records[place - 1] = .init(word: before.word, next: left.next, lifetime: before.lifetime)
        let complaints = Self.model.complaints(zeros: records)
        #expect(complaints == ["memory [4100, 0, 0, 0, 70009] -1", "memory [4100, 0, 0, 0, 70010] 1"])
    }

    @Test(
        "no word opens in the text, in the image, in page 0 or past the end of memory",
        arguments: [0x20_0000, 0x20_001c, 0x30_0004, 0x40_0000, 0x40_0008, 0x50_0000, 0, 0x0ffc, 0x8000_0000]
            as [UInt32])
    func forbidden(address: UInt32) {
        #expect(Self.model.complaints(zeros: Self.opening(address)) != [])
    }

    @Test(
        "a chain that leaves its gap does not come back",
        arguments: [0x20_0000, 0x30_0004, 0x40_0000] as [UInt32])
    func leavingAGap(address: UInt32) throws {
        // The last row before the word goes to the word, and the word to the first row after it: the end of one
        // gap and the beginning of the next have no partner.
        var records = Self.model.zeros
        let word = address >> 2
        let place = try #require(records.lastIndex { $0.word < word })
        let (before, after) = (records[place], records[place + 1])
        records[place] = .init(word: before.word, next: word, lifetime: before.lifetime)
        records.insert(.init(word: word, next: after.word, lifetime: Lifetime()), at: place + 1)
        let complaints = Self.model.complaints(zeros: records)
        #expect(complaints.contains { $0.hasPrefix("order [\(before.next)] -1") }, "\(complaints)")
    }

    @Test(
        "the address of a word cannot be unaligned or carried over",
        arguments: [(2, "multiple of 4"), (1, "multiple of 4"), (0x1_0000, "multiple of 4")]
            as [(UInt32, String)])
    func aliases(offset: UInt32, named: String) throws {
        var table = try #require(ChipCatalogue.zeros.table(Self.model.zeros))
        let low = try #require(table.program.column(named: "address[0]"))
        table[low, 2] += offset
        let labels = RowLookups.missing(table, row: 2)
        #expect(labels.contains { $0.contains(named) }, "\(labels)")
    }

    @Test("a word past 2^31 is caught by its address alone")
    func pastTheEnd() throws {
        let record = ZeroBoundary.Record(word: 1 << 29, next: (1 << 29) + 1, lifetime: Lifetime())
        let table = try #require(ChipCatalogue.zeros.table([record]))
        #expect(RowLookups.missing(table) == ["the high part of the address is below 2^15"])
    }

    @Test("an image word that starts with another value is caught")
    func otherImage() throws {
        let records = ChipCatalogue.image.records(of: PatchworkProgram.decoded.imageWords, touched: [])
        var table = try #require(ChipCatalogue.image.table(records))
        let last = try #require(table.program.column(named: "last[0]"))
        table[last, 1] ^= 1
        let found = try #require(TraceChecker(tables: [table], statement: []).check()).imbalances
        #expect(found.map(\.excess).sorted() == [-1, 1])
    }

    @Test("registers that are left alone balance by themselves")
    func registers() throws {
        let lifetimes = [Lifetime](repeating: Lifetime(), count: RegisterIndex.count)
        let table = try #require(ChipCatalogue.registers.table(lifetimes: lifetimes))
        #expect(table.rowsInUse == 36 && table.height == 64)
        #expect(TraceChecker(tables: [table], statement: []).check()?.holds == true)
        let index = try #require(table.program.column(named: "index"))
        #expect((0..<64).map { table[index, $0] } == (0..<64).map { UInt32(min($0, 35)) })
    }
}
