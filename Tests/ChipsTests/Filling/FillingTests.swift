import Constraints
import Execution
import RISCV
import Testing

@testable import Chips

@Suite("Filling the tables of a run")
struct FillingTests {
    @Test("a small run obeys all rules and balances on all buses")
    func smallRun() throws {
        let program = try Assembler.assemble(
            """
                li t0, 10
                li t1, 0
                la s0, word
            loop:
                add t1, t1, t0
                sw t1, 0(s0)
                lw t2, 0(s0)
                lbu t3, 1(s0)
                addi t0, t0, -1
                bnez t0, loop
                li a0, 0
                li a7, 93
                ecall
            .data
            word: .word 7, 8
            """)
        let recording = try Recording(program: program)
        recording.advance(cycles: .max)
        let set = try TraceFiller(program: program, input: GuestInput()).fill(recording)
        for table in set.tables {
            let findings = RowChecker(table.program).check(table, rows: 0..<table.height)
            #expect(
                findings.violations.isEmpty,
                "\(table.program.name) \(findings.violations.first.map { table.program.constraints[$0.constraint].label } ?? "")"
            )
        }
        let found = BusBalance(tables: set.tables, statement: set.statement.entries).imbalances()
        for one in found {
            print(one.tuple.bus.name, one.tuple.values, one.excess, one.nearestMiss?.values ?? [])
        }
        #expect(found.isEmpty)
    }
}
