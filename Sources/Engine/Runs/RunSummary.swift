import Execution
import RISCV

/// How a run ended, in one line for people.
public struct RunSummary: Sendable {
    private let report: RunReport
    private let program: Program

    public init(_ report: RunReport, program: Program) {
        self.report = report
        self.program = program
    }

    public var text: String {
        var text = "\(report.programName.escaped): \(Self.sentence(report.outcome, program: program)), "
        text += "\(Grouped.text(report.cycles)) cycles"
        if !report.publicOutput.isEmpty {
            let shown = report.publicOutput.prefix(32)
            let rest = report.publicOutput.count - shown.count
            text +=
                ", public output \(HexText.text(shown))"
                + (rest > 0 ? "… and \(Grouped.text(rest)) bytes more" : "")
        }
        return text
    }

    /// How a run ended: "exit code 0", "load fault at 0x00200010 (main+0x10, main.c:12): 0x00000004 is not mapped".
    public static func sentence(_ outcome: RunOutcome, program: Program) -> String {
        switch outcome {
        case .halted(let code): return "exit code \(code)"
        case .limit(let sentence): return sentence.asClause
        case .fault(let fault): return sentence(fault, program: program)
        }
    }

    public static func sentence(_ fault: Fault, program: Program) -> String {
        var place = HexText.word(fault.pc)
        var names: [String] = []
        if let symbol = program.symbols.description(of: fault.pc) { names.append(symbol.escaped) }
        if let location = program.lines.location(of: fault.pc),
            program.lines.files.indices.contains(location.file)
        {
            names.append("\(FilePath.name(of: program.lines.files[location.file]).escaped):\(location.line)")
        }
        if !names.isEmpty { place += " (\(names.joined(separator: ", ")))" }
        let value = HexText.word(fault.value)
        switch fault.kind {
        case .illegalInstruction: return "illegal instruction at \(place): \(value) is no RV32IM instruction"
        case .guestPanic: return "guest panic at \(place)"
        case .breakpoint: return "ebreak at \(place)"
        case .misalignedFetch:
            return "misaligned jump at \(place): the target \(value) is not a multiple of 4"
        case .misalignedLoad: return "misaligned load at \(place) from \(value)"
        case .misalignedStore: return "misaligned store at \(place) to \(value)"
        case .fetchFault: return "fetch fault at \(place): there is no program text at \(value)"
        case .loadFault: return "load fault at \(place): nothing is mapped at \(value)"
        case .storeFault: return "store fault at \(place): \(value) is not writable memory"
        case .unknownEcall: return "unknown ecall at \(place): there is no call number \(fault.value)"
        case .inputExhausted: return "input exhausted at \(place): input word \(fault.value) does not exist"
        }
    }
}
