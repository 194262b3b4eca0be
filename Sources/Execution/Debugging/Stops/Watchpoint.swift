import RISCV

/// A register or a range of memory whose accesses motions stop at.
///
/// Forwards a motion stops just after the access (position s + 1 for an access by step s), backwards just before it
/// (position s), so that the old value is back. The condition is judged after the access in both directions: the same
/// accesses count whichever way one travels.
public struct Watchpoint: Sendable, Hashable, Identifiable {
    /// Numbered from 1, together with the breakpoints; never used again in a session.
    public let id: Int
    public internal(set) var request: WatchpointRequest
    /// What is watched; an address expression is evaluated once, when the watchpoint is set.
    public internal(set) var target: Target
    /// How often a motion stopped here in this session.
    public internal(set) var stops = 0

    public enum Target: Sendable, Hashable, CustomStringConvertible {
        case register(UInt8)
        case memory(address: UInt32, count: Int)

        public var description: String {
            switch self {
            case .register(let number): Register.name(number)
            case .memory(let address, let count): "\(HexText.word(address)):\(count)"
            }
        }
    }

    public enum Trigger: String, Sendable, Hashable, CaseIterable {
        case read, write, change
    }
}

/// What a person asks for.
///
/// Text form, both ways: `[watch] TARGET [read|write|change] [if EXPRESSION] [off]`. A target is a register, a memory
/// read such as `*u32(sp + 8)`, a range `ADDRESS:COUNT`, or a symbol (all its bytes). Without a trigger: change.
public struct WatchpointRequest: Sendable, Hashable, CustomStringConvertible {
    public var target: Target
    public var trigger: Watchpoint.Trigger
    public var condition: Expression?
    public var isEnabled: Bool

    public enum Target: Sendable, Hashable {
        case register(UInt8)
        /// All bytes of a symbol; four when its size is unknown.
        case symbol(String)
        /// `count` bytes from the address that the expression has when the watchpoint is set.
        case memory(address: Expression, count: Int)
    }

    /// The longest range, in bytes.
    public static let maxCount = 1 << 20

    public init(
        target: Target, trigger: Watchpoint.Trigger = .change, condition: Expression? = nil,
        isEnabled: Bool = true
    ) {
        self.target = target
        self.trigger = trigger
        self.condition = condition
        self.isEnabled = isEnabled
    }

    public init(parsing text: String) throws(StopPointError) {
        var words = StopPointText(text)
        words.takeFirst("watch")
        isEnabled = !words.takeLast("off")
        condition = try words.takeCondition()
        trigger = .change
        for candidate in Watchpoint.Trigger.allCases where words.takeLast(candidate.rawValue) {
            trigger = candidate
        }
        target = try Target(parsing: words.rest)
    }

    public var description: String {
        var text = "watch \(target) \(trigger.rawValue)"
        if let condition { text += " if \(condition)" }
        return isEnabled ? text : text + " off"
    }
}

extension WatchpointRequest.Target: CustomStringConvertible {
    public init(parsing text: String) throws(StopPointError) {
        guard !text.isEmpty else { throw .missingTarget }
        if let colon = text.lastIndex(of: ":"), let count = Int(text[text.index(after: colon)...]) {
            guard (1...WatchpointRequest.maxCount).contains(count) else { throw .badCount(count) }
            self = .memory(address: try Self.expression(String(text[..<colon])), count: count)
            return
        }
        let expression = try Self.expression(text)
        switch expression.code.last?.operation {
        case .register(let number) where expression.code.count == 1:
            self = .register(number)
        case .symbol(let name) where expression.code.count == 1:
            self = .symbol(name)
        case .load(let type) where expression.text.hasPrefix("*"):
            // What follows the star and the type is the address, in its parentheses.
            let rest = ExpressionParser.trimmed(expression.text.dropFirst())
            let isTyped = rest.hasPrefix(type.rawValue)
            let address = isTyped ? String(rest.dropFirst(type.rawValue.count)) : rest
            self = .memory(address: try Self.expression(address), count: type.width)
        default:
            throw .notWatchable(text)
        }
    }

    public var description: String {
        switch self {
        case .register(let number): Register.name(number)
        case .symbol(let name): Expression.quoted(name)
        case .memory(let address, let count): "\(address):\(count)"
        }
    }

    private static func expression(_ text: String) throws(StopPointError) -> Expression {
        do { return try Expression(parsing: text) } catch { throw .target(error) }
    }
}
