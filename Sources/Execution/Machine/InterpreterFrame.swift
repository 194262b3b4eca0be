import RISCV

/// What the loop needs rarely; it lies in memory right behind the registers.
struct InterpreterFrame<Recorder: StepRecorder> {
    /// The first slot of the region, its address, and the number of slots.
    var first: UnsafeRawPointer
    var start: GuestWord
    var count: UInt32
    /// The address after that of an instruction is this plus half of its pointer, modulo 2^32.
    var link: GuestWord
    /// Where the loop was left.
    var next: UnsafeRawPointer
    var ahead = 0
    var address: GuestWord = 0
    var recorder: Recorder

    /// Bytes from the registers to the frame.
    @inline(__always)
    static var offset: Int { 136 }
}
