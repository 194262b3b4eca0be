/// The debug sections that line numbers are read from; all untrusted, each may be empty.
public struct DebugSections: Sendable {
    /// `.debug_line`: the line number programs.
    let line: ByteReader
    /// `.debug_line_str` and `.debug_str`: names, used by version 5.
    let lineStrings: ByteReader
    let strings: ByteReader
    /// `.debug_info` and `.debug_abbrev`: the compilation directory, used by versions 2 to 4.
    let info: ByteReader
    let abbreviations: ByteReader

    public init(
        line: [UInt8], lineStrings: [UInt8] = [], strings: [UInt8] = [], info: [UInt8] = [],
        abbreviations: [UInt8] = []
    ) {
        self.line = ByteReader(line)
        self.lineStrings = ByteReader(lineStrings)
        self.strings = ByteReader(strings)
        self.info = ByteReader(info)
        self.abbreviations = ByteReader(abbreviations)
    }

    init(_ sections: ELFSections, notes: inout [String]) {
        let nothing = ByteReader([])
        line = sections.contents(named: ".debug_line", notes: &notes) ?? nothing
        lineStrings = sections.contents(named: ".debug_line_str", notes: &notes) ?? nothing
        strings = sections.contents(named: ".debug_str", notes: &notes) ?? nothing
        info = sections.contents(named: ".debug_info", notes: &notes) ?? nothing
        abbreviations = sections.contents(named: ".debug_abbrev", notes: &notes) ?? nothing
    }

    /// Where a text starts; read only when somebody wants it, so that a million names of one long text cost nothing.
    struct Text {
        enum Place { case line, info, lineStrings, strings }
        var place: Place
        /// From the start of the section.
        var offset: UInt64
    }

    /// The longest name that is believed.
    static let textLimit = 4096

    func string(_ text: Text) -> String? {
        var reader =
            switch text.place {
            case .line: line
            case .info: info
            case .lineStrings: lineStrings
            case .strings: strings
            }
        guard reader.skip(text.offset) else { return nil }
        return reader.string(limit: Self.textLimit)
    }
}
