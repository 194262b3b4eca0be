/// Turns the bytes that a terminal sends into events.
///
/// The program decodes by itself, not through ncurses: the result can be tested byte by byte, a paste is
/// bounded, replies and unknown sequences are swallowed whole, and modifiers need no terminfo entry. It
/// understands xterm and what imitates it (tmux, kitty, foot, alacritty, VTE, Windows Terminal), rxvt's
/// modifiers, and the Linux console.
///
/// Feed it with `decode`; when `isWaiting`, call `flush` after `escapeDelay` without new bytes: then a lone
/// escape byte was the escape key.
public struct KeyDecoder: Sendable {
    /// How long to wait for the rest of a sequence, in milliseconds.
    public static let escapeDelay = 25
    /// More of a paste is dropped, in bytes.
    public static let pasteLimit = 64 << 10
    /// A longer sequence is not one, in bytes.
    private static let sequenceLimit = 256

    private var pending: [UInt8] = []
    private var paste: [UInt8]?
    /// The last bytes of a paste, in which its end mark is looked for.
    private var pasteTail: [UInt8] = []
    /// Inside a reply (OSC, DCS, APC, PM, SOS), which is skipped whatever its length.
    private var isInReply = false
    private var pressed: Mouse.Button = .left

    public init() {}

    /// Whether bytes are held back that may be the beginning of a sequence.
    public var isWaiting: Bool { !pending.isEmpty && paste == nil && !isInReply }

    public mutating func decode(_ bytes: some Sequence<UInt8>) -> [InputEvent] {
        var events: [InputEvent] = []
        for byte in bytes { take(byte, &events) }
        return events
    }

    /// Gives what is held back as keys of its own.
    public mutating func flush() -> [InputEvent] {
        guard isWaiting else { return [] }
        let held = pending
        pending = []
        if held == [0x1B] { return [.key(Key(.escape))] }
        // ESC and one byte that begins a longer sequence: the user pressed alt with that character.
        if held.count == 2, held[0] == 0x1B {
            return plainKey(held[1]).map { [.key(Key($0.code, $0.modifiers.union(.alt)))] } ?? []
        }
        return []
    }

    private mutating func take(_ byte: UInt8, _ events: inout [InputEvent]) {
        if paste != nil { return takePaste(byte, &events) }
        if isInReply { return takeReply(byte) }
        if pending == [0x1B], byte == 0x1B {
            events.append(.key(Key(.escape)))
            return
        }
        pending.append(byte)
        switch sequenceState() {
        case .incomplete:
            if pending.count > Self.sequenceLimit { pending = [] }
        case .complete:
            let sequence = pending
            pending = []
            interpret(sequence, &events)
        case .broken:
            // The byte does not belong to the sequence before it, which is dropped; a byte alone is just wrong.
            let isAlone = pending.count == 1
            pending = []
            if isAlone { return }
            if byte == 0x1B || byte >= 0x20 && byte < 0x7F || byte >= 0xC2 { take(byte, &events) }
        }
    }

    private enum State { case incomplete, complete, broken }

    private func sequenceState() -> State {
        guard pending[0] == 0x1B else { return characterState(pending[...]) }
        guard pending.count > 1 else { return .incomplete }
        let last = pending[pending.count - 1]
        switch pending[1] {
        case 0x5B:  // CSI
            if pending.count == 2 { return .incomplete }
            // The Linux console sends CSI [ and a letter for F1 to F5.
            if pending[2] == 0x5B { return pending.count == 3 ? .incomplete : .complete }
            // The old mouse report has three bytes of any value after the letter.
            if pending[2] == 0x4D { return pending.count == 6 ? .complete : .incomplete }
            if (0x40...0x7E).contains(last) || (last == 0x24 && pending.count > 3) { return .complete }
            return (0x20...0x3F).contains(last) ? .incomplete : .broken
        case 0x4F:  // SS3; an old xterm puts a modifier's digit before the letter
            if pending.count == 2 { return .incomplete }
            return pending.count == 3 && (0x30...0x39).contains(last) ? .incomplete : .complete
        case 0x50, 0x58, 0x5D, 0x5E, 0x5F: return pending.count == 2 ? .incomplete : .complete
        default: return characterState(pending[1...])
        }
    }

    private func characterState(_ bytes: ArraySlice<UInt8>) -> State {
        let first = bytes[bytes.startIndex]
        let needed = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0
        if needed == 0 || first > 0xF4 { return .broken }
        if bytes.dropFirst().contains(where: { $0 & 0xC0 != 0x80 }) { return .broken }
        return bytes.count == needed ? .complete : .incomplete
    }

    private mutating func interpret(_ bytes: [UInt8], _ events: inout [InputEvent]) {
        guard bytes[0] == 0x1B, bytes.count > 1 else {
            if let key = character(bytes[...]) { events.append(.key(key)) }
            return
        }
        switch bytes[1] {
        case 0x5B: controlSequence(bytes, &events)
        case 0x4F:
            let modifiers = bytes.count == 4 ? Self.modifiers(Int(bytes[2]) - 0x30) : []
            if let code = KeySequences.letters[bytes[bytes.count - 1]] {
                events.append(.key(Key(code, modifiers)))
            }
        case 0x50, 0x58, 0x5D, 0x5E, 0x5F:
            isInReply = true
            takeReply(bytes[2])
        default:
            if let key = character(bytes[1...]) {
                events.append(.key(Key(key.code, key.modifiers.union(.alt))))
            }
        }
    }

    private func character(_ bytes: ArraySlice<UInt8>) -> Key? {
        if bytes.count == 1 { return plainKey(bytes[bytes.startIndex]) }
        guard let text = String(validating: bytes, as: UTF8.self), let scalar = text.unicodeScalars.first,
            scalar.value >= 0xA0
        else { return nil }
        return Key(scalar)
    }

