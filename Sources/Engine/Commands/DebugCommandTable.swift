/// A command's names, its help and how its arguments are read.
public struct DebugCommandRow: Sendable {
    /// The full name; a unique beginning of it is enough.
    public var name: String
    public var aliases: [String]
    public var usage: String
    public var summary: String
    public var group: Group
    var make: @Sendable (CommandArguments) throws(EngineError) -> DebugCommand

    /// Headings of the help.
    public enum Group: String, Sendable, CaseIterable {
        case moving = "Moving"
        case stopping = "Stopping"
        case looking = "Looking"
        case changing = "Changing and remembering"
        case other = "Other"
    }

    init(
        _ group: Group, _ name: String, _ aliases: [String] = [], _ arguments: String = "", _ summary: String,
        make: @escaping @Sendable (CommandArguments) throws(EngineError) -> DebugCommand
    ) {
        self.group = group
        self.name = name
        self.aliases = aliases
        self.usage = arguments.isEmpty ? name : name + (arguments.hasPrefix("[/") ? "" : " ") + arguments
        self.summary = summary
        self.make = make
    }
}

/// Every debugger command; this is their only list.
public enum DebugCommandTable {
    public static let rows: [DebugCommandRow] = moving + stopping + looking + changing + other

    private static let moving: [DebugCommandRow] = [
        movement("step", ["s"], "to the next source line, into calls", .line(.forward)),
        movement("instruction", ["stepi", "si", "i"], "one instruction", .instruction(.forward)),
        movement("next", ["n"], "to the next source line, over calls", .over(.forward)),
        movement("finish", ["fin", "f"], "out of the present function", .finish(.forward)),
        movement("continue", ["c"], "to the next breakpoint or watchpoint, or the end", .resume(.forward)),
        movement("reverse-step", ["rs", "back"], "back to the source line before", .line(.backward)),
        movement(
            "reverse-instruction", ["reverse-stepi", "rsi", "ri"], "back one instruction",
            .instruction(.backward)),
        movement("reverse-next", ["rn"], "back over calls to the source line before", .over(.backward)),
        movement("reverse-finish", ["rf"], "back to the call of the present function", .finish(.backward)),
        movement(
            "reverse-continue", ["rc"], "back to the last breakpoint or watchpoint, or the start",
            .resume(.backward)),
        DebugCommandRow(
            .moving, "goto", ["g", "seek"], "STEP | +N | -N | N% | 'BOOKMARK",
            "to a step, by an offset, to a per cent",
            make: destination),
        DebugCommandRow(.moving, "first", ["start", "run"], "", "to the first step") {
            arguments throws(EngineError) in
            try arguments.none()
            return .goTo(.first)
        },
        DebugCommandRow(.moving, "last", ["end"], "", "to the end of the run") {
            arguments throws(EngineError) in
            try arguments.none()
            return .goTo(.last)
        },
        DebugCommandRow(
            .moving, "until", ["u", "advance"], "PLACE", "forwards to a place, such as main.c:12"
        ) {
            arguments throws(EngineError) in .runTo(try arguments.required("the place"), .forward)
        },
        DebugCommandRow(.moving, "reverse-until", ["ru"], "PLACE", "back to a place") {
            arguments throws(EngineError) in .runTo(try arguments.required("the place"), .backward)
        },
    ]

    private static let stopping: [DebugCommandRow] = [
        DebugCommandRow(
            .stopping, "break", ["b"], "PLACE [if EXPRESSION]",
            "stop at a function, FILE:LINE, 0xADDRESS, op:NAME or cycle:N"
        ) { arguments throws(EngineError) in .addBreakpoint(try arguments.required("the place")) },
        watchpoint("watch", ["w"], "stop when a register or memory (0xADDRESS:BYTES) changes", .change),
        watchpoint("wwatch", [], "stop when it is written, also with the same value", .write),
        watchpoint("rwatch", [], "stop when it is read", .read),
        DebugCommandRow(
            .stopping, "delete", ["d"], "[NUMBER…]", "remove breakpoints or watchpoints; all without a number"
        ) {
            arguments throws(EngineError) in .delete(try arguments.numbers())
        },
        DebugCommandRow(.stopping, "enable", [], "[NUMBER…]", "let breakpoints or watchpoints stop again") {
            arguments throws(EngineError) in .setEnabled(try arguments.numbers(), true)
        },
        DebugCommandRow(
            .stopping, "disable", [], "[NUMBER…]", "keep breakpoints or watchpoints from stopping"
        ) {
            arguments throws(EngineError) in .setEnabled(try arguments.numbers(), false)
        },
        DebugCommandRow(
            .stopping, "condition", [], "NUMBER [EXPRESSION]", "stop only if the expression is not 0"
        ) {
            arguments throws(EngineError) in
            let (head, tail) = try arguments.headAndTail("the number")
            let number = try arguments.number(head, what: "a breakpoint's number")
            return .setCondition(number, tail.isEmpty ? nil : tail)
        },
        DebugCommandRow(.stopping, "ignore", [], "NUMBER COUNT", "pass the next COUNT hits") {
            arguments throws(EngineError) in
            let numbers = try arguments.numbers()
            guard numbers.count == 2, numbers[1] >= 0 else {
                throw arguments.failure("a number and a count are needed")
            }
            return .setIgnoreCount(numbers[0], numbers[1])
        },
    ]

