import RISCV

/// What the interpreter tells about each retired instruction; it is specialised for each recorder, so a
/// recorder that ignores everything costs nothing.
protocol StepRecorder {
    /// The table of the interpreter's functions that record this way.
    static var functions: UnsafePointer<OperationFunction> { get }
    /// Where the next step's record goes, and those of the steps after it, `StepResult.bytes` apart.
    var next: UnsafeMutableRawPointer { get }

    /// Moves `next` on behind that many records.
    mutating func skip(_ steps: Int)

    /// The instruction (in `ExecutableText.code`) changed at most a register (index 32 stands for none).
    mutating func retire(
        to record: UnsafeMutableRawPointer, at instruction: UnsafeRawPointer, rd: Int, new: GuestWord)
    /// A branch, which changes nothing.
    mutating func retireBranch(to record: UnsafeMutableRawPointer, at instruction: UnsafeRawPointer)
    /// A store at `address`, with the aligned word that holds it, as it was before.
    mutating func retireStore(
        to record: UnsafeMutableRawPointer, at instruction: UnsafeRawPointer, address: GuestWord,
        old: GuestWord)
    /// A call that returned nothing; a0 keeps its value.
    mutating func retireCallWithoutResult(
        to record: UnsafeMutableRawPointer, at instruction: UnsafeRawPointer, a0: GuestWord)
}

/// The recorder of a plain run.
struct NoRecording: StepRecorder {
    static var functions: UnsafePointer<OperationFunction> { OperationTable.plain.functions }
    /// Never read or written.
    var next: UnsafeMutableRawPointer { UnsafeMutableRawPointer(bitPattern: StepResult.bytes)! }

    mutating func skip(_ steps: Int) {}

    @inline(__always)
    mutating func retire(
        to record: UnsafeMutableRawPointer, at instruction: UnsafeRawPointer, rd: Int, new: GuestWord
    ) {}
    @inline(__always)
    mutating func retireBranch(to record: UnsafeMutableRawPointer, at instruction: UnsafeRawPointer) {}
    @inline(__always)
    mutating func retireStore(
        to record: UnsafeMutableRawPointer, at instruction: UnsafeRawPointer, address: GuestWord,
        old: GuestWord
    ) {}
    @inline(__always)
    mutating func retireCallWithoutResult(
        to record: UnsafeMutableRawPointer, at instruction: UnsafeRawPointer, a0: GuestWord
    ) {}
}
