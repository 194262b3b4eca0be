import Algebra
import Constraints
import TestSupport
import Testing

@testable import Chips

@Suite("Cells that nothing determines")
struct FreeCellTests {
    #if DEBUG
        private static let rows = 3
    #else
        private static let rows = 60
    #endif

    @Test(
        "with what the row receives fixed, every other value of a cell is noticed, but in the reviewed columns",
        arguments: RowCatalogue.chips.indices)
    func freeCells(index: Int) {
        let chip = RowCatalogue.chips[index]
        let reviewed = Set(
            goldenLines("free-cells.txt").compactMap { line in
                line.hasPrefix("\(chip) ") ? line.split(separator: ":").first.map(String.init) : nil
            })
        var free: Set<String> = []
        var random = SeededRandom(seed: UInt64(index))
        let rows = RowCatalogue.rows(of: chip, count: Self.rows) + RowCatalogue.corners(of: chip)
        for (_, row) in rows where row.complaints.isEmpty {
            for column in row.cells.indices where row.setting.chip.program.columns[column].kind != .fixed {
                let isFree = Self.others(row.cells[column], &random).contains { value in
                    var changed = row
                    changed.cells[column] = value
                    return changed.complaints.isEmpty
                }
                if isFree { free.insert("\(chip) \(row.setting.chip.program.columns[column].name)") }
            }
        }
        #expect(free == reviewed)
    }

    /// Other values of a cell: neighbours, what differs by a byte or a limb, and any.
    private static func others(_ value: UInt32, _ random: inout SeededRandom) -> [UInt32] {
        let differences: [Int64] = [1, -1, 256, -256, 1 << 15, 1 << 16, -(1 << 16)]
        let near = differences.map { (M31(value) + M31($0)).value }
        let any = [0, 1, (-M31(value)).value, UInt32.random(in: 0..<M31.modulus, using: &random)]
        return (near + any).filter { $0 != value }
    }
}
