import Constraints
import RISCV

/// What the forms of a program's instructions cost, for people who look at its code.
///
/// Nothing is kept for each instruction: deciding its forms costs less than looking up a table of them.
public struct FormCosts: Sendable {
    private let program: Program

    public init(program: Program) {
        self.program = program
    }

    /// The cost cards of the forms in which the instruction at an address may be proved; none where no
    /// instruction stands, or one that ends the run with a fault.
    public func cards(at pc: UInt32) -> [CostCard] {
        guard let instruction = program.instruction(at: pc) else { return [] }
        let decoder = FormDecoder { address in
            address % 4 == 0 && program.segment(containing: address)?.isExecutable == true
        }
        return decoder.forms(of: instruction, at: pc).map { Self.cards[$0.form.number - 1] }
    }

    /// The card of every form, in the order of the forms.
    private static let cards = Form.allCases.map { form in
        CostCard(ChipCatalogue.instruction(form).layout.program, isLookup: MachineBus.isLookup)
    }
}
