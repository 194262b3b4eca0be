/// Why no proof was made.
public enum ProvingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Somebody called `ProverControl.cancel`.
    case cancelled
    /// The tables are larger than the proof system takes.
    case tooLarge(what: String, found: Int, limit: Int)
    /// The tables do not have the form that the circuit or the statement asks for.
    case malformed(reason: String)
    /// The finished proof does not pass verification: the tables break a rule or do not belong to the statement.
    case selfCheckFailed(reason: String)

    public var description: String {
        switch self {
        case .cancelled: "Proving was cancelled."
        case .tooLarge(let what, let found, let limit):
            "The tables have \(found) \(what); one proof holds at most \(limit). Prove fewer cycles."
        case .malformed(let reason): "The tables cannot be proved: \(reason)"
        case .selfCheckFailed(let reason):
            "The proof does not pass its own verification: \(reason) Check the tables to see which rule they break."
        }
    }
}
