import TOML

/// What a `guest.toml` says:
///
///     name = "wordcount"
///     language = "c"                     # swift, c or cpp
///     summary = "Counts words, like wc"
///     sources = ["main.c"]               # optional: by default all sources in the folder
///
///     [input]                            # optional: the default public input
///     file = "text.txt"                  # or: hex = "0a000000", or: text = "…"
///
///     [private-input]                    # optional, the same
///
///     [expected]                         # optional: what a run with these inputs ends with
///     exit-code = 0
///     output-hex = "37000000"
///     panic = true                       # in place of exit-code: the guest is meant to panic
struct GuestProjectFile {
    var name: String
    var language: GuestLanguage
    var summary: String
    var sources: [String]
    var input: Input
    var privateInput: Input
    var expectedExitCode: UInt32?
    var expectedOutput: [UInt8]?

    /// Where an input comes from.
    enum Input {
        case bytes([UInt8])
        case file(String)
    }

    init(_ table: TOMLTable) throws(TOMLError) {
        try table.allowOnly(["name", "language", "summary", "sources", "input", "private-input", "expected"])
        name = try table.string("name")
        guard Self.isName(name) else {
            throw table.error(
                "name", expected: "letters, digits, - and _ after a letter", found: "another text")
        }
        let languages = GuestLanguage.allCases.map(\.rawValue).joined(separator: ", ")
        let languageName = try table.string("language")
        guard let language = GuestLanguage(rawValue: languageName) else {
            throw table.error("language", expected: "one of \(languages)", found: "another text")
        }
        self.language = language
        summary = try table.optionalString("summary") ?? ""
        sources = try table.strings("sources")
        guard sources.allSatisfy(Self.isInside) else {
            throw table.error("sources", expected: "paths that stay in the folder", found: "another path")
        }
        input = try Self.input("input", of: table)
        privateInput = try Self.input("private-input", of: table)

        let expected = try table.optionalTable("expected")
        try expected?.allowOnly(["exit-code", "output-hex", "panic"])
        let exitCode = try expected?.optionalInteger("exit-code", in: 0...Int(UInt32.max)) ?? 0
        let isPanic = try expected?.optionalBoolean("panic") ?? false
        expectedExitCode = isPanic ? nil : UInt32(exitCode)
        if let expected { expectedOutput = try Self.hex("output-hex", of: expected) }
    }

    /// Whether a guest may have this name: it becomes a file name and a Swift module name.
    static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, text.utf8.count <= 64 else { return false }
        let isLetter = { (byte: UInt8) in (0x61...0x7a).contains(byte | 0x20) }
        return isLetter(first)
            && text.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x2d || $0 == 0x5f }
    }

    private static func isInside(_ path: String) -> Bool {
        !path.isEmpty && !path.hasPrefix("/") && !path.hasPrefix("-")
            && !path.split(separator: "/").contains("..")
    }

    private static func input(_ key: String, of table: TOMLTable) throws(TOMLError) -> Input {
        guard let source = try table.optionalTable(key) else { return .bytes([]) }
        try source.allowOnly(["file", "hex", "text"])
        guard source.keys.count == 1 else {
            throw table.error(
                key, expected: "one of file, hex and text", found: "\(source.keys.count) of them")
        }
        if let text = try source.optionalString("text") { return .bytes(Array(text.utf8)) }
        if let bytes = try hex("hex", of: source) { return .bytes(bytes) }
        let file = try source.string("file")
        guard isInside(file) else {
            throw source.error("file", expected: "a path that stays in the folder", found: "another path")
        }
        return .file(file)
    }

    private static func hex(_ key: String, of table: TOMLTable) throws(TOMLError) -> [UInt8]? {
        guard let text = try table.optionalString(key) else { return nil }
        let digits = text.filter { !$0.isWhitespace }.map(\.hexDigitValue)
        guard digits.count % 2 == 0, !digits.contains(nil) else {
            throw table.error(key, expected: "an even number of hex digits", found: "another text")
        }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0]! << 4 | digits[$0 + 1]!) }
    }
}
