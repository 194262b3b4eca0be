import RISCV

/// What each aligned word of a program's memory is before it runs: text, a word of the image, or zero.
///
/// Permissions, and what a proof says about a word, are a matter of whole words. Zero bytes at the end of a segment
/// count as left to the loader, as in the program's identity: which words the image has follows from the identity.
public struct MemoryMap: Sendable, Hashable {
    /// First address that exists.
    public static let start: UInt32 = 0x1000
    /// First address past the end.
    public static let end: UInt32 = 0x8000_0000

    /// Words of executable segments, ascending.
    public let text: [Range<UInt32>]
    /// Words outside the text with at least one byte of the program's file, ascending and apart.
    public let image: [Range<UInt32>]

    /// Checks the segments against the memory that exists and sorts out their words.
    public init(of program: Program) throws(MachineError) {
        text = try Self.textRanges(of: program)
        image = Self.imageRanges(of: program)
    }

    /// Words that are neither text nor image, ascending and apart: zero until written.
    public var zeros: [Range<UInt32>] {
        var gaps: [Range<UInt32>] = []
        var start = Self.start
        for taken in (text + image).sorted(by: { $0.lowerBound < $1.lowerBound }) where !taken.isEmpty {
            if start < taken.lowerBound { gaps.append(start..<taken.lowerBound) }
            start = taken.upperBound
        }
        if start < Self.end { gaps.append(start..<Self.end) }
        return gaps
    }

    /// Text must not share a word with anything else; other segments may share the word at their seam.
    private static func textRanges(of program: Program) throws(MachineError) -> [Range<UInt32>] {
        var claimed: [(words: Range<UInt64>, isText: Bool)] = []
        for (index, segment) in program.segments.enumerated() {
            let last = UInt64(segment.address) + UInt64(segment.memorySize)
            guard segment.address >= start, last <= UInt64(end),
                segment.bytes.count <= Int(segment.memorySize)
            else {
                throw .segmentOutsideMemory(
                    index: index, address: segment.address, size: segment.memorySize)
            }
            guard segment.memorySize > 0 else { continue }
            let words = UInt64(segment.address & ~3)..<((last + 3) & ~3)
            claimed.append((words, segment.isExecutable))
        }
        claimed.sort { $0.words.lowerBound < $1.words.lowerBound }
        var endOfText: UInt64 = 0
        var endOfAll: UInt64 = 0
        for (words, isText) in claimed {
            guard words.lowerBound >= (isText ? endOfAll : endOfText) else {
                throw .segmentsShareWord(address: UInt32(words.lowerBound))
            }
            endOfAll = max(endOfAll, words.upperBound)
            if isText { endOfText = max(endOfText, words.upperBound) }
        }
        return claimed.filter(\.isText).map {
            UInt32($0.words.lowerBound)..<UInt32($0.words.upperBound)
        }
    }

    private static func imageRanges(of program: Program) -> [Range<UInt32>] {
        let filled = program.segments.filter { !$0.isExecutable }.compactMap { segment in
            segment.bytes.lastIndex { $0 != 0 }.map { last in
                segment.address & ~3..<(segment.address + UInt32(last) + 4) & ~3
            }
        }
        var ranges: [Range<UInt32>] = []
        for range in filled.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = ranges.last, range.lowerBound <= last.upperBound {
                ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                ranges.append(range)
            }
        }
        return ranges
    }
}
