extension Program {
    /// The addresses that exist: all but page 0 and the upper half.
    public static let addresses: Range<UInt64> = 0x1000..<0x8000_0000
    /// The most memory that the segments of an image may take together: 512 MiB.
    public static let memorySizeLimit: UInt64 = 512 << 20

    /// Loads a static RV32IM executable.
    ///
    /// Headers and segments are checked strictly. Read-only data counts as data. Section headers, symbols and line
    /// numbers are optional: what is wrong with them becomes a note, and the program runs without.
    ///
    /// - Parameters:
    ///   - bytes: a whole file, from anywhere: nothing in it is trusted.
    ///   - name: what people call the program.
    public init(elf bytes: [UInt8], name: String) throws(ELFError) {
        let header = try ELFHeader(bytes)
        let segments = try ELFSegment.readAll(bytes, header).map { $0.loaded(from: bytes) }
        guard segments.contains(where: { $0.isExecutable && $0.contains(header.entry) }) else {
            throw .badEntry(expected: "an address in an executable segment", found: header.entry)
        }
        guard header.entry % 4 == 0 else {
            throw .badEntry(expected: "a multiple of 4", found: header.entry)
        }
        var notes: [String] = []
        let sections = ELFSections(bytes, header, notes: &notes)
        let symbols = sections.symbols(of: segments, notes: &notes)
        let text = segments.filter(\.isExecutable).map { UInt64($0.address)..<$0.end }
        let lines = LineTable(DebugSections(sections, notes: &notes), text: text, notes: &notes)
        self.init(
            name: name, entry: header.entry, segments: segments, symbols: symbols, lines: lines, notes: notes)
    }
}
