import Algebra

/// The inner loops of a block program, in a form that the compiler turns into vector instructions; values are
/// canonical before and after.
///
/// Reduction is by the sign of an exact signed difference, since an unsigned minimum is slow on processors without
/// one for vectors. Unsafe pointers, because bounds checks would cost more than the arithmetic.
enum BlockKernels {
    typealias Source = UnsafePointer<UInt32>
    typealias Target = UnsafeMutablePointer<UInt32>

    static func add(_ target: Target, _ left: Source, _ right: Source, _ count: Int) {
        for index in 0..<count {
            target[index] = wrapped(left[index] &+ right[index] &- M31.modulus)
        }
    }

    static func add(_ target: Target, _ left: Source, _ constant: UInt32, _ count: Int) {
        let excess = constant &- M31.modulus
        for index in 0..<count {
            target[index] = wrapped(left[index] &+ excess)
        }
    }

    static func subtract(_ target: Target, _ left: Source, _ right: Source, _ count: Int) {
        for index in 0..<count {
            target[index] = wrapped(left[index] &- right[index])
        }
    }

    static func subtract(_ target: Target, _ constant: UInt32, _ right: Source, _ count: Int) {
        for index in 0..<count {
            target[index] = wrapped(constant &- right[index])
        }
    }

    static func multiply(_ target: Target, _ left: Source, _ right: Source, _ count: Int) {
        for index in 0..<count {
            target[index] = reduced(UInt64(left[index]) &* UInt64(right[index]))
        }
    }

    static func multiply(_ target: Target, _ left: Source, _ constant: UInt32, _ count: Int) {
        let factor = UInt64(constant)
        for index in 0..<count {
            target[index] = reduced(UInt64(left[index]) &* factor)
        }
    }

    /// Multiplies by 2^exponent, 0 < exponent < 31: since 2^31 = 1, a rotation.
    static func rotate(_ target: Target, _ left: Source, _ exponent: UInt32, _ count: Int) {
        let rest = 31 &- exponent
        for index in 0..<count {
            target[index] = (left[index] &<< exponent) & M31.modulus | left[index] &>> rest
        }
    }

    /// The hashes of an entry's tuples on the rows in use.
    static func hash(
        _ entry: BlockProgram.Entry, _ block: TableBlock, _ registers: Target,
        _ hashes: UnsafeMutablePointer<UInt64>
    ) {
        let count = block.inUse
        let terms = entry.terms
        var next = 0
        let seed = entry.seed
        var isFirst = true
        // Two fields at a time, so that the sums are loaded and stored half as often.
        while next + 1 < terms.count {
            let (one, other) = (
                terms[next].field.pointer(block, registers), terms[next + 1].field.pointer(block, registers)
            )
            let (oneKey, otherKey) = (terms[next].key, terms[next + 1].key)
            for index in 0..<count {
                let sum = UInt64(one[index]) &* oneKey &+ UInt64(other[index]) &* otherKey
                hashes[index] = (isFirst ? seed : hashes[index]) &+ sum
            }
            isFirst = false
            next += 2
        }
        if next < terms.count {
            let (field, key) = (terms[next].field.pointer(block, registers), terms[next].key)
            for index in 0..<count {
                hashes[index] = (isFirst ? seed : hashes[index]) &+ UInt64(field[index]) &* key
            }
            isFirst = false
        }
        if isFirst { hashes.update(repeating: seed, count: count) }
        for index in 0..<count { hashes[index] = TupleHash.mixed(hashes[index]) }
    }

    /// Adds p to a difference below zero.
    @inline(__always)
    private static func wrapped(_ difference: UInt32) -> UInt32 {
        let sign = UInt32(bitPattern: Int32(bitPattern: difference) &>> 31)
        return difference &+ (sign & M31.modulus)
    }

    @inline(__always)
    private static func reduced(_ product: UInt64) -> UInt32 {
        let low = UInt32(truncatingIfNeeded: product) & M31.modulus
        return wrapped(low &+ UInt32(truncatingIfNeeded: product >> 31) &- M31.modulus)
    }
}