    private func plainKey(_ byte: UInt8) -> Key? {
        switch byte {
        case 0x0D: Key(.enter)
        case 0x09: Key(.tab)
        case 0x7F, 0x08: Key(.backspace)
        case 0x1B: Key(.escape)
        case 0x00: Key(" ", .control)
        case 0x01...0x1A: Key(Unicode.Scalar(byte + 0x60), .control)
        case 0x1C...0x1F: Key(Unicode.Scalar(byte + 0x40), .control)
        case 0x20...0x7E: Key(Unicode.Scalar(byte))
        default: nil
        }
    }

    private mutating func controlSequence(_ bytes: [UInt8], _ events: inout [InputEvent]) {
        if bytes[2] == 0x5B {
            if let code = KeySequences.console[bytes[3]] { events.append(.key(Key(code))) }
            return
        }
        if bytes[2] == 0x4D || bytes[2] == 0x3F || bytes[2] == 0x3E { return }
        let final = bytes[bytes.count - 1]
        if bytes[2] == 0x3C {
            if let mouse = mouse(Self.numbers(bytes[3..<(bytes.count - 1)]), final) {
                events.append(.mouse(mouse))
            }
            return
        }
        let numbers = Self.numbers(bytes[2..<(bytes.count - 1)])
        let modifiers = Self.modifiers(numbers.count > 1 ? numbers[1] : 1)
        switch final {
        case 0x7E, 0x24, 0x5E, 0x40:
            if numbers.first == 200 {
                paste = []
                pasteTail = []
            } else if numbers.first == 27, numbers.count == 3 {
                if let key = KeySequences.key(codePoint: numbers[2], modifiers) { events.append(.key(key)) }
            } else if let code = KeySequences.tildes[numbers.first ?? 0] {
                events.append(.key(Key(code, modifiers.union(Self.rxvtModifiers(final)))))
            }
        case 0x75:
            if let key = KeySequences.key(codePoint: numbers.first ?? 0, modifiers) {
                events.append(.key(key))
            }
        case 0x5A: events.append(.key(Key(.tab, .shift)))
        case 0x49 where bytes.count == 3: events.append(.focus(true))
        case 0x4F where bytes.count == 3: events.append(.focus(false))
        case 0x61...0x64:
            let arrows: [Key.Code] = [.up, .down, .right, .left]
            events.append(.key(Key(arrows[Int(final) - 0x61], .shift)))
        default:
            // CSI 5 R and the like are cursor reports, not F3.
            if final == 0x52, numbers.first != 1 { return }
            if let code = KeySequences.letters[final] { events.append(.key(Key(code, modifiers))) }
        }
    }

    /// SGR mouse reports: button and modifiers, column, row; the letter tells press from release.
    private mutating func mouse(_ numbers: [Int], _ final: UInt8) -> Mouse? {
        guard numbers.count == 3, numbers[1] >= 1, numbers[2] >= 1, final == 0x4D || final == 0x6D else {
            return nil
        }
        let code = numbers[0]
        var modifiers: Key.Modifiers = []
        if code & 4 != 0 { modifiers.insert(.shift) }
        if code & 8 != 0 { modifiers.insert(.alt) }
        if code & 16 != 0 { modifiers.insert(.control) }
        let action: Mouse.Action
        if code & 64 != 0 {
            guard code & 3 < 2 else { return nil }
            action = code & 3 == 0 ? .wheelUp : .wheelDown
        } else {
            let buttons: [Mouse.Button] = [.left, .middle, .right]
            guard code & 128 == 0, code & 3 < 3 else { return nil }
            let button = buttons[code & 3]
            action = final == 0x6D ? .release(button) : code & 32 != 0 ? .drag(button) : .press(button)
        }
        return Mouse(action, numbers[1] - 1, numbers[2] - 1, modifiers)
    }

    private mutating func takePaste(_ byte: UInt8, _ events: inout [InputEvent]) {
        let mark: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]
        pasteTail.append(byte)
        if pasteTail.count > mark.count {
            let oldest = pasteTail.removeFirst()
            if let count = paste?.count, count < Self.pasteLimit { paste?.append(oldest) }
        }
        guard pasteTail == mark else { return }
        events.append(.paste(String(decoding: paste ?? [], as: UTF8.self)))
        paste = nil
        pasteTail = []
    }

    private mutating func takeReply(_ byte: UInt8) {
        // Ends with BEL or ESC \; a new ESC that starts something else ends it as well.
        if byte == 0x07 || byte == 0x18 || byte == 0x1A || (pending == [0x1B] && byte == 0x5C) {
            isInReply = false
            pending = []
        } else {
            pending = byte == 0x1B ? [0x1B] : []
        }
    }

    /// Numbers between semicolons; sub-parameters after a colon are left out, missing ones are 0.
    private static func numbers(_ bytes: ArraySlice<UInt8>) -> [Int] {
        bytes.split(separator: 0x3B, omittingEmptySubsequences: false).map { part in
            var value = 0
            for byte in part {
                guard (0x30...0x39).contains(byte) else { break }
                value = min(value * 10 + Int(byte) - 0x30, 1 << 24)
            }
            return value
        }
    }

    private static func modifiers(_ number: Int) -> Key.Modifiers {
        let bits = max(0, number - 1)
        return Key.Modifiers(rawValue: UInt8(bits & 7))
    }

    private static func rxvtModifiers(_ final: UInt8) -> Key.Modifiers {
        switch final {
        case 0x24: .shift
        case 0x5E: .control
        case 0x40: [.shift, .control]
        default: []
        }
    }
}
