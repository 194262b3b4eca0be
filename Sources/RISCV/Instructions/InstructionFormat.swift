/// Where an instruction keeps its immediate (RISC-V unprivileged manual, "Base Instruction Formats").
public enum InstructionFormat: UInt8, Sendable, CaseIterable {
    case r, i, s, b, u, j
    /// The I format with a five-bit unsigned shift amount.
    case shift
    /// No field at all: one word.
    case fixed

    /// The immediate of a word of this format, sign-extended.
    func immediate(in word: UInt32) -> Int32 {
        let signed = Int32(bitPattern: word)
        switch self {
        case .r, .fixed:
            return 0
        case .i:
            return signed >> 20
        case .shift:
            return Int32((word >> 20) & 31)
        case .s:
            return ((signed >> 25) << 5) | Int32((word >> 7) & 31)
        case .b:
            let high = ((signed >> 31) << 12) | Int32(((word >> 7) & 1) << 11)
            return high | Int32(((word >> 25) & 63) << 5) | Int32(((word >> 8) & 15) << 1)
        case .u:
            return Int32(bitPattern: word & 0xffff_f000)
        case .j:
            let high = ((signed >> 31) << 20) | Int32(word & 0x000f_f000)
            return high | Int32(((word >> 20) & 1) << 11) | Int32(((word >> 21) & 1023) << 1)
        }
    }

    /// The bits of a word of this format that hold the immediate.
    func bits(ofImmediate immediate: Int32) -> UInt32 {
        let value = UInt32(bitPattern: immediate)
        switch self {
        case .r, .fixed:
            return 0
        case .i:
            return value << 20
        case .shift:
            return (value & 31) << 20
        case .s:
            return (value >> 5) << 25 | (value & 31) << 7
        case .b:
            let low = ((value >> 1) & 15) << 8 | ((value >> 11) & 1) << 7
            return low | ((value >> 5) & 63) << 25 | ((value >> 12) & 1) << 31
        case .u:
            return value & 0xffff_f000
        case .j:
            let low = (value & 0x000f_f000) | ((value >> 11) & 1) << 20
            return low | ((value >> 1) & 1023) << 21 | ((value >> 20) & 1) << 31
        }
    }

    /// The immediates that the format can hold.
    public var immediateRange: ClosedRange<Int32> {
        switch self {
        case .r, .fixed: 0...0
        case .i, .s: -2048...2047
        case .shift: 0...31
        case .b: -4096...4094
        case .u: Int32.min...Int32.max
        case .j: -1_048_576...1_048_574
        }
    }

    /// The number that every immediate of the format is a multiple of.
    public var immediateStep: Int32 {
        switch self {
        case .b, .j: 2
        case .u: 4096
        default: 1
        }
    }
}
