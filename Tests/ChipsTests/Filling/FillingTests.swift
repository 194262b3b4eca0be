import Constraints
import Execution
import RISCV
import Testing

@testable import Chips

@Suite("Filling the tables of a run")
struct FillingTests {
    @Test("a run of every form obeys all rules and balances on all buses, and steps and rows name each other")
    func everyForm() throws {
        let run = try FilledProgram(EveryForm.source, input: EveryForm.input)
        #expect(run.recording.outcome == .halted(exitCode: 7))
        #expect(run.set.complaints() == [])
        for form in Form.allCases { #expect(run.rows(of: form.name) > 0, "\(form.name) does not occur") }
        #expect(run.set.statement.publicOutput == [1, 2, 3, 4, 9, 8, 7, 0xf6])
        #expect(run.set.statement.exitCode == 7)
        #expect(run.set.statement.cycles == UInt32(run.recording.length))
        expectBijection(run.set)
    }

    @Test("each chip fills every cell of its row", arguments: Form.allCases)
    func everyCell(form: Form) {
        let chip = ChipCatalogue.instruction(form)
        let columns = chip.layout.program.columns.count
        let filled = [0, 0x1234_5678].map { (before: UInt32) in
            var cells = [UInt32](repeating: before, count: columns)
            cells.withUnsafeMutableBufferPointer { cells in
                let row = Row(cells: cells.baseAddress!, height: 1, index: 0)
                chip.layout.fill(Step(), row)
                chip.fill(Step(), row)
            }
            return cells
        }
        #expect(filled[0] == filled[1])
    }

    @Test(
        "tables are full, almost full and hardly begun without harm",
        arguments: [15, 16, 17, 4095, 4096, 4097])
    func heights(nops: Int) throws {
        let source = ".text\n" + String(repeating: "nop\n", count: nops - 3) + "j 1f\n1: " + .exit()
        let run = try FilledProgram(source)
        // A no-op and `j` are one form.
        #expect(run.rows(of: "jump") == nops - 2)
        #expect(run.set.complaints() == [])
        for step in [0, 1, nops / 2, nops - 4, nops - 3, nops - 2, run.set.steps - 1] {
            let rows = run.set.rows(ofStep: step)
            #expect(rows.count == 1)
            #expect(rows.map(run.set.step) == [step])
        }
    }

    @Test("rows are cut into pieces of power-of-two height with little padding")
    func pieces() {
        #expect(PieceHeights.logs(forRows: 0) == [])
        #expect(PieceHeights.logs(forRows: 1) == [4])
        #expect(PieceHeights.logs(forRows: 16) == [4])
        #expect(PieceHeights.logs(forRows: 17) == [5])
        #expect(PieceHeights.logs(forRows: 4096) == [12])
        #expect(PieceHeights.logs(forRows: 4097) == [13])
        #expect(PieceHeights.logs(forRows: 9000) == [13, 12])
        #expect(PieceHeights.logs(forRows: 700_000) == [19, 17, 16])
        for rows in stride(from: 1, to: 3_000_000, by: 4999) {
            let logs = PieceHeights.logs(forRows: rows)
            let height = logs.reduce(0) { $0 + 1 << $1 }
            #expect(height >= rows && height - (1 << logs.last!) < rows)
            #expect(logs.count <= 4)
            #expect(rows < 1 << 16 || height - rows < rows / 8)
        }
    }

    @Test("a run that faults lacks its exit, and nothing else")
    func fault() throws {
        let run = try FilledProgram("li t0, 3\nebreak")
        #expect(run.set.complaints() == ["bus: state", "bus: halt"])
        #expect(run.set.statement.exitCode == 0)
    }

    @Test("a run that stops at a limit claims what its prover says")
    func limit() throws {
        let claim = TraceFiller.Claim(cycles: 100, exitCode: 5)
        let run = try FilledProgram("1: j 1b", limits: RunLimits(maxCycles: 50), claim: claim)
        #expect(run.set.steps == 50)
        #expect(run.set.statement.cycles == 100)
        #expect(run.set.statement.exitCode == 5)
        #expect(run.set.complaints() == ["bus: state", "bus: halt"])
    }

    @Test("a jump to where no text is has no row")
    func wildJump() throws {
        let run = try FilledProgram("li t0, 3\njal ra, 0x00280000")
        #expect(run.recording.length == 2)
        #expect(run.set.rows(ofStep: 1).isEmpty)
        #expect(run.set.rows(ofStep: 0).count == 1)
        #expect(run.set.complaints() == ["bus: state", "bus: halt"])
    }

    @Test("a run that cannot begin is filled with nothing")
    func empty() throws {
        let run = try FilledProgram("unimp")
        #expect(run.set.steps == 0)
        #expect(run.set.complaints() == ["bus: state", "bus: halt"])
    }

    @Test("filling stops when it is told to")
    func cancelled() throws {
        let program = try Assembler.assemble(.exit())
        let recording = try Recording(program: program)
        recording.advance(cycles: .max)
        let filler = try TraceFiller(program: program, input: GuestInput())
        for last in 0..<4 {
            var calls = 0
            #expect(throws: FillError.cancelled) {
                try filler.fill(recording) { _ in
                    calls += 1
                    return calls <= last
                }
            }
        }
    }

    /// Every step has rows of its own, every row of an instruction or refresh has a step, and they name each other.
    private func expectBijection(_ set: TableSet) {
        var seen: Set<RowReference> = []
        for step in 0..<set.steps {
            let rows = set.rows(ofStep: step)
            #expect(!rows.isEmpty)
            for row in rows {
                #expect(seen.insert(row).inserted)
                #expect(set.step(of: row) == step)
            }
        }
        let names = Form.allCases.map(\.name) + ["refresh-register", "refresh-memory"]
        for (index, table) in set.tables.enumerated() {
            let isStepped = names.contains(table.program.name)
            for row in 0..<table.height {
                let reference = RowReference(table: index, row: row)
                let isInUse = isStepped && row < table.rowsInUse
                if seen.contains(reference) != isInUse || (set.step(of: reference) != nil) != isInUse {
                    Issue.record("\(table.program.name) row \(row)")
                }
                guard isInUse else { continue }
                let place = set.rowInChip(reference)
                #expect(set.row(place, ofChip: table.program.name) == reference)
            }
        }
    }
}
