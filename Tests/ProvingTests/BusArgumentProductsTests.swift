import Algebra
import Chips
import Constraints
import ProofSystem
import Testing

@testable import Proving

@Suite("the products of tuples")
struct BusArgumentProductsTests {
    /// The recordings with tuples that multiply columns.
    static let programs = ChipCatalogue.programs.filter { !BusArgumentForms($0).products.isEmpty }

    @Test("some chips have any") func someChips() { #expect(!Self.programs.isEmpty) }

    @Test(
        "are the values of their nodes on every row, at every level of kernels",
        arguments: programs, [4, 7])
    func values(program: ConstraintProgram, logHeight: Int) {
        var random = BusArgumentRandom()
        let columns = program.columns.map { _ in
            FieldVector((0..<1 << logHeight).map { _ in random.element() })
        }
        let forms = BusArgumentForms(program)
        for kernels in Kernels.available {
            let products = BusArgumentProducts(
                of: forms, logHeight: logHeight, columns: columns.map { UnsafePointer($0.base) },
                kernels: kernels.rows)
            for row in 0..<1 << logHeight {
                let nodes = program.evaluate(columns.map { QM31($0[row]) })
                for (index, node) in forms.products.enumerated() {
                    let value = products.column(program.columns.count + index)[row]
                    #expect(QM31(M31(value)) == nodes[node], "\(kernels.name), row \(row), node \(node)")
                }
            }
        }
    }
}

/// Tests are told by the name of a chip, not by all its nodes.
extension ConstraintProgram: CustomTestStringConvertible {
    public var testDescription: String { name }
}
