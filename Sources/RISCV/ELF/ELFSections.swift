/// The sections of a file: names and places of symbols and debug information.
///
/// All of it is optional and untrusted; whatever is malformed is left out and noted.
struct ELFSections {
    private let file: ByteReader
    private var sections: [Section] = []

    struct Section {
        var name: String
        var kind: UInt32
        var flags: UInt32
        var offset: UInt32
        var size: UInt32
        var link: Int
        var entrySize: UInt32
    }

    private static let headerSize: UInt64 = 40
    private static let compressedFlag: UInt32 = 0x800
    /// Kind of a section without bytes in the file.
    private static let noBits: UInt32 = 8
    private static let symbolTableKind: UInt32 = 2

    init(_ bytes: [UInt8], _ header: ELFHeader, notes: inout [String]) {
        file = ByteReader(bytes)
        guard header.sectionHeaderOffset != 0 else { return }
        guard header.sectionHeaderSize == Self.headerSize, header.sectionHeaderCount > 0 else {
            notes.append(
                "section headers ignored: \(header.sectionHeaderCount) of \(header.sectionHeaderSize) bytes each; "
                    + "expected at least one of \(Self.headerSize)")
            return
        }
        let size = UInt64(header.sectionHeaderCount) * Self.headerSize
        guard var reader = file.part(at: UInt64(header.sectionHeaderOffset), count: size) else {
            let end = UInt64(header.sectionHeaderOffset) + size
            notes.append("section headers ignored: they end at byte \(end), the file has \(bytes.count)")
            return
        }
        var names: [UInt32] = []
        for _ in 0..<header.sectionHeaderCount {
            let fields = (0..<10).map { _ in reader.u32() ?? 0 }
            names.append(fields[0])
            sections.append(
                Section(
                    name: "", kind: fields[1], flags: fields[2], offset: fields[4], size: fields[5],
                    link: Int(fields[6]), entrySize: fields[9]))
        }
        guard header.sectionNamesIndex < sections.count,
            let table = contents(sections[header.sectionNamesIndex])
        else {
            notes.append(
                "section names ignored: e_shstrndx \(header.sectionNamesIndex) is no section in the file")
            return
        }
        for index in sections.indices {
            sections[index].name = string(in: table, at: names[index], limit: 64) ?? ""
        }
    }

    /// The bytes of the section with this name; nil when there is none. One that cannot be read is noted.
    func contents(named name: String, notes: inout [String]) -> ByteReader? {
        guard let section = sections.first(where: { $0.name == name }) else { return nil }
        guard section.flags & Self.compressedFlag == 0 else {
            notes.append("\(name) ignored: it is compressed; link with --compress-debug-sections=none")
            return nil
        }
        guard let contents = contents(section) else {
            let end = UInt64(section.offset) + UInt64(section.size)
            notes.append("\(name) ignored: it ends at byte \(end), the file has \(file.end)")
            return nil
        }
        return contents
    }

    private func contents(_ section: Section) -> ByteReader? {
        guard section.kind != Self.noBits else { return nil }
        return file.part(at: UInt64(section.offset), count: UInt64(section.size))
    }

    private func string(in table: ByteReader, at offset: UInt32, limit: Int) -> String? {
        var reader = table
        guard reader.skip(UInt64(offset)) else { return nil }
        return reader.string(limit: limit)
    }
}

/// The symbol table (System V ABI, chapter 4, "Symbol Table").
extension ELFSections {
    private static let symbolSize: UInt64 = 16
    /// More symbols, longer names or more text in all are hostile, or not for people.
    private static let symbolLimit = 1 << 20
    private static let nameLimit = 4096
    private static let textLimit = 64 << 20

    func symbols(of segments: [Segment], notes: inout [String]) -> SymbolTable {
        guard let section = sections.first(where: { $0.kind == Self.symbolTableKind }) else {
            return SymbolTable()
        }
        guard var table = contents(section), section.entrySize == Self.symbolSize,
            sections.indices ~= section.link,
            let names = contents(sections[section.link])
        else {
            notes.append(
                "symbols ignored: their section or its names are not in the file, or have another layout")
            return SymbolTable()
        }
        var symbols: [Symbol] = []
        var nameless = 0
        var textSize = 0
        var count = 0
        while let entry = Self.entry(&table) {
            count += 1
            guard count <= Self.symbolLimit, textSize <= Self.textLimit else {
                notes.append("symbols after the first \(count - 1) ignored: there are too many")
                break
            }
            guard entry.isShown else { continue }
            guard let name = string(in: names, at: entry.name, limit: Self.nameLimit) else {
                nameless += 1
                continue
            }
            textSize += name.utf8.count
            guard Self.isForPeople(name) else { continue }
            let inText = segments.contains { $0.isExecutable && $0.contains(entry.address) }
            symbols.append(
                Symbol(
                    name: name, displayName: ReadableName.of(name), address: entry.address, size: entry.size,
                    isFunction: entry.isFunction || (entry.isLabel && inText)))
        }
        if nameless > 0 {
            notes.append("\(nameless) symbols ignored: their names are not in the file or too long")
        }
        return SymbolTable(symbols, in: segments)
    }

    private struct Entry {
        var name: UInt32
        var address: UInt32
        var size: UInt32
        var kind: UInt8
        var section: UInt16

        var isLabel: Bool { kind == 0 }
        var isFunction: Bool { kind == 2 }
        /// Labels, objects and functions that are defined.
        var isShown: Bool { kind <= 2 && section != 0 }
    }

    private static func entry(_ reader: inout ByteReader) -> Entry? {
        guard let name = reader.u32(), let address = reader.u32(), let size = reader.u32(),
            let info = reader.u8(),
            reader.u8() != nil, let section = reader.u16()
        else { return nil }
        return Entry(name: name, address: address, size: size, kind: info & 15, section: section)
    }

    /// Leaves out compiler-local labels and the psABI's mapping symbols (`$x`, `$d`), which mark code and data.
    private static func isForPeople(_ name: String) -> Bool {
        if name.isEmpty || name.hasPrefix(".L") { return false }
        return !(name.hasPrefix("$x") || name == "$d" || name.hasPrefix("$d."))
    }
}
