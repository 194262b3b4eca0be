/// Makes short readable names out of mangled ones: `JSON.parse(_:at:)` for `$e1n4JSONO5parse_2at…`.
///
/// A shortener, not a demangler: it reads the path of a name and its argument labels and leaves out types, which is
/// what a line of a debugger has room for. The runtime's `swift_demangle` and `__cxa_demangle` are not used, because
/// both print types of exponential size for small hostile names; this reads a name once, from left to right. What it
/// does not understand it leaves as it is. Source: Swift's docs/ABI/Mangling.rst; Itanium C++ ABI, section 5.1.
enum ReadableName {
    /// Longer names are left alone.
    private static let limit = 2048

    static func of(_ name: String) -> String {
        guard name.utf8.count <= limit else { return name }
        let bytes = Array(name.utf8)
        for prefix in ["$s", "$e", "$S", "_$s", "_$e", "_$S"] where name.hasPrefix(prefix) {
            var reader = SwiftNameReader(bytes: bytes, offset: prefix.utf8.count)
            return reader.read() ?? name
        }
        if name.hasPrefix("_Z") { return cxxName(bytes) ?? name }
        return name
    }

    /// Plain and nested C++ names; templates, operators and everything rarer stay mangled.
    private static func cxxName(_ bytes: [UInt8]) -> String? {
        var offset = 2
        let isNested = bytes.count > 2 && bytes[2] == UInt8(ascii: "N")
        if isNested { offset += 1 }
        while isNested, offset < bytes.count, "rVK".utf8.contains(bytes[offset]) { offset += 1 }
        var parts: [String] = []
        while offset < bytes.count {
            let next = bytes[offset]
            if 48...57 ~= next {
                guard let count = SwiftNameReader.natural(bytes, &offset), count <= bytes.count - offset
                else {
                    return nil
                }
                parts.append(String(decoding: bytes[offset..<offset + count], as: UTF8.self))
                offset += count
                if !isNested { return parts[0] }
            } else if next == UInt8(ascii: "E"), !parts.isEmpty {
                return parts.joined(separator: "::")
            } else if let last = parts.last, next == UInt8(ascii: "C") || next == UInt8(ascii: "D") {
                parts.append(next == UInt8(ascii: "D") ? "~" + last : last)
                offset += 2
            } else {
                return nil
            }
        }
        return nil
    }
}

/// Reads the path in front of a mangled Swift name.
private struct SwiftNameReader {
    let bytes: [UInt8]
    var offset: Int
    /// Parts of identifiers that later ones refer to by letter.
    private var words: [ArraySlice<UInt8>] = []

    init(bytes: [UInt8], offset: Int) {
        self.bytes = bytes
        self.offset = offset
    }

    mutating func read() -> String? {
        var path: [String] = []
        guard let start = context() else { return nil }
        path += start
        skipExtension()
        while let name = identifier() {
            skipDiscriminator()
            if let next = peek, "VCOP".utf8.contains(next) {
                offset += 1
                path.append(name)
                skipExtension()
                continue
            }
            let others = labels()
            let signature = String(decoding: bytes[offset...], as: UTF8.self).prefix { $0 != "F" }
            // An initializer has no name of its own: what was read is its first label.
            if !path.isEmpty, signature.contains("cfC") || signature.contains("cfc") {
                let arguments = others.isEmpty ? name + ":" : name + ":" + others.dropFirst().dropLast()
                return decorated((path + ["init(" + arguments + ")"]).joined(separator: "."))
            }
            return decorated((path + [name + others]).joined(separator: "."))
        }
        guard !path.isEmpty else { return nil }
        return typeMember(path.joined(separator: "."))
    }

    private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private static let standardTypes: [Character: String] = [
        "a": "Array", "b": "Bool", "c": "Unicode.Scalar", "d": "Double", "D": "Dictionary", "f": "Float",
        "h": "Set",
        "I": "DefaultIndices", "i": "Int", "J": "Character", "N": "ClosedRange", "n": "Range",
        "O": "ObjectIdentifier", "P": "UnsafePointer", "p": "UnsafeMutablePointer",
        "R": "UnsafeBufferPointer",
        "r": "UnsafeMutableBufferPointer", "S": "String", "s": "Substring", "u": "UInt",
        "V": "UnsafeRawPointer",
        "v": "UnsafeMutableRawPointer", "W": "UnsafeRawBufferPointer", "w": "UnsafeMutableRawBufferPointer",
        "q": "Optional", "B": "BinaryFloatingPoint", "F": "FloatingPoint", "G": "RandomNumberGenerator",
        "H": "Hashable", "j": "Numeric", "K": "BidirectionalCollection", "k": "RandomAccessCollection",
        "L": "Comparable", "l": "Collection", "M": "MutableCollection", "m": "RangeReplaceableCollection",
        "Q": "Equatable", "T": "Sequence", "t": "IteratorProtocol", "U": "UnsignedInteger",
        "X": "RangeExpression",
        "x": "Strideable", "Y": "RawRepresentable", "y": "StringProtocol", "Z": "SignedInteger",
        "z": "BinaryInteger",
    ]

    /// The module, which is left out, or a type of the standard library.
    private mutating func context() -> [String]? {
        switch peek {
        case UInt8(ascii: "s"):
            offset += 1
            return []
        case UInt8(ascii: "S") where offset + 1 < bytes.count:
            let letter = Character(Unicode.Scalar(bytes[offset + 1]))
            offset += 2
            if letter == "o" { return [] }
            return Self.standardTypes[letter].map { [$0] }
        default:
            return identifier().map { _ in [] }
        }
    }

