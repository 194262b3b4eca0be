import Algebra
import Constraints

/// Fills the tables of all instruction chips from a plan, on all cores.
///
/// The cells of all tables are allocated at once and first touched by the thread that fills them; a unit of work is
/// a chunk of planned steps of one form, which is given back soon after its rows are filled.
struct InstructionTables {
    /// A piece of a chip's rows.
    private struct Piece: Sendable {
        let form: Int
        let logHeight: Int
        let rows: Range<Int>
    }

    /// A chunk of planned steps and the piece in which they lie.
    private struct Unit: Sendable {
        let piece: Int
        let chunk: Int
    }

    private let plan: RunPlan
    private var pieces: [Piece] = []
    private var units: [Unit] = []

    init(_ plan: RunPlan) {
        self.plan = plan
        for (form, rows) in plan.rowCounts.enumerated() {
            var first = 0
            for logHeight in PieceHeights.logs(forRows: rows) {
                let piece = first..<min(first + 1 << logHeight, rows)
                units += stride(from: piece.lowerBound, to: piece.upperBound, by: PlannedStep.chunk).map {
                    Unit(piece: pieces.count, chunk: $0 / PlannedStep.chunk)
                }
                pieces.append(Piece(form: form, logHeight: logHeight, rows: piece))
                first = piece.upperBound
            }
        }
    }

    /// The filled tables with the index of each one's chip; nil if `progress`, which hears of the done part now and
    /// then, says stop.
    func filled(progress: (Double) -> Bool) -> [(chip: Int, table: Table)]? {
        var isDone = false
        let cells = allocate { pointers in isDone = fill(pointers, progress) }
        guard isDone else { return nil }
        return zip(pieces, cells).map { piece, cells in
            let table = Table(
                program: program(piece), logHeight: piece.logHeight, rowsInUse: piece.rows.count, cells: cells
            )
            return (piece.form, table)
        }
    }

    private func program(_ piece: Piece) -> ConstraintProgram {
        ChipCatalogue.instructions[piece.form].layout.program
    }

    // MARK: - Filling

    /// Units filled between two reports of progress.
    private static let reportUnits = 64

    private func fill(_ pointers: [UnsafeMutablePointer<UInt32>], _ progress: (Double) -> Bool) -> Bool {
        // Threads write disjoint rows and only read the plan.
        nonisolated(unsafe) let (plan, pointers) = (plan, pointers)
        let (pieces, units) = (pieces, units)
        for first in stride(from: 0, to: units.count, by: Self.reportUnits) {
            guard progress(Double(first) / Double(units.count)) else { return false }
            let group = units[first..<min(first + Self.reportUnits, units.count)]
            Parallel.forEach(count: group.count) { offset in
                let unit = group[first + offset]
                Self.fill(unit, pieces[unit.piece], plan, pointers[unit.piece])
            }
            for unit in group { plan.free(form: pieces[unit.piece].form, chunk: unit.chunk) }
        }
        return true
    }

    private static func fill(
        _ unit: Unit, _ piece: Piece, _ plan: RunPlan, _ cells: UnsafeMutablePointer<UInt32>
    ) {
        let run = plan.run(ofForm: piece.form, chunk: unit.chunk)
        let height = 1 << piece.logHeight
        let first = unit.chunk * PlannedStep.chunk - piece.rows.lowerBound
        let chip = ChipCatalogue.instructions[piece.form]
        chip.fill(run, from: Row(cells: cells, height: height, index: first))
        guard first + run.count == piece.rows.count else { return }
        for column in chip.layout.program.columns.indices {
            let padding = cells + column * height
            let count = piece.rows.count
            (padding + count).update(repeating: padding[count - 1], count: height - count)
        }
    }

    // MARK: - Allocation

    /// The cells of every piece, which `body` initialises through pointers.
    private func allocate(_ body: ([UnsafeMutablePointer<UInt32>]) -> Void) -> [[UInt32]] {
        allocate(from: 0, [], body)
    }

    /// Arrays are filled inside each other's initialisers: all of them are allocated, none is touched, when `body` is
    /// called.
    private func allocate(
        from piece: Int, _ pointers: [UnsafeMutablePointer<UInt32>],
        _ body: ([UnsafeMutablePointer<UInt32>]) -> Void
    ) -> [[UInt32]] {
        guard piece < pieces.count else {
            body(pointers)
            return []
        }
        let count = program(pieces[piece]).columns.count << pieces[piece].logHeight
        var others: [[UInt32]] = []
        let cells = [UInt32](unsafeUninitializedCapacity: count) { buffer, initialized in
            guard let base = buffer.baseAddress else { return }
            others = allocate(from: piece + 1, pointers + [base], body)
            initialized = count
        }
        return [cells] + others
    }
}
