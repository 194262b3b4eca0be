import Hashing

/// What a proof calls the program: a hash of what a machine would run, and of nothing else.
///
/// Neither names, symbols nor debug sections are in it: they hold paths, and they do not change a run.
public struct ProgramIdentity: Sendable, Hashable, CustomStringConvertible {
    /// 32 bytes.
    public let bytes: [UInt8]

    /// Hashes the entry and the segments.
    ///
    /// BLAKE3 key derivation over: entry, segment count, then for each segment in address order its address, memory
    /// size, executable flag, byte count and bytes; numbers are 32-bit little-endian. Zero bytes at the end of a
    /// segment are left out, because memory past the bytes reads zero too: an image that spells its zeros is the
    /// same program as one that leaves them to the loader.
    init(of program: Program) {
        var hasher = Blake3(derivingKeyFor: "Nexus Workbench 2026 program identity")
        hasher.update(Self.little(program.entry) + Self.little(UInt32(program.segments.count)))
        for segment in program.segments {
            let count = segment.bytes.lastIndex { $0 != 0 }.map { $0 + 1 } ?? 0
            hasher.update(Self.little(segment.address) + Self.little(segment.memorySize))
            hasher.update(Self.little(segment.isExecutable ? 1 : 0) + Self.little(UInt32(count)))
            segment.bytes.withUnsafeBytes { hasher.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
        bytes = hasher.finalize()
    }

    /// 64 hexadecimal digits, lower case.
    public var description: String {
        HexText.text(bytes)
    }

    private static func little(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
}
