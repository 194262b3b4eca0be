import Constraints

@testable import Chips

/// A forged row that only one rule or entry of its chip stops, as a line of a golden file:
/// `“the carry of the low limb is 0 or 1” stops add #17: sum[0] = 65536, sum[1] = 7`.
struct RowForgery {
    let label: String
    /// The honest case whose row is forged.
    let name: String
    /// The cells that differ from the case's row.
    let cells: [(column: String, value: UInt32)]

    init(label: String, name: String, cells: [(column: String, value: UInt32)]) {
        self.label = label
        self.name = name
        self.cells = cells
    }

    init(label: String, name: String, honest: [UInt32], forged: [UInt32], _ program: ConstraintProgram) {
        self.label = label
        self.name = name
        cells = forged.indices.filter { forged[$0] != honest[$0] }.map {
            (program.columns[$0].name, forged[$0])
        }
    }

    /// Reads a line.
    init?(line: Substring) {
        guard line.hasPrefix("“"), let close = line.firstRange(of: "” stops "),
            let colon = line[close.upperBound...].firstRange(of: ": ")
        else { return nil }
        label = String(line[line.index(after: line.startIndex)..<close.lowerBound])
        name = String(line[close.upperBound..<colon.lowerBound])
        let texts = line[colon.upperBound...].split(separator: ", ")
        cells = texts.compactMap { text in
            let sides = text.split(separator: " = ")
            return sides.count == 2 ? UInt32(sides[1]).map { (String(sides[0]), $0) } : nil
        }
    }

    var line: String {
        let changes = cells.map { "\($0.column) = \($0.value)" }.joined(separator: ", ")
        return "“\(label)” stops \(name): \(changes.isEmpty ? "as filled" : changes)"
    }

    /// The forged row.
    func row(of chip: String) -> SetRow? {
        guard var row = RowCatalogue.row(of: chip, named: name) else { return nil }
        for (name, value) in cells {
            guard let column = row.setting.chip.program.column(named: name) else { return nil }
            row.cells[column] = value
        }
        return row
    }
}
