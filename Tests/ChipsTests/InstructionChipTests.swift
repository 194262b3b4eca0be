import Constraints
import RISCV
import TestSupport
import Testing

@testable import Chips

@Suite("The chips of the instructions")
struct InstructionChipTests {
    #if DEBUG
        private static let cases = 60
    #else
        private static let cases = 2000
    #endif

    @Test(
        "of an instruction's forms, exactly those that fit its operands accept the honest row",
        arguments: RowCase.opcodes)
    func honestRows(opcode: Opcode) {
        for number in 0..<Self.cases { Self.expectHonest(RowCase(opcode, number)) }
    }

    @Test(
        "of the forms of a call, exactly the one that the number asks for accepts", arguments: RowCase.calls)
    func honestCalls(call: Form) {
        for number in 0..<Self.cases {
            let instance = RowCase(call, number)
            Self.expectHonest(instance)
            #expect(instance.rows.count { $0.complaints.isEmpty } == 1, "\(instance.name)")
        }
    }

    /// At least one form accepts a step that does not fault; none says anything but the truth.
    private static func expectHonest(_ instance: RowCase) {
        let rows = instance.rows
        let accepted = rows.filter { $0.complaints.isEmpty }
        let description = "\(instance.name): \(instance.instruction) \(rows.map(\.complaints))"
        #expect(accepted.isEmpty == instance.faults, "\(description)")
        #expect(accepted.allSatisfy { $0.isHonest }, "\(description)")
    }
}
