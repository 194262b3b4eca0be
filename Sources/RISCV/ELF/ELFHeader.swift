/// The fields of an ELF header that loading needs (System V ABI, chapter 4, "ELF Header").
struct ELFHeader {
    static let size: UInt64 = 52

    var entry: UInt32
    var programHeaderOffset: UInt32
    var programHeaderCount: Int
    var sectionHeaderOffset: UInt32
    var sectionHeaderSize: UInt16
    var sectionHeaderCount: Int
    var sectionNamesIndex: Int

    /// The most segments that an image may have.
    static let segmentLimit = 64
    /// Flags of the RISC-V ELF psABI that the machine can live with: only the memory model, which one hart cannot
    /// observe. Compressed code (1), floating point (2, 4) and the embedded ABI (8) are not among them.
    private static let acceptedFlags: UInt32 = 0x10

    init(_ bytes: [UInt8]) throws(ELFError) {
        guard bytes.count >= 4 else {
            throw .truncated(what: "the ELF header", expected: Self.size, found: UInt64(bytes.count))
        }
        guard bytes[..<4] == [0x7f, 0x45, 0x4c, 0x46] else { throw .badMagic(found: Array(bytes[..<4])) }
        guard bytes.count >= Self.size else {
            throw .truncated(what: "the ELF header", expected: Self.size, found: UInt64(bytes.count))
        }
        func word(_ offset: Int) -> UInt32 { half(offset) | half(offset + 2) << 16 }
        func half(_ offset: Int) -> UInt32 { UInt32(bytes[offset]) | UInt32(bytes[offset + 1]) << 8 }
        func require(
            _ field: String, _ found: UInt32, is expected: UInt32, _ meaning: String
        ) throws(ELFError) {
            guard found == expected else {
                throw .unsupported(
                    field: field, expected: "\(HexText.short(expected)) (\(meaning))", found: found)
            }
        }
        try require("EI_CLASS", UInt32(bytes[4]), is: 1, "32-bit")
        try require("EI_DATA", UInt32(bytes[5]), is: 1, "little-endian")
        try require("EI_VERSION", UInt32(bytes[6]), is: 1, "the current version")
        try require("e_type", half(16), is: 2, "ET_EXEC, a static executable")
        try require("e_machine", half(18), is: 243, "EM_RISCV")
        try require("e_version", word(20), is: 1, "the current version")
        let flags = word(36)
        guard flags & ~Self.acceptedFlags == 0 else {
            throw .unsupported(
                field: "e_flags",
                expected: "no compressed, floating-point or RV32E code: compile for rv32im, ilp32",
                found: flags)
        }
        try require("e_ehsize", half(40), is: UInt32(Self.size), "the size of a 32-bit header")
        try require(
            "e_phentsize", half(42), is: UInt32(ELFSegment.headerSize), "the size of a segment header")
        programHeaderCount = Int(half(44))
        guard programHeaderCount > 0 else { throw .nothingToLoad }
        guard programHeaderCount <= Self.segmentLimit else {
            throw .tooManySegments(expected: Self.segmentLimit, found: programHeaderCount)
        }
        entry = word(24)
        programHeaderOffset = word(28)
        sectionHeaderOffset = word(32)
        sectionHeaderSize = UInt16(half(46))
        sectionHeaderCount = Int(half(48))
        sectionNamesIndex = Int(half(50))
    }
}
