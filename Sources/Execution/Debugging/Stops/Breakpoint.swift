import RISCV

/// A place at which motions stop, before its instruction is executed.
///
/// Hits are counted from the start of the run, not from when a person came by: hit 11 is the eleventh position of the
/// run at which the place is reached and the condition holds. So `after 10` stops at the same positions whichever
/// way and however often one travels.
public struct Breakpoint: Sendable, Hashable, Identifiable {
    /// Numbered from 1, together with the watchpoints; never used again in a session.
    public let id: Int
    public internal(set) var request: BreakpointRequest
    /// Where the place lies in the program, ascending; empty for a cycle.
    public internal(set) var addresses: [UInt32]
    /// How often a motion stopped here in this session.
    public internal(set) var stops = 0
}

/// What a person asks for: a place, perhaps a condition, perhaps hits to pass over.
///
/// Text form, both ways: `PLACE [if EXPRESSION] [after COUNT] [off]`, for example `main.c:12 if a0 == 5`, `0x200010`,
/// `fib if a0 > 3 after 10`, `op:mul`, `cycle:500`.
public struct BreakpointRequest: Sendable, Hashable, CustomStringConvertible {
    public var place: Place
    /// Stops only where this is not 0; where it has no value (an unmapped read) it does not hold.
    public var condition: Expression?
    /// Hits to pass over, counted from the start of the run.
    public var ignoreCount: Int
    public var isEnabled: Bool

    public enum Place: Sendable, Hashable {
        case address(UInt32)
        /// The entry of a function, before its prologue, by raw or displayed name: arguments are still in `a0`…`a7`
        /// there, which optimised code does not promise later.
        case symbol(String)
        /// A statement of the line, where it is entered from another line; of the next line with code when this one has none.
        case line(file: String, line: Int)
        /// Every instruction with this mnemonic, or of this class.
        case operation(OperationSet)
        case cycle(Int)
    }

    public init(
        place: Place, condition: Expression? = nil, ignoreCount: Int = 0, isEnabled: Bool = true
    ) {
        self.place = place
        self.condition = condition
        self.ignoreCount = max(0, ignoreCount)
        self.isEnabled = isEnabled
    }

    public init(parsing text: String) throws(StopPointError) {
        var words = StopPointText(text)
        isEnabled = !words.takeLast("off")
        ignoreCount = try words.takeCount(after: "after")
        condition = try words.takeCondition()
        place = try Place(parsing: words.rest)
    }

    public var description: String {
        var text = place.description
        if let condition { text += " if \(condition)" }
        if ignoreCount > 0 { text += " after \(ignoreCount)" }
        return isEnabled ? text : text + " off"
    }
}

extension BreakpointRequest.Place: CustomStringConvertible {
    public init(parsing text: String) throws(StopPointError) {
        guard !text.isEmpty else { throw .missingPlace }
        if text.hasPrefix("op:") {
            self = .operation(try OperationSet(named: String(text.dropFirst(3))))
        } else if text.hasPrefix("cycle:") {
            let digits = text.dropFirst(6).filter { $0 != "_" }
            guard let cycle = Int(digits), cycle >= 0 else { throw .badNumber(String(text.dropFirst(6))) }
            self = .cycle(cycle)
        } else if let (file, line) = StopPointText.fileAndLine(text) {
            guard let number = Int(line), number > 0 else { throw .badNumber(line) }
            self = .line(file: file, line: number)
        } else if text.first == "*" || text.first?.isNumber == true {
            self = .address(try Self.address(text))
        } else {
            self = .symbol(StopPointText.unquoted(text))
        }
    }

    public var description: String {
        switch self {
        case .address(let address): HexText.word(address)
        case .symbol(let name): Expression.quoted(name)
        case .line(let file, let line): StopPointText.quoted(file: file) + ":\(line)"
        case .operation(let set): "op:\(set)"
        case .cycle(let cycle): "cycle:\(cycle)"
        }
    }

    /// `0x200010` or, as in GDB, `*0x200010`. A bare decimal number could also be a line: it is refused.
    private static func address(_ text: String) throws(StopPointError) -> UInt32 {
        let number = text.first == "*" ? String(text.dropFirst()) : text
        guard number.hasPrefix("0x") || number.hasPrefix("0X") else { throw .ambiguousNumber(text) }
        let digits = number.dropFirst(2).filter { $0 != "_" }
        guard let address = UInt32(digits, radix: 16) else { throw .badNumber(text) }
        return address
    }
}
