/// The indices on the register bus that are not general registers.
enum RegisterIndex {
    /// Takes what a load with rd = x0 reads: no row ever writes register 0.
    static let discarded: UInt32 = 32
    /// The number of words read so far from the public input.
    static let publicCursor: UInt32 = 33
    /// The number of words read so far from the private input.
    static let privateCursor: UInt32 = 34
    /// The number of words of public output so far.
    static let outputCursor: UInt32 = 35
    /// How many indices there are.
    static let count = 36

    /// a0, a2 and a7 of the calling convention, which the guest ABI uses.
    static let argument: UInt32 = 10
    static let length: UInt32 = 12
    static let number: UInt32 = 17
}
