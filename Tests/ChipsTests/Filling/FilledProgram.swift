import Constraints
import Execution
import RISCV

@testable import Chips

/// A program in assembly, run and filled.
struct FilledProgram {
    let program: Program
    let recording: Recording
    let set: TableSet

    init(
        _ source: String, input: GuestInput = GuestInput(), limits: RunLimits = RunLimits(),
        pokes: [ExecutorPoke] = [], claim: TraceFiller.Claim? = nil
    ) throws {
        program = try Assembler.assemble(source)
        recording = try Recording(program: program, input: input, limits: limits)
        recording.advance(cycles: .max)
        set = try TraceFiller(program: program, input: input).fill(recording, pokes: pokes, claim: claim)
    }

    /// The rows in use of a chip over all its pieces.
    func rows(of chip: String) -> Int {
        set.tables(ofChip: chip).reduce(0) { $0 + set.tables[$1].rowsInUse }
    }

    /// The step that executes the instruction at a label for the first time.
    func step(at label: String) -> Int? {
        guard let address = program.symbols.symbol(named: label)?.address else { return nil }
        return (0..<recording.length).first { recording.pc(at: $0) == address }
    }
}

extension TableSet {
    /// What a checker objects to: rules that fail, as `chip: label`, and buses that do not balance, as `bus: name`.
    func complaints() -> Set<String> {
        guard let report = TraceChecker(tables: tables, statement: statement.entries).check() else {
            return []
        }
        var found = Set(report.imbalances.map { "bus: \($0.tuple.bus.name)" })
        for violation in report.violations {
            let program = tables[violation.row.table].program
            found.insert("\(program.name): \(program.constraints[violation.constraint].label)")
        }
        return found
    }
}

extension String {
    /// Ends the run with an exit code.
    static func exit(_ code: UInt32 = 0) -> String {
        """
            li a0, \(code)
            li a7, 93
            ecall
        """
    }
}
