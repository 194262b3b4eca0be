/// The exit codes of every `nexus` command; this is their only list.
public enum ExitCode: Int32, Sendable, CaseIterable {
    case done = 0
    /// The guest faulted, met a limit or exited with a code other than 0.
    case guestFailed = 2
    case ruleViolated = 3
    case proofRejected = 4
    case usage = 64
    case badData = 65
    case noSuchFile = 66
    case internalError = 70
    case ioError = 74
    case cancelled = 130

    /// One line of the manual.
    public var meaning: String {
        switch self {
        case .done: "done"
        case .guestFailed: "the guest failed: a fault, a limit or an exit code other than 0"
        case .ruleViolated: "a rule is violated"
        case .proofRejected: "a proof is rejected"
        case .usage: "the command line is not understood"
        case .badData: "a file or an input is malformed"
        case .noSuchFile: "there is no such file or program"
        case .internalError: "an internal error"
        case .ioError: "reading or writing failed"
        case .cancelled: "cancelled"
        }
    }
}
