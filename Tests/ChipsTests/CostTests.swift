import Constraints
import Testing

@testable import Chips

@Suite("What the chips cost")
struct CostTests {
    @Test(
        "forms cost the cells, accesses and lookups for which they were designed",
        arguments: [
            (Form.jump, 3, 2, 1), (.set, 9, 4, 2), (.move, 10, 6, 2), (.add, 16, 8, 5),
            (.addInPlace, 12, 6, 4),
            (.addConstant, 14, 6, 4), (.addConstantInPlace, 10, 4, 4), (.addSmall, 11, 6, 3),
            (.addSmallInPlace, 7, 4, 3), (.logic, 24, 8, 7), (.logicConstantInPlace, 15, 4, 4),
            (.lessUnsigned, 16, 8, 4), (.lessSigned, 18, 8, 6), (.branchEqual, 9, 6, 2),
            (.branchNotEqualZero, 8, 4, 2), (.branchLess, 14, 6, 5), (.jumpRegister, 14, 6, 3),
            (.jumpBack, 8, 4, 3),
            (.shiftLeftBits, 13, 6, 5), (.shiftRightMost, 15, 6, 6), (.shiftLeftBy, 21, 8, 9),
            (.loadWord, 15, 8, 3),
            (.loadPart, 23, 8, 4), (.storeWord, 15, 8, 3), (.storePart, 22, 8, 5), (.multiply, 22, 8, 11),
            (.multiplyHigh, 30, 8, 15), (.divide, 35, 8, 17),
        ])
    func costs(form: Form, cells: Int, accesses: Int, lookups: Int) {
        let card = CostCard(
            ChipCatalogue.instruction(form).layout.program, isLookup: MachineBus.isLookup)
        #expect(card.cells == cells)
        #expect(card.accesses == accesses)
        #expect(card.lookups == lookups)
    }

    @Test("no rule has a degree above 3", arguments: Form.allCases)
    func degrees(form: Form) {
        let program = ChipCatalogue.instruction(form).layout.program
        #expect(program.constraints.allSatisfy { $0.degree <= 3 })
    }
}
