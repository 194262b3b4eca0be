/// Writes ELF files byte by byte, right ones and wrong ones; it shares nothing with the loader under test.
struct ELFWriter {
    struct Segment {
        var kind: UInt32 = 1
        var address: UInt32
        var bytes: [UInt8]
        var memorySize: UInt32?
        /// R 4, W 2, X 1.
        var flags: UInt32
    }

    struct Section {
        var name: String
        var kind: UInt32 = 1
        var flags: UInt32 = 0
        var address: UInt32 = 0
        var bytes: [UInt8]
        var link: UInt32 = 0
        var entrySize: UInt32 = 0
    }

    struct Symbol {
        var name: String
        var address: UInt32
        var size: UInt32 = 0
        /// Label 0, object 1, function 2.
        var kind: UInt8
        var section: UInt16 = 1
    }

    var entry: UInt32
    var segments: [Segment]
    var sections: [Section] = []
    var symbols: [Symbol] = []

    /// Text at 0x00200000 that exits with code 0, and two words of data at 0x00300000.
    static var small: ELFWriter {
        ELFWriter(
            entry: 0x0020_0000,
            segments: [
                Segment(
                    address: 0x0020_0000, bytes: words([0x05d0_0893, 0x0000_0513, 0x0000_0073]), flags: 5),
                Segment(address: 0x0030_0000, bytes: words([1, 2]), memorySize: 64, flags: 6),
            ])
    }

    static func words(_ words: [UInt32]) -> [UInt8] { words.flatMap { bytes($0) } }

    /// Offsets of the fields of the header and of a segment header, with their sizes.
    static let headerFields: [(name: String, offset: Int, size: Int)] = [
        ("magic", 0, 4), ("EI_CLASS", 4, 1), ("EI_DATA", 5, 1), ("EI_VERSION", 6, 1), ("EI_OSABI", 7, 1),
        ("e_type", 16, 2), ("e_machine", 18, 2), ("e_version", 20, 4), ("e_entry", 24, 4), ("e_phoff", 28, 4),
        ("e_shoff", 32, 4), ("e_flags", 36, 4), ("e_ehsize", 40, 2), ("e_phentsize", 42, 2),
        ("e_phnum", 44, 2),
        ("e_shentsize", 46, 2), ("e_shnum", 48, 2), ("e_shstrndx", 50, 2),
    ]
    static let segmentFields: [(name: String, offset: Int)] = [
        ("p_type", 0), ("p_offset", 4), ("p_vaddr", 8), ("p_paddr", 12), ("p_filesz", 16), ("p_memsz", 20),
        ("p_flags", 24), ("p_align", 28),
    ]

    /// The file: header, segment headers, contents, section headers.
    var file: [UInt8] {
        var contents: [UInt8] = []
        let contentsStart = 52 + segments.count * 32
        var headers: [UInt8] = []
        for segment in segments {
            let offset = UInt32(contentsStart + contents.count)
            contents += segment.bytes
            let size = UInt32(segment.bytes.count)
            let fields = [
                segment.kind, offset, segment.address, segment.address, size, segment.memorySize ?? size,
            ]
            headers += (fields + [segment.flags, 4]).flatMap { Self.bytes($0) }
        }
        let (table, tableContents) = sectionTable(from: contentsStart + contents.count)
        contents += tableContents
        let tableOffset = table.isEmpty ? 0 : contentsStart + contents.count
        let count = table.count / 40
        var header: [UInt8] = [0x7f, 0x45, 0x4c, 0x46, 1, 1, 1] + [UInt8](repeating: 0, count: 9)
        header += Self.half(2) + Self.half(243) + Self.bytes(1) + Self.bytes(entry) + Self.bytes(52)
        header += Self.bytes(UInt32(tableOffset)) + Self.bytes(0) + Self.half(52) + Self.half(32)
        header += Self.half(UInt16(segments.count)) + Self.half(40) + Self.half(UInt16(count))
        header += Self.half(UInt16(max(count - 1, 0)))
        return header + headers + contents + table
    }

    /// Section headers (none when there is no section) and what they point at; the names come last.
    private func sectionTable(from start: Int) -> (headers: [UInt8], contents: [UInt8]) {
        var all = sections
        if !symbols.isEmpty {
            var names: [UInt8] = [0]
            var entries = [UInt8](repeating: 0, count: 16)
            for symbol in symbols {
                entries +=
                    Self.bytes(UInt32(names.count)) + Self.bytes(symbol.address) + Self.bytes(symbol.size)
                entries += [symbol.kind | 0x10, 0] + Self.half(symbol.section)
                names += Array(symbol.name.utf8) + [0]
            }
            let link = UInt32(all.count + 2)
            all.append(Section(name: ".symtab", kind: 2, bytes: entries, link: link, entrySize: 16))
            all.append(Section(name: ".strtab", kind: 3, bytes: names))
        }
        guard !all.isEmpty else { return ([], []) }
        all.append(Section(name: ".shstrtab", kind: 3, bytes: []))
        var names: [UInt8] = [0]
        var nameOffsets: [Int] = []
        for section in all {
            nameOffsets.append(names.count)
            names += Array(section.name.utf8) + [0]
        }
        all[all.count - 1].bytes = names
        var headers = [UInt8](repeating: 0, count: 40)
        var contents: [UInt8] = []
        for (section, name) in zip(all, nameOffsets) {
            let fields = [
                UInt32(name), section.kind, section.flags, section.address, UInt32(start + contents.count),
                UInt32(section.bytes.count), section.link, 0, 4, section.entrySize,
            ]
            headers += fields.flatMap { Self.bytes($0) }
            contents += section.bytes
        }
        return (headers, contents)
    }

    private static func bytes(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    private static func half(_ value: UInt16) -> [UInt8] {
        [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)]
    }
}
