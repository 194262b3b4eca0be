import Constraints
import RISCV
import TestSupport
import Testing

@testable import Chips

@Suite("The chips of the instructions")
struct InstructionChipTests {
    #if DEBUG
        private static let (cases, forgedCases) = (60, 1)
    #else
        private static let (cases, forgedCases) = (2000, 60)
    #endif
    private static let opcodes = Opcode.allCases.filter { ![.ecall, .ebreak, .unimp].contains($0) }

    @Test(
        "of an instruction's forms, exactly those that fit its operands accept the honest row",
        arguments: opcodes)
    func honestRows(opcode: Opcode) {
        var random = SeededRandom(seed: UInt64(opcode.rawValue))
        for _ in 0..<Self.cases {
            let instance = Case(opcode, &random)
            let rows = instance.forms.map { RowModel($0, $1) }
            let accepting = rows.filter { $0.complaints().isEmpty && Self.agrees($0, instance) }
            let description = "\(instance.instruction) a \(instance.step.a) b \(instance.step.b)"
            #expect(!accepting.isEmpty, "\(description): \(rows.map { ($0.decoded.form, $0.complaints()) })")
            for row in rows where row.complaints().isEmpty {
                #expect(Self.agrees(row, instance), "\(description): \(row.decoded.form) says something else")
            }
        }
    }

    @Test(
        "no cell of an honest row can change unless a rule, a lookup or what the row receives notices",
        arguments: opcodes)
    func noCellIsFree(opcode: Opcode) {
        var random = SeededRandom(seed: 1000 + UInt64(opcode.rawValue))
        for _ in 0..<Self.forgedCases {
            let instance = Case(opcode, &random)
            for (form, step) in instance.forms {
                let honest = RowModel(form, step)
                guard honest.complaints().isEmpty else { continue }
                for column in honest.table.program.columns.indices {
                    for value in Self.mutations(of: honest.table[column, 0], &random) {
                        var forged = honest
                        forged.table[column, 0] = value
                        let isNoticed = forged.received() != honest.received() || !forged.complaints().isEmpty
                        #expect(
                            isNoticed,
                            "\(form.form.name).\(honest.table.program.columns[column].name) = \(value)")
                    }
                }
            }
        }
    }

    /// Whether the row says of the next pc, the destination and memory what the manual says.
    private static func agrees(_ row: RowModel, _ instance: Case) -> Bool {
        let machine = instance.machine
        let sent = row.sent()
        let state = sent.first { $0.bus == MachineBus.state }?.values
        guard state == [instance.step.cycle + 1, machine.next] else { return false }
        if instance.instruction.opcode.isStore {
            let memory = sent.first { $0.bus == MachineBus.memory }?.values
            guard memory.map({ $0[2] | $0[3] << 16 }) == machine.stored else { return false }
            return memory.map { $0[0] | $0[1] << 16 } == machine.address & ~3
        }
        guard instance.instruction.opcode.writesRegister, row.decoded.form != .jump else { return true }
        let written = sent.last { $0.bus == MachineBus.register }?.values
        return written.map { $0[1] | $0[2] << 16 } == machine.result && written?[0] == row.decoded.rd
    }

    private static func mutations(of value: UInt32, _ random: inout SeededRandom) -> [UInt32] {
        let p: UInt32 = 0x7fff_ffff
        func plus(_ difference: UInt32) -> UInt32 { UInt32((UInt64(value) + UInt64(difference)) % UInt64(p)) }
        let candidates = [
            plus(1), plus(p - 1), plus(256), plus(p - 256), plus(1 << 15), plus(1 << 16), plus(p - (1 << 16)),
            (p - value) % p, 0, 1, 2, p - 1, UInt32.random(in: 0..<p, using: &random),
        ]
        return candidates.filter { $0 != value }
    }
}
