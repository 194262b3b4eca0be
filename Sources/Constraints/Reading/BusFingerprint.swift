import Algebra

/// A sum over the tuples on a bus that is zero when they balance, and otherwise zero only by a coincidence of
/// 62 bits: it tells quickly that nothing is wrong, so that tuples are sorted out only when something is.
///
/// Tuples count modulo the field's characteristic, as they do in a proof.
struct BusFingerprint: Sendable, Hashable {
    private var low = M31.zero
    private var high = M31.zero

    var isZero: Bool { low == .zero && high == .zero }

    /// Adds a tuple as often as `multiplicity` says.
    mutating func add(_ hash: UInt64, times multiplicity: M31) {
        low += M31(UInt32(truncatingIfNeeded: hash) & M31.modulus) * multiplicity
        high += M31(UInt32(truncatingIfNeeded: hash >> 33)) * multiplicity
    }

    mutating func add(_ other: BusFingerprint, times multiplicity: M31 = .one) {
        low += other.low * multiplicity
        high += other.high * multiplicity
    }

    /// Adds the tuples of a block, each once or as often as its multiplicity says.
    ///
    /// Unsafe pointers, because this is the inner loop of every check.
    mutating func add(
        _ hashes: UnsafePointer<UInt64>, times multiplicities: UnsafePointer<UInt32>?, count: Int
    ) {
        let mask = UInt64(M31.modulus)
        var lowSum: UInt64 = 0
        var highSum: UInt64 = 0
        if let multiplicities {
            for index in 0..<count {
                let multiplicity = UInt64(multiplicities[index])
                let low = (hashes[index] & mask) &* multiplicity
                let high = (hashes[index] >> 33) &* multiplicity
                lowSum &+= (low & mask) &+ (low >> 31)
                highSum &+= (high & mask) &+ (high >> 31)
            }
        } else {
            for index in 0..<count {
                lowSum &+= hashes[index] & mask
                highSum &+= hashes[index] >> 33
            }
        }
        low += Self.reduced(lowSum)
        high += Self.reduced(highSum)
    }

    /// The class of a sum of a block, below 2^62.
    private static func reduced(_ sum: UInt64) -> M31 {
        M31(UInt32(truncatingIfNeeded: sum & UInt64(M31.modulus)))
            + M31(UInt32(truncatingIfNeeded: sum >> 31))
    }
}
