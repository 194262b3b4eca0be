import Constraints

@testable import Chips

/// The memory of a run with nothing but refreshes: what touches a word moves it to a later time. Enough to balance
/// boundaries against accesses.
struct MemoryModel {
    let program = PatchworkProgram.decoded
    var refreshes: [Refresh] = []
    var touched: [TouchedWord] = []

    /// Accesses a word once, at a time.
    mutating func touch(_ address: UInt32, value: UInt32 = 0, at time: UInt32) {
        let lifetime = Lifetime(firstTime: time - 1, finalValue: value, lastTime: time)
        touched.append(TouchedWord(address: address, lifetime: lifetime))
        touched.sort { $0.address < $1.address }
        refreshes.append(Refresh(address: address, value: value, oldTime: time - 1, newTime: time))
    }

    /// The rows of the words that start as zero.
    var zeros: [ZeroBoundary.Record] {
        ChipCatalogue.zeros.records(in: program.memory.zeros, touched: touched)
    }

    /// What the rules, lookups and buses have to say, with other rows for zero words if they are given.
    func complaints(zeros forged: [ZeroBoundary.Record]? = nil) -> [String] {
        let image = ChipCatalogue.image.records(of: program.imageWords, touched: touched)
        let tables = [
            ChipCatalogue.memoryRefresh.table(refreshes), ChipCatalogue.image.table(image),
            ChipCatalogue.zeros.table(forged ?? zeros),
        ].compactMap { $0 }
        let labels = tables.flatMap { table in
            (0..<table.rowsInUse).flatMap { RowLookups.missing(table, row: $0) }
        }
        let statement = Statement(
            program: program, input: .init(), cycles: 0, exitCode: nil, publicOutput: [])
        let entries = statement.entries.filter { $0.tuple.bus == MachineBus.order }
        let found = (TraceChecker(tables: tables, statement: entries).check()?.imbalances ?? [])
            .filter { !MachineBus.isLookup($0.tuple.bus) }
        return labels + found.map { "\($0.tuple.bus.name) \($0.tuple.values) \($0.excess)" }
    }
}
