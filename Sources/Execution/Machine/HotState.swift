import RISCV

/// An operation of the interpreter's loop, as a function that can be kept in a table.
///
/// Its arguments are the parts of a `HotState`; it executes the instruction at `next` and, as the last thing it does,
/// calls the function of the instruction after it. The result is the raw value of an `InterpreterExit`.
typealias OperationFunction =
    @convention(c) (
        _ next: UnsafeRawPointer, _ registers: UnsafeMutableRawPointer, _ base: UnsafeMutableRawPointer,
        _ functions: UnsafeRawPointer, _ ahead: Int, _ records: UnsafeMutableRawPointer
    ) -> Int

/// The state of the hot loop, made of what fits into the registers of the host.
///
/// Unsafe pointers only: bounds checks, reference counts and the exclusivity checks of class properties would cost
/// more than the instructions. Register indices come from the decoder (0…32), slots from pre-decoding, and memory
/// offsets from guest addresses whose page flag was looked up.
struct HotState<Recorder: StepRecorder> {
    /// The instruction to be executed, in `ExecutableText.code`.
    var next: UnsafeRawPointer
    /// Registers 0…32, and behind them the frame.
    let registers: UnsafeMutableRawPointer
    /// Guest memory; before it, the flags of its pages.
    let base: UnsafeMutableRawPointer
    /// The function of each dispatch code.
    let functions: UnsafeRawPointer
    /// Minus the bytes of the records of the steps that the budget allows, this one included.
    var ahead: Int
    /// The end of the records of the budget's steps: the record of this step is at `ahead` from here.
    let records: UnsafeMutableRawPointer
    /// What the operation before computed, and the source that takes it over, if any. Asking costs nothing: it is known
    /// when the functions are compiled.
    var result: GuestWord = 0
    var handing: DispatchSequence.Source?

    @inline(__always)
    init(
        _ next: UnsafeRawPointer, _ registers: UnsafeMutableRawPointer, _ base: UnsafeMutableRawPointer,
        _ functions: UnsafeRawPointer, _ ahead: Int, _ records: UnsafeMutableRawPointer
    ) {
        self.next = next
        self.registers = registers
        self.base = base
        self.functions = functions
        self.ahead = ahead
        self.records = records
    }

    /// Executes the instruction at `next` and everything after it, until there is a reason to leave.
    @inline(__always)
    func dispatch() -> Int {
        let code = Int(next.load(as: UInt8.self))
        let function = functions.assumingMemoryBound(to: OperationFunction.self)[code]
        return function(next, registers, base, functions, ahead, records)
    }

    /// Counts the step that was just retired and goes on, if the budget allows.
    @inline(__always)
    mutating func goOn() -> Int {
        if isSpent() { return leave(.budget) }
        return dispatch()
    }

    /// Counts the step that was just retired; true when it was the last of the budget.
    @inline(__always)
    mutating func isSpent() -> Bool {
        ahead &+= StepResult.bytes
        return ahead == 0
    }

    /// Leaves the loop at `next`.
    @inline(__always)
    func leave(_ exit: InterpreterExit) -> Int {
        frame.pointee.next = next
        frame.pointee.ahead = ahead
        return exit.rawValue
    }

    // MARK: - The instruction

    @inline(__always)
    var rd: Int { Int(next.load(fromByteOffset: 1, as: UInt8.self)) }
    @inline(__always)
    var source1: GuestWord {
        handing == .first ? result : x[Int(next.load(fromByteOffset: 2, as: UInt8.self))]
    }
    @inline(__always)
    var source2: GuestWord {
        handing == .second ? result : x[Int(next.load(fromByteOffset: 3, as: UInt8.self))]
    }
    @inline(__always)
    var immediate: GuestWord { next.load(fromByteOffset: 4, as: GuestWord.self) }
    /// The immediate of a branch or jump: the distance in bytes of code.
    @inline(__always)
    var distance: Int { Int(next.load(fromByteOffset: 4, as: Int32.self)) }

    // MARK: - The machine

    @inline(__always)
    var x: UnsafeMutablePointer<GuestWord> { registers.assumingMemoryBound(to: GuestWord.self) }
    @inline(__always)
    var words: UnsafeMutablePointer<GuestWord> { base.assumingMemoryBound(to: GuestWord.self) }
    @inline(__always)
    var frame: UnsafeMutablePointer<InterpreterFrame<Recorder>> {
        (registers + InterpreterFrame<Recorder>.offset).assumingMemoryBound(
            to: InterpreterFrame<Recorder>.self)
    }
    /// The flags of the page of an address.
    @inline(__always)
    func flags(of address: GuestWord) -> UInt8 {
        (base - GuestMemory.pageCount).load(
            fromByteOffset: Int(address >> GuestMemory.pageShift), as: UInt8.self)
    }
    /// The address of the next instruction in memory.
    @inline(__always)
    var link: GuestWord {
        frame.pointee.link &+ UInt32(truncatingIfNeeded: UInt(bitPattern: next) >> 1)
    }

    // MARK: - The recorder

    @inline(__always)
    func retire(rd: Int, new: GuestWord) {
        frame.pointee.recorder.retire(to: records + ahead, at: next, rd: rd, new: new)
    }
    @inline(__always)
    func retireBranch() {
        frame.pointee.recorder.retireBranch(to: records + ahead, at: next)
    }
    @inline(__always)
    func retireStore(address: GuestWord, old: GuestWord) {
        frame.pointee.recorder.retireStore(to: records + ahead, at: next, address: address, old: old)
    }
}
