import TerminalScreen

/// A sentence on the message line.
public struct Notice: Sendable, Hashable {
    public enum Kind: Sendable, Hashable { case plain, done, warning, failure }

    public var text: String
    public var kind: Kind

    public init(_ text: String, _ kind: Kind = .plain) {
        self.text = text
        self.kind = kind
    }

    /// Drawn before the text, so that colour never carries the meaning alone.
    var glyph: String {
        switch kind {
        case .plain: ""
        case .done: "✓ "
        case .warning: "▲ "
        case .failure: "✗ "
        }
    }

    var role: Role {
        switch kind {
        case .plain: .text
        case .done: .pass
        case .warning: .warn
        case .failure: .fail
        }
    }
}
