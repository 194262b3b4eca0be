import Algebra

/// A sum over the tuples on a bus that is zero when they balance, and otherwise zero only by a collision of
/// 124-bit hashes: it tells quickly that nothing is wrong, so that tuples are sorted out only when something is.
///
/// Tuples count modulo the field's characteristic, as they do in a proof. A checker's tool, not a proof: the
/// hash is not keyed by a transcript.
struct BusFingerprint: Sendable, Hashable {
    private var lanes: SIMD4<UInt32> = .zero

    var isZero: Bool { lanes == .zero }

    /// Adds a tuple's hash times its signed multiplicity, both reduced.
    mutating func add(_ hash: SIMD4<UInt32>, times multiplicity: M31) {
        for lane in 0..<4 {
            lanes[lane] = (M31(lanes[lane]) + M31(hash[lane]) * multiplicity).value
        }
    }

    mutating func add(_ other: BusFingerprint) {
        add(other.lanes, times: .one)
    }

    /// A hash of a tuple: each value is mixed with its position by two rounds of a 64-bit finaliser, and two such
    /// states are carried side by side.
    static func hash(count: Int, value: (Int) -> UInt32) -> SIMD4<UInt32> {
        var first: UInt64 = 0x9e37_79b9_7f4a_7c15
        var second: UInt64 = 0xd1b5_4a32_d192_ed03
        for position in 0..<count {
            first = mixed(first ^ UInt64(value(position)))
            second = mixed(second &+ UInt64(value(position)) &* 0x2545_f491_4f6c_dd1d)
        }
        let mask = UInt64(M31.modulus)
        return SIMD4(
            M31(UInt32(first & mask)).value, M31(UInt32(first >> 33 & mask)).value,
            M31(UInt32(second & mask)).value, M31(UInt32(second >> 33 & mask)).value)
    }

    private static func mixed(_ state: UInt64) -> UInt64 {
        var value = state
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return (value ^ (value >> 31)) &+ 0x9e37_79b9_7f4a_7c15
    }
}
