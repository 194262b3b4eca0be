/// Writes line number programs opcode by opcode; it shares nothing with the reader under test.
struct LineProgramWriter {
    var version: UInt16
    var directories: [String] = ["/work", "lib"]
    /// Names with the index of their directory.
    var files: [(name: String, directory: UInt8)] = [("main.c", 0), ("list.c", 1)]
    var opcodes: [UInt8] = []
    var lineRange: UInt8 = 14

    static let text: UInt32 = 0x0020_0000

    /// Three instructions: two lines of main.c, then one of list.c.
    static func small(version: UInt16) -> [UInt8] {
        var writer = LineProgramWriter(version: version)
        writer.setAddress(text)
        writer.setFile(0)
        writer.advanceLine(9)
        writer.copy()
        writer.advance(4)
        writer.advanceLine(1)
        writer.copy()
        writer.setFile(1)
        writer.advance(4)
        writer.advanceLine(-6)
        writer.copy()
        writer.advance(4)
        writer.end()
        return writer.unit
    }

    mutating func copy() { opcodes += [1] }
    mutating func advance(_ bytes: UInt8) { opcodes += [2, bytes] }
    mutating func advanceLine(_ lines: Int8) { opcodes += [3, UInt8(bitPattern: lines) & 127] }
    /// Files are counted from 0 here, whatever the version does.
    mutating func setFile(_ index: UInt8) { opcodes += [4, version >= 5 ? index : index + 1] }
    mutating func setAddress(_ address: UInt32) { opcodes += [0, 5, 2] + Self.bytes(address) }
    mutating func end() { opcodes += [0, 1, 1] }
    mutating func special(_ opcode: UInt8) { opcodes += [opcode] }

    /// The unit with its length in front.
    var unit: [UInt8] {
        var tail: [UInt8] = [1]
        if version >= 4 { tail.append(1) }
        tail += [1, UInt8(bitPattern: -5), lineRange, 13, 0, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0, 1]
        tail += version >= 5 ? newEntries : oldEntries
        var contents = Self.half(version)
        if version >= 5 { contents += [4, 0] }
        contents += Self.bytes(UInt32(tail.count)) + tail + opcodes
        return Self.bytes(UInt32(contents.count)) + contents
    }

    /// Directory 0 is the compilation directory, which is not in the list.
    private var oldEntries: [UInt8] {
        var entries: [UInt8] = []
        for directory in directories.dropFirst() { entries += Array(directory.utf8) + [0] }
        entries.append(0)
        for file in files { entries += Array(file.name.utf8) + [0, file.directory, 0, 0] }
        return entries + [0]
    }

    /// Names in place, directory numbers of one byte.
    private var newEntries: [UInt8] {
        var entries: [UInt8] = [1, 1, 0x08, UInt8(directories.count)]
        for directory in directories { entries += Array(directory.utf8) + [0] }
        entries += [2, 1, 0x08, 2, 0x0b, UInt8(files.count)]
        for file in files { entries += Array(file.name.utf8) + [0, file.directory] }
        return entries
    }

    private static func bytes(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    private static func half(_ value: UInt16) -> [UInt8] {
        [UInt8(truncatingIfNeeded: value), UInt8(value >> 8)]
    }
}
