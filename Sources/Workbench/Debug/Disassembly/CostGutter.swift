import Engine

/// The costs of proving at the right of the disassembly.
enum CostGutter {
    /// From this width of the pane on the costs are shown even where they cut long operands.
    static let alwaysShown = 58

    /// Whether entries and lookups stand beside the cells.
    static func isWide(_ width: Int) -> Bool { width >= 60 }

    /// What stands above the column.
    static func heading(width: Int) -> String {
        if isWide(width) { return "cells/entries/lookups" }
        return width >= 36 ? "cells" : ""
    }

    static func text(_ cost: InstructionCost) -> DisassemblyScene.CostText {
        let cells = text(cost.cells)
        return DisassemblyScene.CostText(
            cells: cells, all: "\(cells)/\(text(cost.entries))/\(text(cost.lookups))",
            share: share(cost.cells.upperBound))
    }

    private static func text(_ range: ClosedRange<Int>) -> String {
        range.count == 1 ? String(range.lowerBound) : "\(range.lowerBound)-\(range.upperBound)"
    }

    /// A jump is at the cold end, a signed division at the hot one.
    private static func share(_ cells: Int) -> Double {
        Double(cells - 4) / 36
    }
}
