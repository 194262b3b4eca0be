import Algebra
import CKernels
import ProofSystem

/// The inner products of the row weights with aligned blocks of the stripes: Σ_i E_h(i) · F_s(b · 2^h + i), with E_h
/// the weights of the rows of a column of 2^h cells.
///
/// The weights of 2^(h+1) rows are those of 2^h rows twice, times 1 − r_h and times r_h. So one product of extension and
/// base a cell gives the sums of blocks of 2^10 cells, and they give those of all longer blocks for nothing. Columns of
/// fewer cells are few, and all in the last stripe that has any: their rows are summed by themselves, in each stripe.
struct OpeningSums {
    private let logStripe: Int
    /// Of blocks of 2^(leastLog + i) cells, stripe after stripe.
    private var levels: [[QM31]] = []
    private let leastLog: Int
    /// By stripe, of the rows of the short columns, in order of `shortColumns`.
    private var shortSums: [[QM31]] = []
    private var shortColumns: [Int: Int] = [:]

    private static let logBlock = 10

    init(
        cells: UnsafePointer<UInt32>, layout: Layout, point: RowPoint, kernels: NexusOpeningKernels,
        control: ProverControl
    ) throws(ProvingError) {
        logStripe = layout.logStripe
        leastLog = min(Self.logBlock, layout.logStripe, layout.maxLogHeight)
        try sumBlocks(cells: cells, layout: layout, point: point, kernels: kernels, control: control)
        let highest = min(layout.logStripe, layout.maxLogHeight)
        for variable in leastLog..<max(leastLog, highest) {
            levels.append(Multilinear.bind(levels[levels.count - 1], point[variable]))
        }
        try sumShortColumns(cells: cells, layout: layout, point: point, kernels: kernels, control: control)
    }

    /// ⟨E_h, F⟩ of the rows in stripe `stripe` where column `column` of the layout has its rows in its own stripe.
    func sum(stripe: Int, column: Int, offset: Int, logHeight: Int) -> QM31 {
        if let short = shortColumns[column] { return shortSums[stripe][short] }
        let inStripe = offset & (1 << logStripe - 1)
        return levels[logHeight - leastLog][stripe << (logStripe - logHeight) + inStripe >> logHeight]
    }

    /// ⟨E_m, F⟩ of a whole stripe of 2^m cells.
    func whole(stripe: Int) -> QM31 { levels[logStripe - leastLog][stripe] }

    private mutating func sumBlocks(
        cells: UnsafePointer<UInt32>, layout: Layout, point: RowPoint, kernels: NexusOpeningKernels,
        control: ProverControl
    ) throws(ProvingError) {
        let blocks = layout.stripes << (logStripe - leastLog)
        let weights = ExtensionVector(point.table(logHeight: leastLog))
        let sums = ExtensionVector(count: blocks)
        // Pointers into memory that outlives the loop; each index writes blocks of its own.
        nonisolated(unsafe) let cells = cells
        let (leastLog, perTask) = (leastLog, 64)
        Parallel.forEach(count: (blocks + perTask - 1) / perTask) { task in
            guard control.mayContinue() else { return }
            let first = task * perTask
            kernels.block_sums(
                cells + first << leastLog, min(perTask, blocks - first), 1 << leastLog, weights.base,
                weights.stride, sums.base + first, sums.stride)
        }
        try control.checkpoint()
        levels = [sums.elements]
    }

    private mutating func sumShortColumns(
        cells: UnsafePointer<UInt32>, layout: Layout, point: RowPoint, kernels: NexusOpeningKernels,
        control: ProverControl
    ) throws(ProvingError) {
        let short = layout.columns.indices.filter { layout.logHeight(ofColumn: $0) < leastLog }
        for (position, column) in short.enumerated() { shortColumns[column] = position }
        guard !short.isEmpty else { return }
        let tables = (point.window..<leastLog).map { ExtensionVector(point.table(logHeight: $0)) }
        nonisolated(unsafe) let cells = cells
        let logStripe = logStripe
        shortSums = Parallel.map(count: layout.stripes) { stripe in
            guard control.mayContinue() else { return [] }
            return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 4) { words in
                short.map { column in
                    let logHeight = layout.logHeight(ofColumn: column)
                    let table = tables[logHeight - point.window]
                    let offset = layout.columns[column].offset & (1 << logStripe - 1)
                    kernels.block_sums(
                        cells + (stripe << logStripe + offset), 1, 1 << logHeight, table.base, table.stride,
                        words.baseAddress!, 1)
                    return QM31(canonical: words, at: 0)
                }
            }
        }
        try control.checkpoint()
    }
}
