/// A fixed 64-bit hash of tuples: a sum of the fields, each times a key of its position, mixed by two rounds of
/// multiplication.
///
/// The keyed sum keeps tuples apart (two of one bus fall together only if the differences of their fields, times the
/// keys, cancel modulo 2^64), and the mixing takes the linear structure away, so that sums over many hashes are zero
/// only where the tuples balance. The keys are fixed and nothing is drawn from a transcript: this is a checker's
/// tool, which finds mistakes and forgeries by itself, and no part of a proof.
enum TupleHash {
    /// The key of a field, odd, so that no single field is forgotten.
    static func key(position: Int) -> UInt64 {
        mixed(0x9e37_79b9_7f4a_7c15 &* UInt64(truncatingIfNeeded: position + 1)) | 1
    }

    /// What the sum starts from: the tuple begins with its bus number.
    static func seed(_ bus: Bus) -> UInt64 {
        mixed(UInt64(truncatingIfNeeded: bus.number) &* 0xd1b5_4a32_d192_ed03)
    }

    /// The end of the hash.
    @inline(__always)
    static func mixed(_ sum: UInt64) -> UInt64 {
        var value = sum
        value = (value ^ (value >> 32)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 29)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 32)
    }

    /// The hash of one tuple.
    static func hash(_ tuple: BusTuple) -> UInt64 {
        var sum = seed(tuple.bus)
        for (position, value) in tuple.values.enumerated() {
            sum &+= key(position: position) &* UInt64(value)
        }
        return mixed(sum)
    }
}
