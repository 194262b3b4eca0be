import Constraints
import Testing

/// A small run: two tables of additions and the range table that they look their sums up in, closed by a statement
/// that receives every sum.
struct AdderRun {
    var tables: [Table]
    let statement: [PublicEntry]

    /// Base-2 logarithm of the number of values in the range table: sums stay below, so that tests are quick.
    static let logRange = 10

    /// Tables with `rows` additions each.
    init(rows: Int) {
        let adders = (0..<2).map { table in
            AdderChip.table(
                (0..<rows).map { row in
                    let seed = UInt32(2 * row + table)
                    return (seed &* 0x9e37_79b9 & 0x01ff_01ff, seed &* 0x85eb_ca6b & 0x01ff_01ff)
                }, logHeight: Int.bitWidth - (rows - 1).leadingZeroBitCount)
        }
        var uses: [UInt32: UInt32] = [:]
        var statement: [PublicEntry] = []
        for adder in adders {
            for row in 0..<adder.rowsInUse {
                let sum = [adder[4, row], adder[5, row]]
                for limb in sum { uses[limb, default: 0] += 1 }
                statement.append(PublicEntry(.receive, BusTuple(bus: AdderChip.words, values: sum)))
            }
        }
        tables = adders + [RangeChip.table(uses: uses, logHeight: Self.logRange)]
        self.statement = statement
    }

    /// The report of the whole check.
    func report(limits: TraceChecker.Limits = .init()) -> CheckReport? {
        TraceChecker(tables: tables, statement: statement, limits: limits).check()
    }

    /// A live check of the run as it stands.
    func live(searchBudget: Int = 1 << 26) throws -> LiveCheck {
        LiveCheck(
            tables: tables, statement: statement, report: try #require(report()),
            lookups: [AdderChip.range: RangeChip.Index(count: 1 << Self.logRange)],
            searchBudget: searchBudget)
    }
}
