/// Foreign text made safe for a terminal: symbol names, guest output, paths and compiler messages are hostile.
extension String {
    /// Every control, format, bidirectional and zero-width character as a visible escape, on one line.
    public var escaped: String { escaped(keeping: []) }

    /// The same, with line breaks and tabs kept.
    public var escapedKeepingLines: String { escaped(keeping: ["\n", "\t"]) }

    /// A sentence made to stand inside another: without its capital letter and its full stop.
    var asClause: String {
        let text = hasSuffix(".") ? dropLast() : self[...]
        return text.prefix(1).lowercased() + text.dropFirst()
    }

    private func escaped(keeping kept: Set<Unicode.Scalar>) -> String {
        guard unicodeScalars.contains(where: { $0.isHostile && !kept.contains($0) }) else { return self }
        var result = ""
        for scalar in unicodeScalars {
            if !scalar.isHostile || kept.contains(scalar) {
                result.unicodeScalars.append(scalar)
                continue
            }
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{1B}": result += "\\e"
            default: result += "\\u{\(String(scalar.value, radix: 16))}"
            }
        }
        return result
    }
}

extension Unicode.Scalar {
    /// Whether a terminal could act on this character or a reader could not see it.
    fileprivate var isHostile: Bool {
        if value < 0x7F { return value < 0x20 }
        if value < 0xA0 { return true }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            return true
        default:
            return properties.isDefaultIgnorableCodePoint
        }
    }
}

/// Guest output on its way to a terminal: printable text and line breaks pass, everything else is escaped.
public enum GuestText {
    /// Bytes as text for a terminal; bytes that are not UTF-8 appear as `\xNN`.
    public static func visible(_ bytes: some Sequence<UInt8>) -> String {
        var result = ""
        var pending: [UInt8] = []
        func flush() {
            guard !pending.isEmpty else { return }
            if let text = String(validating: pending, as: UTF8.self) {
                result += text.escapedKeepingLines
            } else {
                result += repaired(pending)
            }
            pending.removeAll(keepingCapacity: true)
        }
        for byte in bytes {
            pending.append(byte)
            if byte == 0x0A { flush() }
        }
        flush()
        return result
    }

    /// A line that is not UTF-8: each valid character stays, each stray byte becomes `\xNN`.
    private static func repaired(_ bytes: [UInt8]) -> String {
        var result = ""
        var index = 0
        while index < bytes.count {
            let longest = min(4, bytes.count - index)
            let length = (1...longest).first {
                String(validating: bytes[index..<index + $0], as: UTF8.self) != nil
            }
            if let length, let text = String(validating: bytes[index..<index + length], as: UTF8.self) {
                result += text.escapedKeepingLines
                index += length
            } else {
                let digits = String(bytes[index], radix: 16)
                result += "\\x" + (digits.count < 2 ? "0" : "") + digits
                index += 1
            }
        }
        return result
    }
}

extension GuestText {
    /// The same for output that arrives in pieces: a character that is cut in two waits for its other half.
    public struct Stream: Sendable {
        private var tail: [UInt8] = []

        public init() {}

        public mutating func visible(_ bytes: [UInt8]) -> String {
            let all = tail + bytes
            let cut = all.count - Self.incompleteTail(all)
            tail = Array(all[cut...])
            return GuestText.visible(all[..<cut])
        }

        /// What still waits at the end of the output.
        public mutating func rest() -> String {
            defer { tail = [] }
            return GuestText.visible(tail)
        }

        /// How many bytes at the end begin a character that is not complete: 0…3.
        private static func incompleteTail(_ bytes: [UInt8]) -> Int {
            for count in 1...3 where count <= bytes.count {
                let byte = bytes[bytes.count - count]
                if byte & 0xC0 == 0x80 { continue }
                let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
                return length > count ? count : 0
            }
            return 0
        }
    }
}
