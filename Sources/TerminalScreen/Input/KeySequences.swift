/// What the letters and numbers of key sequences mean.
enum KeySequences {
    /// After CSI or SS3.
    static let letters: [UInt8: Key.Code] = [
        0x41: .up, 0x42: .down, 0x43: .right, 0x44: .left, 0x48: .home, 0x46: .end,
        0x50: .function(1), 0x51: .function(2), 0x52: .function(3), 0x53: .function(4), 0x4D: .enter,
    ]

    /// Before the tilde.
    static let tildes: [Int: Key.Code] = [
        1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
        11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
        17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
        23: .function(11), 24: .function(12), 25: .function(13), 26: .function(14), 28: .function(15),
        29: .function(16), 31: .function(17), 32: .function(18), 33: .function(19), 34: .function(20),
    ]

    /// After CSI [ on the Linux console.
    static let console: [UInt8: Key.Code] = [
        0x41: .function(1), 0x42: .function(2), 0x43: .function(3), 0x44: .function(4), 0x45: .function(5),
    ]

    /// A key that is reported by its code point (CSI u, or xterm's modifyOtherKeys).
    static func key(codePoint: Int, _ modifiers: Key.Modifiers) -> Key? {
        switch codePoint {
        case 9: return Key(.tab, modifiers)
        case 13: return Key(.enter, modifiers)
        case 27: return Key(.escape, modifiers)
        case 8, 127: return Key(.backspace, modifiers)
        default: break
        }
        guard let scalar = UInt32(exactly: codePoint).flatMap(Unicode.Scalar.init),
            VisibleText.isPlain(scalar)
        else { return nil }
        // Shift is already in the character.
        return Key(scalar, scalar == " " ? modifiers : modifiers.subtracting(.shift))
    }
}
