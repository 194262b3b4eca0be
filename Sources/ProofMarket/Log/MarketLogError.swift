import TOML

/// Why a log is not what it says.
public enum MarketLogError: Error, Sendable, CustomStringConvertible {
    case notALog(found: String)
    case malformed(line: Int)
    /// A line, or one before it, is not as it was written.
    case altered(line: Int, expected: String, found: String)
    case version(found: Int)
    case unknownMechanism(String)
    case scenario(TOMLError)
    /// The same run writes something else.
    case differs(line: Int, expected: String, found: String)
    case cancelled

    public var description: String {
        switch self {
        case .notALog(let found): "this is no market log: its first line is \(found)"
        case .malformed(let line): "line \(line): expected a record of a market log, found something else"
        case .altered(let line, let expected, let found):
            "line \(line): this line or one before it was altered: its chain should be \(expected), found \(found)"
        case .version(let found):
            "the log has version \(found), this program reads version \(MarketLog.version)"
        case .unknownMechanism(let name):
            "there is no mechanism “\(name)”; there are \(MechanismCatalogue.names.joined(separator: ", "))"
        case .scenario(let error): "the scenario in the log cannot be read: \(error)"
        case .differs(let line, let expected, let found):
            "line \(line): the same run gives \(expected), the log says \(found)"
        case .cancelled: "cancelled"
        }
    }
}
