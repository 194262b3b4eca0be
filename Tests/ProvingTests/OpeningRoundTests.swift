import Algebra
import Constraints
import ProofSystem
import TestSupport
import Testing

@testable import Proving

/// The parts of the opening against the sumcheck over all cells, on shapes with columns longer and shorter than stripes.
@Suite("The rounds of the opening")
struct OpeningRoundTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        /// Columns and base-2 logarithm of rows of each piece.
        let pieces: [(columns: Int, logHeight: Int)]
        let leastLogStripe: Int

        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "one long column", pieces: [(1, 9)], leastLogStripe: 6),
        Case(name: "one short column", pieces: [(1, 4)], leastLogStripe: 6),
        Case(
            name: "long and short columns", pieces: [(2, 9), (1, 7), (3, 6), (5, 5), (7, 3)],
            leastLogStripe: 6),
        Case(
            name: "short columns only, several stripes", pieces: [(5, 6), (9, 5), (4, 3)], leastLogStripe: 7),
        Case(
            name: "blocks in many sizes", pieces: [(1, 13), (3, 12), (3, 11), (5, 10), (3, 5)],
            leastLogStripe: 12),
        Case(name: "longer than a task", pieces: [(3, 14), (3, 11)], leastLogStripe: 14),
    ]

    @Test("messages and vectors are those of the sumcheck over all cells", arguments: cases)
    func rounds(_ example: Case) throws {
        var random = SeededRandom(seed: 5)
        let layout = Self.layout(example)
        let window = 2
        let point = RowPoint(
            low: (0..<1 << window).map { _ in .random(&random) },
            coordinates: (window..<layout.maxLogHeight).map { _ in .random(&random) })
        var cells = (0..<layout.cells).map { _ in M31.random(&random) }
        cells += [M31](repeating: .zero, count: layout.stripes << layout.logStripe - cells.count)
        let zeta = (0..<layout.logStripe + layout.stripeVariables).map { _ in QM31.random(&random) }
        let challenges = zeta.indices.map { _ in QM31.random(&random) }
        let witness = FieldVector(cells)
        let control = ProverControl()
        for kernels in Kernels.available.map(\.opening) {
            var mirror = OpeningMirror(cells: cells, layout: layout, point: point, zeta: zeta)
            let sums = try OpeningSums(
                cells: witness.base, layout: layout, point: point, kernels: kernels, control: control)
            var stripes = OpeningStripes(layout: layout, point: point, zeta: zeta, sums: sums)
            for variable in (0..<layout.stripeVariables).reversed() {
                #expect(stripes.message() == mirror.messageOfHighest, "stripe variable \(variable)")
                stripes.bind(challenges[layout.logStripe + variable])
                mirror.bindHighest(challenges[layout.logStripe + variable])
            }
            var folds = try OpeningFolds(
                cells: witness.base, layout: layout, stripeWeights: stripes.stripeWeights,
                coefficients: OpeningCoefficients.blocks(
                    layout: layout, point: point, stripes: stripes, kernels: kernels),
                low: point.low, kernels: kernels, control: control)
            for variable in 0..<layout.logStripe {
                #expect(folds.vector.count == mirror.vector.count)
                #expect(folds.message == mirror.messageOfLowest, "variable \(variable)")
                folds.bind(challenges[variable])
                mirror.bindLowest(challenges[variable])
                guard folds.vector.elements == mirror.vector else {
                    Issue.record("the vector after variable \(variable) is another")
                    return
                }
            }
        }
    }

    private static func layout(_ example: Case) -> Layout {
        let tables = example.pieces.enumerated().map { index, piece in
            let chip = ChipRecorder(name: "table \(index)", summary: "Cells.")
            let columns = chip.columns("cell", count: piece.columns)
            chip.requireBoolean("the first cell is 0 or 1", columns[0])
            return chip.finish()
        }
        let shape = Shape(
            pieces: example.pieces.enumerated().map { index, piece in
                Piece(table: index, logHeight: piece.logHeight, rowsInUse: 1 << piece.logHeight)
            })
        var parameters = Parameters.test
        parameters.leastLogStripe = example.leastLogStripe
        return Layout(
            circuit: Circuit(tables: tables, maxCycles: 1 << 20), shape: shape, parameters: parameters)
    }
}
