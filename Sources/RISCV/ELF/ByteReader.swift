/// Reads little-endian numbers and strings from untrusted bytes; every read that would pass the end gives nil.
struct ByteReader {
    let bytes: [UInt8]
    /// Where the next read starts; never past `end`.
    private(set) var offset: Int
    let end: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        offset = 0
        end = bytes.count
    }

    private init(bytes: [UInt8], offset: Int, end: Int) {
        self.bytes = bytes
        self.offset = offset
        self.end = end
    }

    /// A reader over part of the same bytes; nil when the part is not inside this reader's bytes.
    func part(at start: UInt64, count: UInt64) -> ByteReader? {
        let (last, overflow) = start.addingReportingOverflow(count)
        guard !overflow, last <= UInt64(end) else { return nil }
        return ByteReader(bytes: bytes, offset: Int(start), end: Int(last))
    }

    var remaining: Int { end - offset }
    var isAtEnd: Bool { offset == end }

    mutating func seek(to position: UInt64) -> Bool {
        guard position <= UInt64(end) else { return false }
        offset = Int(position)
        return true
    }

    mutating func skip(_ count: UInt64) -> Bool {
        guard count <= UInt64(remaining) else { return false }
        offset += Int(count)
        return true
    }

    mutating func u8() -> UInt8? {
        guard offset < end else { return nil }
        defer { offset += 1 }
        return bytes[offset]
    }

    mutating func u16() -> UInt16? { number(2).map { UInt16($0) } }
    mutating func u32() -> UInt32? { number(4).map { UInt32($0) } }
    mutating func u64() -> UInt64? { number(8) }

    private mutating func number(_ count: Int) -> UInt64? {
        guard count <= remaining else { return nil }
        var value: UInt64 = 0
        for index in 0..<count { value |= UInt64(bytes[offset + index]) << UInt64(index * 8) }
        offset += count
        return value
    }

    /// An unsigned LEB128 number (DWARF 5, section 7.6); bits past the 64th are dropped.
    mutating func unsignedLEB() -> UInt64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while let byte = u8() {
            if shift < 64 { value |= UInt64(byte & 127) << shift }
            if byte & 128 == 0 { return value }
            shift = min(shift + 7, 64)
        }
        return nil
    }

    /// A signed LEB128 number; bits past the 64th are dropped.
    mutating func signedLEB() -> Int64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while let byte = u8() {
            if shift < 64 { value |= UInt64(byte & 127) << shift }
            shift = min(shift + 7, 64)
            guard byte & 128 == 0 else { continue }
            if shift < 64, byte & 64 != 0 { value |= ~0 << shift }
            return Int64(bitPattern: value)
        }
        return nil
    }

    /// The bytes up to a zero byte, which is read too; nil when there is none within `limit` bytes.
    mutating func string(limit: Int) -> String? {
        let stop = offset + min(limit, remaining)
        var last = offset
        while last < stop, bytes[last] != 0 { last += 1 }
        guard last < stop else { return nil }
        defer { offset = last + 1 }
        return String(decoding: bytes[offset..<last], as: UTF8.self)
    }

    /// Skips the bytes up to a zero byte, and that byte.
    mutating func skipString() -> Bool {
        var last = offset
        while last < end, bytes[last] != 0 { last += 1 }
        guard last < end else { return false }
        offset = last + 1
        return true
    }

    /// The next unit of a debug section, after its length field; the reader moves past it (DWARF 5, section 7.4).
    mutating func unit() -> (contents: ByteReader, offsetSize: Int)? {
        guard let first = u32(), first < 0xffff_fff0 || first == 0xffff_ffff else { return nil }
        guard let length = first == 0xffff_ffff ? u64() : UInt64(first) else { return nil }
        guard let contents = part(at: UInt64(offset), count: length), skip(length) else { return nil }
        return (contents, first == 0xffff_ffff ? 8 : 4)
    }
}
