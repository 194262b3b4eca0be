/// One checked PT_LOAD program header (System V ABI, chapter 5, "Program Header").
struct ELFSegment {
    static let headerSize: UInt64 = 32

    var index: Int
    var fileOffset: UInt32
    var address: UInt32
    var fileSize: UInt32
    var memorySize: UInt32
    var isExecutable: Bool

    var end: UInt64 { UInt64(address) + UInt64(memorySize) }
    /// The aligned words that the segment touches, as addresses.
    var wordRange: Range<UInt64> { UInt64(address) & ~3..<(end + 3) & ~3 }

    /// The kinds of segment that make an executable dynamic.
    private static let dynamicKinds: [UInt32: String] = [2: "PT_DYNAMIC", 3: "PT_INTERP"]
    private static let loadKind: UInt32 = 1
    private static let executableFlag: UInt32 = 1
    private static let writableFlag: UInt32 = 2

    /// The segments to load, in ascending address order, free of overlaps and inside memory.
    static func readAll(_ bytes: [UInt8], _ header: ELFHeader) throws(ELFError) -> [ELFSegment] {
        let size = UInt64(header.programHeaderCount) * headerSize
        guard var reader = ByteReader(bytes).part(at: UInt64(header.programHeaderOffset), count: size) else {
            let end = UInt64(header.programHeaderOffset) + size
            throw .truncated(what: "the table of segments", expected: end, found: UInt64(bytes.count))
        }
        var segments: [ELFSegment] = []
        var total: UInt64 = 0
        for index in 0..<header.programHeaderCount {
            let fields = (0..<8).map { _ in reader.u32() ?? 0 }
            if let kind = dynamicKinds[fields[0]] { throw .dynamic(segment: index, found: kind) }
            guard fields[0] == loadKind else { continue }
            let segment = try checked(index, fields, fileSize: bytes.count)
            guard segment.memorySize > 0 else { continue }
            total += UInt64(segment.memorySize)
            segments.append(segment)
        }
        guard !segments.isEmpty else { throw .nothingToLoad }
        guard total <= Program.memorySizeLimit else {
            throw .tooMuchMemory(expected: Program.memorySizeLimit, found: total)
        }
        segments.sort { ($0.address, $0.index) < ($1.address, $1.index) }
        try checkOverlaps(segments)
        return segments
    }

    private static func checked(_ index: Int, _ fields: [UInt32], fileSize: Int) throws(ELFError)
        -> ELFSegment
    {
        let flags = fields[6]
        let segment = ELFSegment(
            index: index, fileOffset: fields[1], address: fields[2], fileSize: fields[4],
            memorySize: fields[5],
            isExecutable: flags & executableFlag != 0)
        let fileEnd = UInt64(segment.fileOffset) + UInt64(segment.fileSize)
        guard fileEnd <= UInt64(fileSize) else {
            throw .truncated(what: "segment \(index)", expected: fileEnd, found: UInt64(fileSize))
        }
        guard segment.fileSize <= segment.memorySize else {
            throw .fileSizePastMemorySize(
                segment: index, expected: segment.memorySize, found: segment.fileSize)
        }
        guard segment.memorySize > 0 else { return segment }
        guard UInt64(segment.address) >= Program.addresses.lowerBound,
            segment.end <= Program.addresses.upperBound
        else {
            throw .outsideMemory(segment: index, found: UInt64(segment.address)..<segment.end)
        }
        guard !segment.isExecutable || flags & writableFlag == 0 else {
            throw .writableCode(segment: index, address: segment.address)
        }
        return segment
    }

    /// Sorted segments overlap only if some two neighbours do, as long as no earlier pair did.
    private static func checkOverlaps(_ segments: [ELFSegment]) throws(ELFError) {
        for (lower, upper) in zip(segments, segments.dropFirst()) {
            guard lower.end <= UInt64(upper.address) else {
                throw .overlap(segment: upper.index, other: lower.index, address: upper.address)
            }
            let share = lower.wordRange.upperBound > upper.wordRange.lowerBound
            guard !share || (!lower.isExecutable && !upper.isExecutable) else {
                throw .sharedWord(segment: upper.index, other: lower.index, address: upper.address & ~3)
            }
        }
    }

    /// The segment as the machine loads it. Code is filled up to whole words, which nothing else shares.
    func loaded(from bytes: [UInt8]) -> Segment {
        let contents = bytes[Int(fileOffset)..<Int(fileOffset) + Int(fileSize)]
        guard isExecutable else {
            return Segment(
                address: address, bytes: Array(contents), memorySize: memorySize, isExecutable: false)
        }
        let start = UInt32(wordRange.lowerBound)
        let padding = [UInt8](repeating: 0, count: Int(address - start))
        return Segment(
            address: start, bytes: padding + contents, memorySize: UInt32(wordRange.upperBound) - start,
            isExecutable: true)
    }
}
