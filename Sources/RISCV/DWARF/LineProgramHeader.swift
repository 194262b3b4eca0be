/// The header of one line number program, versions 2 to 5 (DWARF 5, section 6.2.4).
struct LineProgramHeader {
    var version: UInt16
    var minimumLength: UInt8
    var startsAsStatement: Bool
    var lineBase: Int8
    var lineRange: UInt8
    var opcodeBase: UInt8
    /// Operand counts of the standard opcodes 1 up to `opcodeBase`.
    var operandCounts: [UInt8]
    var directories: [DebugSections.Text] = []
    var files: [File] = []

    struct File {
        var name: DebugSections.Text
        var directory: UInt64
    }

    enum Failure: Error {
        case truncated
        case unsupported(String)
    }

    /// Reads a header and leaves the reader at the first opcode.
    ///
    /// - Parameters:
    ///   - reader: the unit after its length field.
    ///   - sectionStart: where `.debug_line` starts in the reader's bytes.
    init(_ reader: inout ByteReader, offsetSize: Int, sectionStart: Int) throws(Failure) {
        guard let version = reader.u16() else { throw .truncated }
        guard version >= 2, version <= 5 else { throw .unsupported("version \(version)") }
        self.version = version
        var layout = DWARFForm.Layout(
            place: .line, sectionStart: sectionStart, version: version, addressSize: 4, offsetSize: offsetSize
        )
        if version >= 5 {
            guard let addressSize = reader.u8(), let selectorSize = reader.u8() else { throw .truncated }
            guard addressSize == 4, selectorSize == 0 else {
                throw .unsupported("addresses of \(addressSize) and selectors of \(selectorSize) bytes")
            }
            layout.addressSize = addressSize
        }
        guard let length = layout.offset(&reader), length <= UInt64(reader.remaining) else {
            throw .truncated
        }
        let program = UInt64(reader.offset) + length
        guard let minimumLength = reader.u8() else { throw .truncated }
        self.minimumLength = minimumLength
        if version >= 4 {
            guard let maximumOperations = reader.u8() else { throw .truncated }
            guard maximumOperations == 1 else {
                throw .unsupported("\(maximumOperations) operations an instruction")
            }
        }
        guard let isStatement = reader.u8(), let lineBase = reader.u8(), let lineRange = reader.u8(),
            let opcodeBase = reader.u8()
        else { throw .truncated }
        guard lineRange > 0, opcodeBase > 0 else { throw .unsupported("a line range or opcode base of 0") }
        startsAsStatement = isStatement != 0
        self.lineBase = Int8(bitPattern: lineBase)
        self.lineRange = lineRange
        self.opcodeBase = opcodeBase
        operandCounts = [0]
        for _ in 1..<max(opcodeBase, 1) {
            guard let count = reader.u8() else { throw .truncated }
            operandCounts.append(count)
        }
        if version >= 5 {
            try readEntries(&reader, layout)
        } else {
            try readOldEntries(&reader, layout)
        }
        guard reader.seek(to: program) else { throw .truncated }
    }

    private mutating func readOldEntries(_ reader: inout ByteReader, _ layout: DWARFForm.Layout)
        throws(Failure)
    {
        while let directory = try Self.name(&reader, layout) { directories.append(directory) }
        while let name = try Self.name(&reader, layout) {
            guard let directory = reader.unsignedLEB(), reader.unsignedLEB() != nil,
                reader.unsignedLEB() != nil
            else { throw .truncated }
            files.append(File(name: name, directory: directory))
        }
    }

    /// A name, or nil for the empty one that ends a list.
    private static func name(
        _ reader: inout ByteReader, _ layout: DWARFForm.Layout
    ) throws(Failure) -> DebugSections.Text? {
        let start = reader.offset
        guard reader.skipString() else { throw .truncated }
        if reader.offset == start + 1 { return nil }
        return DebugSections.Text(place: .line, offset: UInt64(start - layout.sectionStart))
    }

    private mutating func readEntries(_ reader: inout ByteReader, _ layout: DWARFForm.Layout) throws(Failure)
    {
        directories = try Self.entries(&reader, layout).map(\.name)
        files = try Self.entries(&reader, layout)
    }

    /// A list that describes its own layout (DWARF 5, section 6.2.4.1).
    private static func entries(
        _ reader: inout ByteReader, _ layout: DWARFForm.Layout
    ) throws(Failure) -> [File] {
        guard let formatCount = reader.u8() else { throw .truncated }
        var formats: [(content: UInt64, form: UInt64)] = []
        for _ in 0..<formatCount {
            guard let content = reader.unsignedLEB(), let form = reader.unsignedLEB() else {
                throw .truncated
            }
            formats.append((content, form))
        }
        guard let count = reader.unsignedLEB() else { throw .truncated }
        // Each entry takes at least a byte, so that a false count cannot make a long list.
        guard count == 0 || formats.contains(where: { $0.content == pathContent }),
            count <= UInt64(reader.remaining)
        else { throw .unsupported("\(count) files or directories without names") }
        var entries: [File] = []
        for _ in 0..<count {
            var entry = File(name: DebugSections.Text(place: .line, offset: .max), directory: 0)
            for (content, form) in formats {
                guard let value = DWARFForm.read(form, &reader, layout) else { throw .truncated }
                switch (content, value) {
                case (pathContent, .text(let text)): entry.name = text
                case (directoryContent, .number(let number)): entry.directory = number
                default: break
                }
            }
            entries.append(entry)
        }
        return entries
    }

    private static let pathContent: UInt64 = 1
    private static let directoryContent: UInt64 = 2

    /// The texts that make up the path of a file, outermost directory first; nil for an index that names none.
    func path(ofFile index: UInt64, compilationDirectory: DebugSections.Text?) -> [DebugSections.Text]? {
        // Versions before 5 count files from 1 and mean the compilation directory by directory 0.
        let isOld = version < 5
        guard let file = Self.element(files, isOld ? index &- 1 : index) else { return nil }
        if isOld {
            let base = compilationDirectory.map { [$0] } ?? []
            let inner = Self.element(directories, file.directory &- 1).map { [$0] } ?? []
            return base + inner + [file.name]
        }
        let base = directories.first.map { [$0] } ?? []
        let inner = file.directory == 0 ? [] : Self.element(directories, file.directory).map { [$0] } ?? []
        return base + inner + [file.name]
    }

    private static func element<Element>(_ array: [Element], _ index: UInt64) -> Element? {
        index < UInt64(array.count) ? array[Int(index)] : nil
    }
}
