/// Why a file is not a program that the machine can run. Segments are numbered as in the file, from 0.
public enum ELFError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The file ends before something that it promises.
    case truncated(what: String, expected: UInt64, found: UInt64)
    case badMagic(found: [UInt8])
    /// A header field has a value that the machine does not take.
    case unsupported(field: String, expected: String, found: UInt32)
    case tooManySegments(expected: Int, found: Int)
    case nothingToLoad
    /// A segment of a kind that only dynamic executables have.
    case dynamic(segment: Int, found: String)
    case fileSizePastMemorySize(segment: Int, expected: UInt32, found: UInt32)
    case writableCode(segment: Int, address: UInt32)
    /// A segment reaches out of the addresses that exist.
    case outsideMemory(segment: Int, found: Range<UInt64>)
    case tooMuchMemory(expected: UInt64, found: UInt64)
    case overlap(segment: Int, other: Int, address: UInt32)
    /// Code and another segment share an aligned word, which can have only one permission.
    case sharedWord(segment: Int, other: Int, address: UInt32)
    case badEntry(expected: String, found: UInt32)

    public var description: String {
        switch self {
        case .truncated(let what, let expected, let found):
            "the file is cut short: \(what) needs \(expected) bytes, the file has \(found)"
        case .badMagic(let found):
            "not an ELF file: it starts with \(found.map { HexText.short($0) }.joined(separator: " ")), "
                + "not 0x7f 0x45 0x4c 0x46"
        case .unsupported(let field, let expected, let found):
            "\(field) is \(HexText.short(found)); expected \(expected)"
        case .tooManySegments(let expected, let found):
            "e_phnum promises \(found) segments; at most \(expected) are taken"
        case .nothingToLoad: "the file has no PT_LOAD segment: link it as a static executable"
        case .dynamic(let segment, let found):
            "segment \(segment) is \(found): link the program statically, without position-independent code"
        case .fileSizePastMemorySize(let segment, let expected, let found):
            "segment \(segment) has p_filesz \(HexText.short(found)), more than its p_memsz \(HexText.short(expected))"
        case .writableCode(let segment, let address):
            "segment \(segment) at \(HexText.word(address)) is writable and executable: "
                + "link code and data into separate segments"
        case .outsideMemory(let segment, let found):
            "segment \(segment) covers \(HexText.short(found.lowerBound)) to \(HexText.short(found.upperBound)); "
                + "memory goes from 0x1000 to 0x80000000"
        case .tooMuchMemory(let expected, let found):
            "the segments need \(found) bytes of memory; at most \(expected) are allowed"
        case .overlap(let segment, let other, let address):
            "segments \(segment) and \(other) overlap at \(HexText.word(address))"
        case .sharedWord(let segment, let other, let address):
            "segments \(segment) and \(other) share the word at \(HexText.word(address)), and one of them is code"
        case .badEntry(let expected, let found): "e_entry is \(HexText.word(found)); expected \(expected)"
        }
    }
}
