/// One command of the debugger, understood but not yet carried out.
///
/// The same commands are typed at the workbench's `:` prompt, in plain mode and in the scripts of
/// `nexus debug --commands`. `DebugCommandTable` is the list of their names.
public enum DebugCommand: Sendable, Hashable {
    /// Moves the cursor, `count` times.
    case move(Motion, count: Int)
    case goTo(Destination)
    /// Runs until the place is reached; the text is a breakpoint's place.
    case runTo(String, Direction)

    case addBreakpoint(String)
    case addWatchpoint(String, Trigger)
    case addWatch(String)
    /// Removes breakpoints or watchpoints; without numbers all of them.
    case delete([Int])
    case removeWatch(Int?)
    case setEnabled([Int], Bool)
    case setCondition(Int, String?)
    case setIgnoreCount(Int, Int)

    case evaluate(String, ValueFormat)
    case examine(String, count: Int, ValueFormat, width: Int)
    case showRegisters
    case showBacktrace
    case showSource(around: String?)
    case showDisassembly(around: String?)
    case showInformation(Information)
    case showLog
    case showOutput
    /// Who wrote a register or a word last, or writes it next.
    case whoWrote(String, Direction)

    case edit(target: String, value: String)
    case undo
    case redo
    case setBookmark(String?)
    case goToBookmark(String)

    case help(String?)
    case quit

    public enum Direction: Sendable, Hashable {
        case forward, backward
    }

    public enum Motion: Sendable, Hashable {
        case instruction(Direction), line(Direction), over(Direction), finish(Direction), resume(Direction)
    }

    public enum Destination: Sendable, Hashable {
        case step(Int)
        /// Steps from the present position.
        case offset(Int)
        /// 0…100 per cent of the run.
        case percent(Int)
        case first, last
    }

    public enum Trigger: String, Sendable, Hashable, CaseIterable {
        case read, write, change
    }

    public enum ValueFormat: Character, Sendable, Hashable, CaseIterable {
        case hexadecimal = "x"
        case signed = "d"
        case unsigned = "u"
        case binary = "t"
        case character = "c"
        case text = "s"
    }

    public enum Information: String, Sendable, Hashable, CaseIterable {
        case breakpoints, watchpoints, watches, bookmarks, registers, program, position, edits
    }

    /// Understands one line; nil for an empty line or a comment, which starts with `#`.
    public static func parse(_ line: String) throws(EngineError) -> DebugCommand? {
        let trimmed = line.trimmed
        guard !trimmed.isEmpty, !trimmed.hasPrefix("#") else { return nil }
        let end = trimmed.firstIndex { !$0.isLetter && !$0.isNumber && $0 != "-" } ?? trimmed.endIndex
        let name = String(trimmed[..<end])
        let rest = String(trimmed[end...])
        guard !name.isEmpty else {
            throw .badCommand(
                place: nil, detail: "“\(trimmed)” starts with no command; “help” lists the commands")
        }
        let row = try DebugCommandTable.row(named: name)
        return try row.make(CommandArguments(row: row, text: rest))
    }
}

extension String {
    /// Without white space at both ends.
    var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
