import Constraints
import Execution
import RISCV
import Testing

@testable import Chips

@Suite("Refreshes before accesses outside their windows")
struct WindowTests {
    /// Accesses of x5 after it was written at 3c + 2: by rs1 at 3d, by rs2 at 3d + 1, by rd at 3d + 2.
    @Test(
        "a register is refreshed when its last access is more than 256 ticks ago",
        arguments: [
            (cycles: 85, access: "li x5, 2", gap: 255, refreshes: 0),
            (86, "mv x6, x5", 256, 0), (86, "sub x6, x6, x5", 257, 1), (86, "li x5, 2", 258, 1),
            (87, "mv x6, x5", 259, 1),
        ])
    func registers(cycles: Int, access: String, gap: Int, refreshes: Int) throws {
        let source = """
                li x6, 0
                li x5, 1
                \(String(repeating: "nop\n", count: cycles - 2))
                li x6, 0
                \(access)
            """ + "\n" + .exit()
        let run = try FilledProgram(source)
        let found = Self.refreshes(run.set, chip: "refresh-register", column: "index").filter {
            $0.address == 5
        }
        #expect(found.count == refreshes)
        for refresh in found { #expect(refresh.newTime - refresh.oldTime == UInt32(gap) - 1) }
        #expect(run.set.complaints() == [])
    }

    @Test("a word of memory is refreshed when its last access is more than 2^16 cycles ago")
    func memory() throws {
        // Word i is stored at cycle s + i and loaded at s + 65535 + 2i: gaps of 2^16 - 1 up to 2^16 + 2.
        let source = """
                la s0, words
                li t0, 32764
                sw t0, 0(s0)
                sw t0, 4(s0)
                sw t0, 8(s0)
                sw t0, 12(s0)
                nop
                nop
                nop
            1:  addi t0, t0, -1
                bnez t0, 1b
                lw t1, 0(s0)
                nop
                lw t1, 4(s0)
                nop
                lw t1, 8(s0)
                nop
                lw t1, 12(s0)
                \(String.exit())
            .data
            words: .word 1, 2, 3, 4
            """
        let run = try FilledProgram(source)
        let loads = run.set.tables(ofChip: "lw").flatMap { table in
            (0..<run.set.tables[table].rowsInUse).map { run.set.tables[table][0, $0] }
        }
        let firstLoad: UInt32 = 5 + 65535
        #expect(loads.first == firstLoad)
        let found = Self.refreshes(run.set, chip: "refresh-memory", column: "address[0]")
        #expect(found.map(\.address) == [8, 12])
        for refresh in found { #expect(refresh.newTime - refresh.oldTime >= 65536) }
        #expect(run.set.complaints() == [])
    }

    @Test("the first access of a register or word may come late")
    func lateFirst() throws {
        let source = """
                li t0, 300
            1:  addi t0, t0, -1
                bnez t0, 1b
                mv t3, t4
                lui sp, 0x10000
                sw t5, -4(sp)
            """ + "\n" + .exit()
        let run = try FilledProgram(source)
        #expect(run.set.complaints() == [])
    }

    private static func refreshes(_ set: TableSet, chip: String, column: String) -> [Refresh] {
        set.tables(ofChip: chip).flatMap { index -> [Refresh] in
            let table = set.tables[index]
            func cell(_ name: String, _ row: Int) -> UInt32 {
                table.program.column(named: name).map { table[$0, row] } ?? 0
            }
            return (0..<table.rowsInUse).map { row in
                Refresh(
                    address: cell(column, row), value: cell("value[0]", row),
                    oldTime: cell("old.time", row),
                    newTime: cell("new.time[0]", row) + cell("new.time[1]", row) << 16)
            }
        }
    }
}
