import Algebra
import ProofSystem

/// The values of all committed columns at the row point: one pass over the cells, a base-field product a coordinate.
struct RowArgumentValues {
    private let groups: [RowArgumentGroup]
    private let layout: Layout
    private let kernels: Kernels

    init(_ groups: [RowArgumentGroup], _ layout: Layout, _ kernels: Kernels) {
        self.groups = groups
        self.layout = layout
        self.kernels = kernels
    }

    /// One value for each committed column, in the order of the layout.
    func values(at point: RowPoint, _ control: ProverControl) throws(ProvingError) -> [QM31] {
        let nodes = point.low.count
        let tables = groups.map { group in
            kernels.eqTable(point.coordinates.prefix(group.logHeight - layout.parameters.window))
        }
        let work = RowArgumentUnit.all(groups)
        let results = Parallel.map(count: work.count) { index -> [QM31] in
            guard control.mayContinue() else { return [] }
            let unit = work[index]
            let group = groups[unit.group]
            let cells = group.pieces[unit.piece].columns
            return layout.columnsOfPiece[group.numbers[unit.piece]].map { place in
                let sums = kernels.columnSums(
                    cells[layout.columns[place].number], unit.blocks, nodes: nodes, tables[unit.group])
                return Multilinear.dot(point.low, sums)
            }
        }
        try control.checkpoint()
        var values = Array(repeating: QM31.zero, count: layout.columns.count)
        for (unit, result) in zip(work, results) {
            let range = layout.columnsOfPiece[groups[unit.group].numbers[unit.piece]]
            for (place, value) in zip(range, result) { values[place] += value }
        }
        return values
    }
}
