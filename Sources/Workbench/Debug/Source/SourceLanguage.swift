/// A language whose source text is coloured, with the words it reserves.
enum SourceLanguage: String, Codable, Sendable, CaseIterable {
    case swift, c, cpp, assembly, plain

    /// The language that a file name's ending stands for.
    init(fileName: String) {
        let ending = fileName.split(separator: ".").last.map { $0.lowercased() } ?? ""
        switch ending {
        case "swift": self = .swift
        case "c", "h": self = .c
        case "cc", "cpp", "cxx", "hpp", "hh", "hxx": self = .cpp
        case "s", "asm": self = .assembly
        default: self = .plain
        }
    }

    var keywords: Set<String> {
        switch self {
        case .swift: Self.swiftWords
        case .c: Self.cWords
        case .cpp: Self.cppWords
        case .assembly, .plain: []
        }
    }

    private static let swiftWords = Set(
        """
        actor any as associatedtype async await borrowing break case catch class consuming continue copy default \
        defer deinit do each else enum extension fallthrough false fileprivate final for func get guard if import in \
        indirect infix init inout internal is isolated lazy let mutating nil nonisolated nonmutating open operator \
        override package postfix prefix private protocol public repeat rethrows return self Self set some static \
        struct subscript super switch throw throws true try typealias unowned var weak where while willSet didSet
        """.split(separator: " ").map(String.init))

    private static let cWords = Set(
        """
        auto break case char const continue default do double else enum extern float for goto if inline int long \
        register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while \
        bool true false NULL
        """.split(separator: " ").map(String.init))

    private static let cppWords = cWords.union(
        """
        alignas alignof and catch class concept consteval constexpr constinit const_cast decltype delete \
        dynamic_cast explicit export final friend mutable namespace new noexcept not nullptr operator or override \
        private protected public reinterpret_cast requires static_assert static_cast template this throw try \
        typename using virtual
        """.split(separator: " ").map(String.init))
}
