import Constraints
import Execution

/// The tables that need no run to be filled, multiplicities apart.
struct FixedTables: Sendable {
    /// In the order of the catalogue; empty ones are left out.
    let tables: [Table]

    init(program: DecodedProgram, input: GuestInput) {
        let lengths = LengthTable.records(
            publicBytes: input.publicBytes.count, privateBytes: input.privateBytes.count)
        let candidates: [Table?] = [
            ChipCatalogue.program.table(program.rows.indices.map { program.tuple(ofRow: $0) }),
            ChipCatalogue.rom.table(program.textWords),
            ChipCatalogue.publicInput.table(InputWord.words(of: input.publicBytes)),
            ChipCatalogue.privateInput.table(InputWord.words(of: input.privateBytes)),
            ChipCatalogue.lengths.table(lengths),
        ]
        tables = (candidates + Self.universal).compactMap { $0 }
    }

    /// The tables that are the same for all programs: filled once in a process, because they have the most rows.
    private static let universal: [Table?] = [
        ChipCatalogue.range.table(RangeTable.rows),
        ChipCatalogue.bytes.table(ByteTable.rows),
        ChipCatalogue.powers.table(PowerTable.rows),
    ]
}
