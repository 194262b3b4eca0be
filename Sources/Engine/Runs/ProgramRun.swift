import Execution
import RISCV

/// One run of a program at full speed, in slices, without a recording.
public struct ProgramRun: ~Copyable {
    private let program: OpenedProgram
    private var machine: Machine

    public init(
        _ program: OpenedProgram, input: GuestInput, limits: RunLimits = RunLimits()
    ) throws(EngineError) {
        self.program = program
        do throws(MachineError) {
            machine = try Machine(program: program.program, input: input, limits: limits)
        } catch {
            throw EngineError(error, programPath: program.path)
        }
    }

    public var cycles: UInt64 { machine.cycle }

    /// How the run ended; nil while it goes on.
    public var outcome: RunOutcome? { machine.outcome }

    /// Sentences about what the guest wrote but nobody could keep.
    public var notes: [String] { machine.notes }

    /// Runs at most so many cycles; nil when they are used up and the run goes on.
    public mutating func advance(cycles: UInt64) -> RunOutcome? {
        machine.run(cycles: cycles)
    }

    /// What the guest logged since the last call.
    public mutating func drainLog() -> [UInt8] {
        machine.drainLog()
    }

    /// What there is to say about a run that is over.
    public func report(outcome: RunOutcome, log: [UInt8]) -> RunReport {
        RunReport(
            programName: program.program.name, programIdentity: program.identity.description,
            outcome: outcome,
            cycles: machine.cycle, publicOutput: machine.publicOutput, log: log)
    }

    /// Memory from `begin_signature` to `end_signature`, one little-endian word a line in eight lower-case
    /// digits: the form in which the RISC-V architecture tests compare machines.
    public func signature() throws(EngineError) -> String {
        let symbols = program.program.symbols
        guard let start = symbols.symbol(named: "begin_signature")?.address,
            let end = symbols.symbol(named: "end_signature")?.address
        else {
            throw .badProgram(
                path: program.path, detail: "--signature needs the symbols begin_signature and end_signature")
        }
        guard start % 4 == 0, start <= end, end - start <= 1 << 26,
            let bytes = machine.readMemory(start, count: Int(end - start + 3) / 4 * 4)
        else {
            throw .badProgram(
                path: program.path,
                detail:
                    "begin_signature (\(HexText.word(start))) to end_signature (\(HexText.word(end))) "
                    + "is no range of memory words")
        }
        var text = ""
        for index in stride(from: 0, to: bytes.count, by: 4) {
            text += HexText.text(bytes[index..<index + 4].reversed()) + "\n"
        }
        return text
    }
}

extension EngineError {
    /// A program that no machine can hold is a bad program; a system that gives no memory is an I/O error.
    init(_ error: MachineError, programPath: String) {
        switch error {
        case .addressSpaceRefused:
            self = .reading(what: "program", path: programPath, reason: error.description.asClause)
        default:
            self = .badProgram(path: programPath, detail: error.description.asClause)
        }
    }
}
