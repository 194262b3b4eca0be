import RISCV

/// What the interpreter tells about each retired instruction; it is specialised for each recorder, so a
/// recorder that ignores everything costs nothing.
protocol StepRecorder {
    /// An instruction that changed at most a register (index 32 stands for none).
    mutating func retire(slot: Int, rd: UInt8, old: GuestWord, new: GuestWord)
    /// A load of `address` into a register.
    mutating func retireLoad(slot: Int, rd: UInt8, old: GuestWord, new: GuestWord, address: GuestWord)
    /// A store at `address`, with the aligned word that holds it, before and after.
    mutating func retireStore(slot: Int, address: GuestWord, old: GuestWord, new: GuestWord)
    /// A call that returned nothing; a0 keeps its value.
    mutating func retireCallWithoutResult(slot: Int, a0: GuestWord)
}

/// The recorder of a plain run.
struct NoRecording: StepRecorder {
    @inline(__always)
    mutating func retire(slot: Int, rd: UInt8, old: GuestWord, new: GuestWord) {}
    @inline(__always)
    mutating func retireLoad(slot: Int, rd: UInt8, old: GuestWord, new: GuestWord, address: GuestWord) {}
    @inline(__always)
    mutating func retireStore(slot: Int, address: GuestWord, old: GuestWord, new: GuestWord) {}
    @inline(__always)
    mutating func retireCallWithoutResult(slot: Int, a0: GuestWord) {}
}
