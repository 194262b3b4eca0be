import Constraints

@testable import Chips

/// The lookups of single rows in the tables of the patchwork program.
enum RowLookups {
    private static let indexes = LookupIndexes.all(
        program: PatchworkProgram.decoded, input: PatchworkProgram.input)

    /// The labels of a row's lookups that find nothing.
    static func missing(_ table: Table, row: Int = 0) -> [String] {
        let values = RowReading(table, row: row).values
        return table.program.entries.filter { MachineBus.isLookup($0.bus) && !$0.isOffer }.filter { entry in
            indexes[entry.bus]?.row(of: entry.tuple.map { values[$0] }) == nil
        }.map(\.label)
    }
}
