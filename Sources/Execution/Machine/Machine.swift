import RISCV

/// One RV32IM machine with a program in it, somewhere in its run.
///
/// A cycle is one retired instruction. The machine follows the unprivileged manual (volume I, RV32I 2.1 and M
/// 2.0); where that leaves a choice: misaligned accesses fault, a misaligned jump faults on the jump before its
/// link is written, and a jump to where no text is retires and the fetch there faults.
public struct Machine: ~Copyable {
    let memory: GuestMemory
    let text: ExecutableText
    /// x0…x31 and the dummy register that takes writes to x0; behind them, the interpreter keeps its frame.
    let x: UnsafeMutablePointer<GuestWord>
    let limits: RunLimits
    var host: GuestHost

    /// Address of the next instruction.
    public internal(set) var pc: UInt32
    /// Instructions retired so far.
    public internal(set) var cycle: UInt64 = 0
    /// How the run ended; nil while it goes on.
    public internal(set) var outcome: RunOutcome?
    /// Accesses that were misaligned; each of them ends the run, so at most 1.
    public internal(set) var misalignedAccesses = 0

    static let registerCount = 33

    /// Loads the program; all registers start at zero.
    public init(program: Program, input: GuestInput, limits: RunLimits = RunLimits()) throws(MachineError) {
        let memory = try GuestMemory(program: program, maxBytes: limits.maxMemoryBytes)
        let text = try ExecutableText(program: program, memory: memory)
        self.memory = memory
        self.text = text
        self.limits = limits
        host = GuestHost(input: input, limits: limits)
        pc = program.entry
        x = Interpreter.allocateRegisters()
    }

    /// A second machine with the same text and its own memory, at the start of its run, without limits: for
    /// replaying what is known to end.
    init(replaying original: borrowing Machine, program: Program) throws(MachineError) {
        limits = RunLimits(
            maxCycles: .max, maxMemoryBytes: .max, maxPublicOutputBytes: .max, maxLogBytes: 0)
        memory = try GuestMemory(program: program, maxBytes: .max)
        text = original.text
        host = GuestHost(input: original.host.input, limits: limits)
        pc = program.entry
        x = Interpreter.allocateRegisters()
    }

    deinit { x.deallocate() }

    /// Runs at most `budget` cycles; nil when they are used up and the run goes on.
    public mutating func run(cycles budget: UInt64) -> RunOutcome? {
        var recorder = NoRecording()
        advance(by: budget, recorder: &recorder)
        return outcome
    }

    /// x0…x31.
    public var registers: [UInt32] { (0..<32).map { x[$0] } }

    /// What the guest committed so far.
    public var publicOutput: [UInt8] { host.publicOutput }

    /// Remarks on log writes that could not be kept whole.
    public var notes: [String] { host.notes }

    /// What the guest wrote to descriptors 1 and 2 since the last call, in order.
    public mutating func drainLog() -> [UInt8] {
        defer {
            host.log = []
            host.logChunks = []
        }
        return host.log
    }

    /// Bytes of memory; nil when any of them does not exist.
    public func readMemory(_ address: UInt32, count: Int) -> [UInt8]? {
        memory.bytes(at: address, count: count)
    }

    // MARK: - Running

    /// Runs at most `budget` cycles, telling the recorder about each.
    mutating func advance<Recorder: StepRecorder>(by budget: UInt64, recorder: inout Recorder) {
        let allowed = limits.maxCycles &- min(cycle, limits.maxCycles)
        var left = Int(clamping: min(budget, allowed))
        while left > 0, outcome == nil {
            guard let (region, slot) = text.place(of: pc) else {
                outcome = .fault(fetchFault())
                return
            }
            var interpreter = Interpreter(
                text: text, registers: x, memory: memory, region: region, slot: slot)
            let (count, exit) = interpreter.run(budget: left, recorder: &recorder)
            retired(count, left: &left)
            let slotNow = interpreter.slot
            pc = region.address &+ UInt32(truncatingIfNeeded: slotNow - region.first) &* 4
            // The trap slot behind a region: the loop asks again what is at that address.
            if slotNow == region.first + region.count { continue }
            if resolve(exit, address: interpreter.address, slot: slotNow, recorder: &recorder) {
                recorder.skip(1)
                retired(1, left: &left)
            }
        }
        if outcome == nil, cycle >= limits.maxCycles {
            outcome = .limit("The run reached its limit of \(limits.maxCycles) cycles.")
        }
    }

    private mutating func retired(_ count: Int, left: inout Int) {
        left -= count
        cycle &+= UInt64(count)
    }
}
