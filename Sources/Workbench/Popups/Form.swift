import TerminalScreen

/// A popup with fields: the editors of breakpoints and of watches.
public struct Form: Sendable {
    /// What is edited; nil stands for a new one.
    public enum Subject: Sendable, Hashable {
        case breakpoint(Int?)
        case watch
    }

    public struct Field: Sendable {
        public let label: String
        public let placeholder: String
        public var value: Value
        /// What is wrong with it, after an attempt to accept.
        public var error: String?

        public enum Value: Sendable {
            case text(LineEditor)
            /// One of several words; left, right and space change it.
            case choice([String], Int)
        }

        /// The text, or the chosen word.
        public var text: String {
            switch value {
            case .text(let editor): editor.text
            case .choice(let words, let index): words[index]
            }
        }
    }

    public let subject: Subject
    public var fields: [Field]
    public var focus = 0
    /// What is wrong with the whole, after an attempt to accept.
    public var error: String?

    /// The editor of a breakpoint, filled with what it is now.
    static func breakpoint(
        _ id: Int?, place: String, condition: String = "", ignoring count: Int = 0, isEnabled: Bool = true
    ) -> Form {
        Form(
            subject: .breakpoint(id),
            fields: [
                text("Place", place, "main.c:12, a function, 0x201000, op:mul or cycle:500"),
                text("Condition", condition, "stop only if this is not 0, such as a0 > 10"),
                text("Skip hits", count == 0 ? "" : String(count), "0: stop at the first hit"),
                Field(label: "State", placeholder: "", value: .choice(["on", "off"], isEnabled ? 0 : 1)),
            ])
    }

    /// The words of the watch editor's choice, in order.
    static let watchModes = ["show its value", "stop when it changes", "stop when written", "stop when read"]

    /// The editor of a new watch.
    static func watch(_ expression: String) -> Form {
        Form(
            subject: .watch,
            fields: [
                text("Watch", expression, "a register, 0xADDRESS:BYTES, or any expression to show"),
                Field(label: "And", placeholder: "", value: .choice(watchModes, 0)),
                text("Condition", "", "stop only if this is not 0"),
            ])
    }

    var title: String {
        switch subject {
        case .breakpoint(nil): "New breakpoint"
        case .breakpoint(let id?): "Breakpoint \(id)"
        case .watch: "New watch"
        }
    }

    /// Does what a key means in the field that has the focus.
    mutating func handle(_ key: Key) {
        switch fields[focus].value {
        case .text(var editor):
            guard editor.handle(key) else { return }
            fields[focus].value = .text(editor)
            fields[focus].error = nil
            error = nil
        case .choice(let words, let index):
            switch key.description {
            case "left", "h": fields[focus].value = .choice(words, (index + words.count - 1) % words.count)
            case "right", "l", "space": fields[focus].value = .choice(words, (index + 1) % words.count)
            default: return
            }
        }
    }

    mutating func insert(_ text: String) {
        guard case .text(var editor) = fields[focus].value else { return }
        editor.insert(text)
        fields[focus].value = .text(editor)
    }

    private static func text(_ label: String, _ text: String, _ placeholder: String) -> Field {
        Field(label: label, placeholder: placeholder, value: .text(LineEditor(text: text)))
    }
}