    private static let looking: [DebugCommandRow] = [
        DebugCommandRow(
            .looking, "print", ["p", "evaluate", "e"], "[/x|d|u|t|c] EXPRESSION", "the value of an expression"
        ) {
            arguments throws(EngineError) in
            let (_, format, _, rest) = try arguments.format()
            guard !rest.isEmpty else { throw arguments.failure("the expression is missing") }
            return .evaluate(rest, format ?? .hexadecimal)
        },
        DebugCommandRow(
            .looking, "x", ["examine"], "[/COUNT x|d|u|t|c|s b|h|w] ADDRESS", "memory, as in x/8xw sp"
        ) {
            arguments throws(EngineError) in
            let (count, format, width, rest) = try arguments.format()
            guard !rest.isEmpty else { throw arguments.failure("the address is missing") }
            let isBytes = format == .character || format == .text
            return .examine(rest, count: count, format ?? .hexadecimal, width: width ?? (isBytes ? 1 : 4))
        },
        plain(.looking, "registers", ["regs", "r"], "all registers", .showRegisters),
        plain(.looking, "backtrace", ["bt", "where"], "the calls that led here", .showBacktrace),
        DebugCommandRow(
            .looking, "list", ["l"], "[FILE:LINE | FUNCTION]", "source lines around here or a place"
        ) {
            arguments throws(EngineError) in .showSource(around: arguments.optional)
        },
        DebugCommandRow(.looking, "disassemble", ["dis"], "[PLACE]", "instructions around here or a place") {
            arguments throws(EngineError) in .showDisassembly(around: arguments.optional)
        },
        DebugCommandRow(.looking, "display", [], "EXPRESSION", "show the expression's value at every stop") {
            arguments throws(EngineError) in .addWatch(try arguments.required("the expression"))
        },
        DebugCommandRow(.looking, "undisplay", [], "[NUMBER]", "stop showing it; all without a number") {
            arguments throws(EngineError) in
            let numbers = try arguments.numbers()
            guard numbers.count <= 1 else { throw arguments.failure("one number is enough") }
            return .removeWatch(numbers.first)
        },
        DebugCommandRow(
            .looking, "who", ["last-write"], "REGISTER | 0xADDRESS", "the step that wrote it last, or never"
        ) {
            arguments throws(EngineError) in
            .whoWrote(try arguments.required("a register or an address"), .backward)
        },
        DebugCommandRow(
            .looking, "who-next", ["next-write"], "REGISTER | 0xADDRESS", "the step that writes it next"
        ) {
            arguments throws(EngineError) in
            .whoWrote(try arguments.required("a register or an address"), .forward)
        },
        plain(.looking, "log", [], "what the guest has printed up to here", .showLog),
        plain(.looking, "output", [], "the public output up to here", .showOutput),
        DebugCommandRow(
            .looking, "info", [], DebugCommand.Information.allCases.map(\.rawValue).joined(separator: " | "),
            "lists", make: information),
    ]

