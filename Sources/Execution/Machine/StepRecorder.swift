import RISCV

/// What the interpreter tells about each retired instruction; it is specialised for each recorder, so a
/// recorder that ignores everything costs nothing.
protocol StepRecorder {
    /// The table of the interpreter's functions that record this way.
    static var functions: UnsafePointer<OperationFunction> { get }
    /// Where the next step's record goes, and those of the steps after it, `PackedStep.bytes` apart.
    var next: UnsafeMutableRawPointer { get }

    /// Moves `next` on behind that many records.
    mutating func skip(_ steps: Int)

    /// An instruction that changed at most a register (index 32 stands for none).
    mutating func retire(
        to record: UnsafeMutableRawPointer, slot: Int, rd: Int, old: GuestWord, new: GuestWord)
    /// A load of `address` into a register.
    mutating func retireLoad(
        to record: UnsafeMutableRawPointer, slot: Int, rd: Int, old: GuestWord, new: GuestWord,
        address: GuestWord)
    /// A store at `address`, with the aligned word that holds it, before and after.
    mutating func retireStore(
        to record: UnsafeMutableRawPointer, slot: Int, address: GuestWord, old: GuestWord, new: GuestWord)
    /// A call that returned nothing; a0 keeps its value.
    mutating func retireCallWithoutResult(to record: UnsafeMutableRawPointer, slot: Int, a0: GuestWord)
}

/// The recorder of a plain run.
struct NoRecording: StepRecorder {
    static var functions: UnsafePointer<OperationFunction> { OperationTable.plain.functions }
    /// Never read or written.
    var next: UnsafeMutableRawPointer { UnsafeMutableRawPointer(bitPattern: PackedStep.bytes)! }

    mutating func skip(_ steps: Int) {}

    @inline(__always)
    mutating func retire(
        to record: UnsafeMutableRawPointer, slot: Int, rd: Int, old: GuestWord, new: GuestWord
    ) {}
    @inline(__always)
    mutating func retireLoad(
        to record: UnsafeMutableRawPointer, slot: Int, rd: Int, old: GuestWord, new: GuestWord,
        address: GuestWord
    ) {}
    @inline(__always)
    mutating func retireStore(
        to record: UnsafeMutableRawPointer, slot: Int, address: GuestWord, old: GuestWord, new: GuestWord
    ) {}
    @inline(__always)
    mutating func retireCallWithoutResult(to record: UnsafeMutableRawPointer, slot: Int, a0: GuestWord) {}
}
