import Execution
import RISCV

/// Finds bytes in the image and in the used part of the stack.
enum MemorySearch {
    /// How much of the stack above `sp` is searched.
    private static let stackReach: UInt64 = 1 << 20
    private static let block = 1 << 14

    /// The bytes that a search text stands for: `0x…` and pairs of digits with blanks are bytes in memory order, a
    /// number in decimal after `#` is a word, everything else is text.
    static func pattern(_ text: String) -> [UInt8] {
        if text.hasPrefix("#"), let word = Int64(text.dropFirst()),
            let value = UInt32(exactly: word & 0xffff_ffff)
        {
            return (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
        }
        let isHex = text.hasPrefix("0x")
        let digits = (isHex ? text.dropFirst(2) : text[...]).filter { $0 != " " && $0 != "_" }
        let looksLikeBytes =
            isHex || text.contains(" ") && text.split(separator: " ").allSatisfy { $0.count == 2 }
        if looksLikeBytes, !digits.isEmpty, digits.count % 2 == 0, digits.allSatisfy(\.isHexDigit) {
            let values = Array(digits)
            return stride(from: 0, to: values.count, by: 2).compactMap {
                UInt8(String(values[$0...($0 + 1)]), radix: 16)
            }
        }
        return Array(text.utf8)
    }

    /// The next place after `start`, or before it; goes round once.
    static func next(_ pattern: [UInt8], from start: UInt32, backward: Bool, in session: DebugSession)
        -> UInt32?
    {
        var found: [UInt32] = []
        for range in ranges(session) {
            found += places(of: pattern, in: range, session)
        }
        found.sort()
        if backward { return found.last { $0 < start } ?? found.last }
        return found.first { $0 > start } ?? found.first
    }

    private static func ranges(_ session: DebugSession) -> [Range<UInt64>] {
        var ranges = session.program.segments.map { UInt64($0.address)..<$0.end }
        let sp = UInt64(session.registers[2])
        if sp >= 0x1000, sp < 0x8000_0000, !ranges.contains(where: { $0.contains(sp) }) {
            ranges.append(sp..<min(sp + stackReach, 0x8000_0000))
        }
        return ranges
    }

    private static func places(of pattern: [UInt8], in range: Range<UInt64>, _ session: DebugSession)
        -> [UInt32]
    {
        var places: [UInt32] = []
        var start = range.lowerBound
        while start < range.upperBound, places.count < 10_000 {
            let count = Int(min(UInt64(block + pattern.count - 1), range.upperBound - start))
            let bytes = session.bytes(at: UInt32(start), count: count)
            if count >= pattern.count {
                for index in 0...(count - pattern.count) where bytes[index] == pattern[0] && index < block {
                    if pattern.indices.allSatisfy({ bytes[index + $0] == pattern[$0] }) {
                        places.append(UInt32(start) + UInt32(index))
                    }
                }
            }
            start += UInt64(block)
        }
        return places
    }
}
