/// The directory in which each compilation ran, by the offset of its line number program.
///
/// Line number programs before version 5 leave it to the first entry of each unit in `.debug_info`
/// (DWARF 5, sections 7.5.1 and 3.1.1); nothing else of `.debug_info` is read.
struct CompilationDirectories {
    private var texts: [UInt64: DebugSections.Text] = [:]

    private static let lineProgramAttribute: UInt64 = 0x10
    private static let directoryAttribute: UInt64 = 0x1b
    /// Attributes of one entry; more are hostile.
    private static let attributeLimit = 256
    /// Steps through `.debug_abbrev` in all: many units may share, and rescan, one table.
    private static let scanLimit = 1 << 22

    init(_ sections: DebugSections) {
        var reader = sections.info
        var scanned = 0
        while scanned < Self.scanLimit, let (unit, offsetSize) = reader.unit() {
            guard let (program, text) = Self.read(unit, offsetSize, sections, &scanned) else { continue }
            texts[program] = text
        }
    }

    func text(ofLineProgramAt offset: UInt64) -> DebugSections.Text? { texts[offset] }

    private static func read(
        _ unit: ByteReader, _ offsetSize: Int, _ sections: DebugSections, _ scanned: inout Int
    ) -> (program: UInt64, text: DebugSections.Text)? {
        var reader = unit
        guard let version = reader.u16(), version >= 2, version <= 4 else { return nil }
        var layout = DWARFForm.Layout(
            place: .info, sectionStart: sections.info.offset, version: version, addressSize: 4,
            offsetSize: offsetSize)
        guard let table = layout.offset(&reader), let addressSize = reader.u8() else { return nil }
        layout.addressSize = addressSize
        guard let code = reader.unsignedLEB(), code != 0 else { return nil }
        var abbreviations = sections.abbreviations
        guard abbreviations.skip(table), let attributes = find(code, &abbreviations, &scanned) else {
            return nil
        }
        var program: UInt64?
        var text: DebugSections.Text?
        for (name, form) in attributes {
            guard let value = DWARFForm.read(form, &reader, layout) else { return nil }
            if name == lineProgramAttribute, case .number(let offset) = value { program = offset }
            if name == directoryAttribute, case .text(let found) = value { text = found }
            if let program, let text { return (program, text) }
        }
        return nil
    }

    /// The attributes of the abbreviation with this code (DWARF 5, section 7.5.3).
    private static func find(
        _ code: UInt64, _ reader: inout ByteReader, _ scanned: inout Int
    ) -> [(name: UInt64, form: UInt64)]? {
        while let found = reader.unsignedLEB(), found != 0 {
            guard reader.unsignedLEB() != nil, reader.u8() != nil else { return nil }
            var attributes: [(name: UInt64, form: UInt64)] = []
            while let name = reader.unsignedLEB(), let form = reader.unsignedLEB() {
                scanned += 1
                guard scanned < scanLimit else { return nil }
                if form == 0x21 { _ = reader.signedLEB() }
                if name == 0 && form == 0 { break }
                if attributes.count < attributeLimit { attributes.append((name, form)) }
            }
            if found == code { return attributes }
        }
        return nil
    }
}
