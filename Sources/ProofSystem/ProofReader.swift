import Algebra

/// Reads the pieces of a proof file from bytes that nobody vouches for.
struct ProofReader {
    private let bytes: [UInt8]
    private var offset: Int

    init(_ bytes: [UInt8], from offset: Int) {
        self.bytes = bytes
        self.offset = offset
    }

    var remaining: Int { bytes.count - offset }

    // MARK: - Numbers

    mutating func byte() throws(ProofFormatError) -> UInt8 {
        try need(1)
        offset += 1
        return bytes[offset - 1]
    }

    mutating func word() throws(ProofFormatError) -> UInt32 {
        try need(4)
        var word: UInt32 = 0
        for index in 0..<4 { word |= UInt32(bytes[offset + index]) << UInt32(8 * index) }
        offset += 4
        return word
    }

    mutating func long() throws(ProofFormatError) -> UInt64 {
        let low = try word()
        return UInt64(try word()) << 32 | UInt64(low)
    }

    /// A number that all arithmetic on heights and counts can take.
    mutating func number() throws(ProofFormatError) -> Int {
        let word = try word()
        guard word <= 1 << 30 else { throw .number(offset: offset - 4, found: word) }
        return Int(word)
    }

    mutating func canonicalWord() throws(ProofFormatError) -> UInt32 {
        let word = try word()
        guard word < M31.modulus else { throw .notCanonical(offset: offset - 4) }
        return word
    }

    // MARK: - Elements and digests

    mutating func element() throws(ProofFormatError) -> QM31 {
        QM31(
            M31(try canonicalWord()), M31(try canonicalWord()), M31(try canonicalWord()),
            M31(try canonicalWord()))
    }

    mutating func elements() throws(ProofFormatError) -> [QM31] {
        try list(of: 16) { reader throws(ProofFormatError) in try reader.element() }
    }

    mutating func digest() throws(ProofFormatError) -> Digest {
        var words = SIMD8<UInt32>()
        for index in 0..<8 { words[index] = try word() }
        return Digest(words: words)
    }

    mutating func digests() throws(ProofFormatError) -> [Digest] {
        try list(of: Digest.byteCount) { reader throws(ProofFormatError) in try reader.digest() }
    }

    // MARK: - Lists

    /// A list whose elements take at least `size` bytes each.
    mutating func list<Element>(
        of size: Int, _ read: (inout ProofReader) throws(ProofFormatError) -> Element
    ) throws(ProofFormatError) -> [Element] {
        let start = offset
        let count = try word()
        guard UInt64(count) * UInt64(size) <= UInt64(remaining) else {
            throw .length(offset: start, found: count, remaining: remaining)
        }
        var elements: [Element] = []
        elements.reserveCapacity(Int(count))
        for _ in 0..<count { elements.append(try read(&self)) }
        return elements
    }

    // MARK: - Parts

    mutating func parameters() throws(ProofFormatError) -> Parameters {
        let code = try word()
        guard let raw = UInt8(exactly: code), let profile = Parameters.Profile(rawValue: raw) else {
            throw .profile(found: code)
        }
        return Parameters(
            profile: profile, queries: try number(), queryWork: try number(), firstArity: try number(),
            nextArity: try number(), logFinal: try number(), window: try number(), logBlowup: try number(),
            leastLogStripe: try number(), mostStripes: try number(), targetBits: try number(),
            leastBusWork: try number())
    }

    mutating func statement() throws(ProofFormatError) -> ProofStatement {
        ProofStatement(
            identity: try digest(), publicInput: try byteList(), privateLength: try word(),
            publicOutput: try byteList(), exitCode: try word(), cycles: try word(), context: try digest())
    }

    private mutating func byteList() throws(ProofFormatError) -> [UInt8] {
        try list(of: 1) { reader throws(ProofFormatError) in try reader.byte() }
    }

    private func need(_ count: Int) throws(ProofFormatError) {
        guard remaining >= count else { throw .truncated(offset: offset, needed: count - remaining) }
    }
}
