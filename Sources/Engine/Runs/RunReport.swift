import Execution
import RISCV

/// What a finished run has to say: the object that `run --json` prints.
public struct RunReport: Sendable, Hashable {
    public static let schema = 1

    public var programName: String
    /// Lower-case hexadecimal.
    public var programIdentity: String
    public var outcome: RunOutcome
    public var cycles: UInt64
    public var publicOutput: [UInt8]
    /// What the guest wrote to its standard output and error, in order.
    public var log: [UInt8]

    public init(
        programName: String, programIdentity: String, outcome: RunOutcome, cycles: UInt64,
        publicOutput: [UInt8], log: [UInt8]
    ) {
        self.programName = programName
        self.programIdentity = programIdentity
        self.outcome = outcome
        self.cycles = cycles
        self.publicOutput = publicOutput
        self.log = log
    }

    /// Success is a halt with exit code 0, everything else a failure of the guest.
    public var exitCode: ExitCode {
        outcome == .halted(exitCode: 0) ? .done : .guestFailed
    }

    /// `exitCode` is null when the guest never exited.
    public var json: JSONText {
        var members: [JSONText.Member] = [
            .init("schema", .integer(Self.schema)),
            .init(
                "program", ["name": .string(programName), "identity": .string(programIdentity)]),
            .init("outcome", .string(outcomeName)),
            .init("exitCode", exitCodeValue),
            .init("cycles", .unsigned(cycles)),
            .init("publicOutput", .string(HexText.text(publicOutput))),
            .init("log", .string(String(decoding: log, as: UTF8.self))),
        ]
        switch outcome {
        case .halted: break
        case .fault(let fault):
            let value: JSONText = [
                "kind": .string(fault.kind.rawValue), "pc": .unsigned(UInt64(fault.pc)),
                "value": .unsigned(UInt64(fault.value)),
            ]
            members.append(.init("fault", value))
        case .limit(let sentence): members.append(.init("limit", .string(sentence)))
        }
        return .object(members)
    }

    private var outcomeName: String {
        switch outcome {
        case .halted: "halted"
        case .fault: "fault"
        case .limit: "limit"
        }
    }

    private var exitCodeValue: JSONText {
        if case .halted(let code) = outcome { return .unsigned(UInt64(code)) }
        return .null
    }
}
