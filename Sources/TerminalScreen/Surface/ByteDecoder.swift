/// Decodes UTF-8 byte by byte and shows bytes that are not UTF-8 as `\xNN`.
struct ByteDecoder {
    private var pending: [UInt8] = []

    mutating func take(_ byte: UInt8, into result: inout String.UnicodeScalarView) {
        pending.append(byte)
        while let first = pending.first {
            let needed = Self.length(of: first)
            if needed == 0 {
                VisibleText.appendByte(pending.removeFirst(), to: &result)
                continue
            }
            if let wrong = pending.indices.dropFirst().first(where: { pending[$0] & 0xC0 != 0x80 }) {
                for byte in pending[..<wrong] { VisibleText.appendByte(byte, to: &result) }
                pending.removeFirst(wrong)
                continue
            }
            guard pending.count == needed else { return }
            if let text = String(validating: pending, as: UTF8.self) {
                for scalar in text.unicodeScalars { VisibleText.append(scalar, to: &result) }
            } else {
                for byte in pending { VisibleText.appendByte(byte, to: &result) }
            }
            pending.removeAll(keepingCapacity: true)
        }
    }

    mutating func finish(into result: inout String.UnicodeScalarView) {
        for byte in pending { VisibleText.appendByte(byte, to: &result) }
        pending.removeAll()
    }

    /// The number of bytes of the sequence that starts with `byte`; 0 when none does.
    private static func length(of byte: UInt8) -> Int {
        switch byte {
        case ..<0x80: 1
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
    }
}