    /// Goes past the module and constraints of an extension: everything up to an `E` before an identifier.
    private mutating func skipExtension() {
        let start = offset
        let saved = words
        if peek == UInt8(ascii: "s") { offset += 1 } else { _ = identifier() }
        let isExtension = offset > start
        guard isExtension, let next = peek, !"VCOP".utf8.contains(next) else {
            (offset, words) = (start, saved)
            return
        }
        var index = offset
        while index + 1 < bytes.count, bytes[index] != UInt8(ascii: "F") {
            let endsConstraints = index == offset || bytes[index - 1] == UInt8(ascii: "l")
            if bytes[index] == UInt8(ascii: "E"), endsConstraints, 48...57 ~= bytes[index + 1] {
                offset = index + 1
                return
            }
            index += 1
        }
        (offset, words) = (start, saved)
    }

    /// Goes past what tells private declarations of different files apart: an identifier made of the file's hash, then
    /// `LL`.
    private mutating func skipDiscriminator() {
        let start = offset
        let saved = words
        if identifier() != nil, bytes[offset...].starts(with: "LL".utf8) {
            offset += 2
        } else {
            (offset, words) = (start, saved)
        }
    }

    /// What follows a type when no member of it is named.
    private func typeMember(_ type: String) -> String? {
        let rest = String(decoding: bytes[offset...], as: UTF8.self)
        if rest.hasPrefix("fD") || rest.hasPrefix("fd") { return type + ".deinit" }
        if rest.contains("fC") || rest.contains("fc") { return type + ".init" }
        if rest.hasSuffix("N") || rest.hasPrefix("M") { return "metadata of " + type }
        return decorated(type)
    }

    /// Names the compiler's helpers by what they are for.
    private func decorated(_ path: String) -> String {
        let rest = String(decoding: bytes[min(offset, bytes.count)...], as: UTF8.self)
        if rest.contains("fU") { return "closure in " + path }
        if let outlined = rest.lastIndex(of: "W"), rest[outlined...].hasPrefix("WO") {
            return "copy or destroy " + path
        }
        if rest.hasSuffix("WZ") || rest.hasSuffix("Wz") { return "initialize " + path }
        return path
    }

    /// The argument labels, when at least one argument is named or left unnamed in the mangling.
    private mutating func labels() -> String {
        var labels = ""
        while let next = peek {
            if next == UInt8(ascii: "_") {
                offset += 1
                labels += "_:"
            } else if 48...57 ~= next, let label = identifier() {
                labels += label + ":"
            } else {
                break
            }
        }
        return labels.isEmpty ? "" : "(" + labels + ")"
    }

    /// An identifier: a length and as many characters, or such pieces mixed with earlier words.
    private mutating func identifier() -> String? {
        guard let first = peek, 48...57 ~= first else { return nil }
        var mayHaveWords = first == UInt8(ascii: "0")
        if mayHaveWords { offset += 1 }
        var text: [UInt8] = []
        repeat {
            while mayHaveWords, let letter = peek, isLetter(letter) {
                offset += 1
                let isLast = letter < 97
                let index = Int(letter) - (isLast ? 65 : 97)
                guard index < words.count else { return nil }
                text += words[index]
                if isLast { mayHaveWords = false }
            }
            if peek == UInt8(ascii: "0") {
                offset += 1
                break
            }
            guard let count = Self.natural(bytes, &offset), count > 0, count <= bytes.count - offset else {
                return nil
            }
            let piece = bytes[offset..<offset + count]
            text += piece
            remember(piece)
            offset += count
        } while mayHaveWords
        return operatorName(text) ?? String(decoding: text, as: UTF8.self)
    }

    private func isLetter(_ byte: UInt8) -> Bool { 65...90 ~= byte || 97...122 ~= byte }

    private mutating func remember(_ piece: ArraySlice<UInt8>) {
        var start: Int?
        for index in piece.startIndex...piece.endIndex {
            let byte = index < piece.endIndex ? piece[index] : 0
            if let begin = start {
                let isUpper = 65...90 ~= byte
                let endsWord = byte == 95 || byte == 0 || (isUpper && !(65...90 ~= piece[index - 1]))
                if endsWord {
                    if index - begin >= 2, words.count < 26 { words.append(piece[begin..<index]) }
                    start = nil
                }
            }
            if start == nil, byte != 95, byte != 0, !(48...57 ~= byte) { start = index }
        }
    }

    /// Operators are spelled in letters and marked by `oi`, `op` or `oP`.
    private mutating func operatorName(_ text: [UInt8]) -> String? {
        let letters: [UInt8: String] = [
            97: "&", 99: "@", 100: "/", 101: "=", 103: ">", 108: "<", 109: "*", 110: "!", 111: "|", 112: "+",
            113: "?", 114: "%", 115: "-", 116: "~", 120: "^", 122: ".",
        ]
        guard offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "o"),
            "ipP".utf8.contains(bytes[offset + 1])
        else { return nil }
        let symbols = text.compactMap { letters[$0] }
        guard symbols.count == text.count else { return nil }
        offset += 2
        return symbols.joined()
    }

    /// A decimal number; nil when there is none or it is absurd.
    static func natural(_ bytes: [UInt8], _ offset: inout Int) -> Int? {
        var value = 0
        let start = offset
        while offset < bytes.count, 48...57 ~= bytes[offset] {
            value = value * 10 + Int(bytes[offset] - 48)
            offset += 1
            guard value < 1 << 20 else { return nil }
        }
        return offset > start ? value : nil
    }
}
