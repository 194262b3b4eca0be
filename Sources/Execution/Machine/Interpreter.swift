import RISCV

/// The hot loop: runs the code of one text region until something out of the ordinary comes up.
///
/// It is threaded code (Bell, Communications of the ACM 16, 1973): every operation is a function which calls the function
/// of the next instruction as the last thing it does. The optimiser turns that call into a jump, so each operation has a
/// jump of its own to be predicted by, and the state stays in registers. Measured on one core that others load too, best
/// of many short runs of fibonacci and of a branchy program, in millions of instructions a second: one switch in a loop
/// 360 and 220, these functions 710 and 550, with sequences 1020 and 565, with results handed over 960 and 670.
///
/// The language does not promise that jump. Where it is a call (a debug build), the stack grows with every
/// instruction: so functions call one another for `sliceSteps` steps at most, and then return.
struct Interpreter {
    private let text: ExecutableText
    private let region: ExecutableText.Region
    private let registers: UnsafeMutablePointer<GuestWord>
    private let base: UnsafeMutableRawPointer
    /// The slot of the next instruction.
    private(set) var slot: Int
    /// The address that the exit is about.
    private(set) var address: GuestWord = 0

    #if DEBUG
        private static let sliceSteps = 64
    #else
        private static let sliceSteps = 4096
    #endif

    init(
        text: ExecutableText, registers: UnsafeMutablePointer<GuestWord>, memory: GuestMemory,
        region: ExecutableText.Region, slot: Int
    ) {
        self.text = text
        self.region = region
        self.registers = registers
        self.slot = slot
        base = memory.base
    }

    /// Memory for the registers, all zero, and for the interpreter's frame behind them.
    static func allocateRegisters() -> UnsafeMutablePointer<GuestWord> {
        typealias Largest = InterpreterFrame<StepPacker>
        precondition(Largest.offset >= Machine.registerCount * 4, "the frame lies behind the registers")
        let words = (Largest.offset + MemoryLayout<Largest>.stride) / 4
        let registers = UnsafeMutablePointer<GuestWord>.allocate(capacity: words)
        registers.initialize(repeating: 0, count: words)
        return registers
    }

    /// Runs at most `budget` steps; returns how many were retired, and why no more.
    mutating func run<Recorder: StepRecorder>(
        budget: Int, recorder: inout Recorder
    ) -> (retired: Int, exit: InterpreterExit) {
        let code = UnsafeRawPointer(text.code)
        let first = code + region.first * ExecutableText.slotBytes
        let frame = UnsafeMutableRawPointer(registers + InterpreterFrame<Recorder>.offset / 4)
            .bindMemory(to: InterpreterFrame<Recorder>.self, capacity: 1)
        frame.initialize(
            to: InterpreterFrame(
                first: first, start: region.address,
                count: UInt32(truncatingIfNeeded: region.count),
                link: region.address &+ 4 &- UInt32(truncatingIfNeeded: UInt(bitPattern: first) >> 1),
                next: code + slot * ExecutableText.slotBytes, recorder: recorder))
        let functions = Recorder.functions
        var retired = 0
        var exit = InterpreterExit.budget
        while retired < budget, exit == .budget {
            let steps = min(budget - retired, Self.sliceSteps)
            let bytes = steps * StepResult.bytes
            let state = HotState<Recorder>(
                frame.pointee.next, registers, base, functions, -bytes, frame.pointee.recorder.next + bytes)
            exit = InterpreterExit(rawValue: state.dispatch())
            let done = steps + frame.pointee.ahead / StepResult.bytes
            frame.pointee.recorder.skip(done)
            retired += done
        }
        recorder = frame.pointee.recorder
        slot = (frame.pointee.next - code) / ExecutableText.slotBytes
        address = frame.pointee.address
        return (retired, exit)
    }
}