    private static let changing: [DebugCommandRow] = [
        DebugCommandRow(
            .changing, "edit", ["set"], "REGISTER | 0xADDRESS | pc = EXPRESSION",
            "change it here and run again from here"
        ) { arguments throws(EngineError) in
            let text = try arguments.required("what to change")
            guard let sign = text.firstIndex(of: "=") else { throw arguments.failure("“=” is missing") }
            let target = String(text[..<sign]).trimmed
            let value = String(text[text.index(after: sign)...]).trimmed
            guard !target.isEmpty, !value.isEmpty else {
                throw arguments.failure("both sides of “=” are needed")
            }
            return .edit(target: target, value: value)
        },
        plain(.changing, "undo", [], "take the last edit back", .undo),
        plain(.changing, "redo", [], "make it again", .redo),
        DebugCommandRow(.changing, "bookmark", ["mark", "m"], "[NAME]", "remember this step") {
            arguments throws(EngineError) in .setBookmark(arguments.optional)
        },
        DebugCommandRow(.changing, "jump", ["j"], "NAME", "to a bookmark") {
            arguments throws(EngineError) in .goToBookmark(try arguments.required("the bookmark's name"))
        },
    ]

    private static let other: [DebugCommandRow] = [
        DebugCommandRow(.other, "help", ["h"], "[COMMAND]", "this list, or one command") {
            arguments throws(EngineError) in .help(arguments.optional)
        },
        plain(.other, "quit", ["q", "exit"], "leave", .quit),
    ]

    /// The row for a name, an alias or the unique beginning of a name.
    public static func row(named name: String) throws(EngineError) -> DebugCommandRow {
        if let row = rows.first(where: { $0.name == name || $0.aliases.contains(name) }) { return row }
        let starting = rows.filter { $0.name.hasPrefix(name) }
        if starting.count == 1 { return starting[0] }
        if starting.count > 1 {
            let names = starting.map(\.name).joined(separator: ", ")
            throw .badCommand(place: nil, detail: "“\(name)” may mean \(names); type more of it")
        }
        let near = NearMiss.suggestions(
            for: name, among: rows.flatMap { [$0.name] + $0.aliases.filter { $0.count > 2 } })
        let hint =
            near.isEmpty ? "“help” lists the commands" : "did you mean \(near.joined(separator: " or "))?"
        throw .badCommand(place: nil, detail: "there is no command “\(name)”; \(hint)")
    }

    // MARK: rows that look alike

    private static func movement(
        _ name: String, _ aliases: [String], _ summary: String, _ motion: DebugCommand.Motion
    ) -> DebugCommandRow {
        DebugCommandRow(.moving, name, aliases, "[COUNT]", summary) { arguments throws(EngineError) in
            .move(motion, count: try arguments.count())
        }
    }

    private static func watchpoint(
        _ name: String, _ aliases: [String], _ summary: String, _ trigger: DebugCommand.Trigger
    ) -> DebugCommandRow {
        DebugCommandRow(.stopping, name, aliases, "TARGET [if EXPRESSION]", summary) {
            arguments throws(EngineError) in
            .addWatchpoint(try arguments.required("what to watch"), trigger)
        }
    }

    private static func plain(
        _ group: DebugCommandRow.Group, _ name: String, _ aliases: [String], _ summary: String,
        _ command: DebugCommand
    ) -> DebugCommandRow {
        DebugCommandRow(group, name, aliases, "", summary) { arguments throws(EngineError) in
            try arguments.none()
            return command
        }
    }

    private static let destination: @Sendable (CommandArguments) throws(EngineError) -> DebugCommand = {
        arguments throws(EngineError) in
        let text = try arguments.required("the step")
        if text.hasPrefix("'") { return .goToBookmark(String(text.dropFirst())) }
        if text.hasSuffix("%") {
            let percent = try arguments.number(String(text.dropLast()), what: "a number of per cent")
            guard (0...100).contains(percent) else {
                throw arguments.failure("per cent are 0…100, found \(percent)")
            }
            return .goTo(.percent(percent))
        }
        if text.hasPrefix("+") {
            return .goTo(.offset(try arguments.number(String(text.dropFirst()), what: "a number of steps")))
        }
        let step = try arguments.number(text, what: "a step number")
        return .goTo(text.hasPrefix("-") ? .offset(step) : .step(step))
    }

    private static let information: @Sendable (CommandArguments) throws(EngineError) -> DebugCommand = {
        arguments throws(EngineError) in
        let text = try arguments.required("what to list")
        guard
            let information = DebugCommand.Information.allCases.first(where: { $0.rawValue.hasPrefix(text) })
        else {
            throw arguments.failure("there is no list “\(text)”")
        }
        return .showInformation(information)
    }
}
