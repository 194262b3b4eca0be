import RISCV

/// The state of a recorded run at one position, moved freely in both directions.
///
/// Near targets are reached by undoing or redoing steps, far ones from the nearest checkpoint.
public final class TimeCursor {
    public let recording: Recording
    /// The step that would be executed next; 0…length.
    public private(set) var position = 0

    private let memory: GuestMemory
    private let x: UnsafeMutablePointer<GuestWord>
    private var restorer: PageRestorer
    /// The recording's generation that the state belongs to; nil before the first move.
    private var generation: Int?

    /// A cursor at position 0.
    public init(_ recording: Recording) throws(MachineError) {
        self.recording = recording
        memory = try GuestMemory(program: recording.program, maxBytes: .max)
        restorer = PageRestorer(memory: memory, program: recording.program)
        x = .allocate(capacity: Machine.registerCount)
        x.initialize(repeating: 0, count: Machine.registerCount)
        move(to: 0)
    }

    deinit { x.deallocate() }

    /// Goes to a position, or to the nearest one that exists.
    public func move(to target: Int) {
        let target = min(max(target, 0), recording.length)
        guard let first = recording.checkpoints.first else { return }
        if generation != recording.generation {
            jump(to: recording.checkpoints.last { $0.step <= target } ?? first)
            generation = recording.generation
        } else {
            let nearest = recording.nearestCheckpoint(to: target) ?? first
            let walk = abs(target - position)
            if walk > abs(target - nearest.step) + Self.jumpCost { jump(to: nearest) }
        }
        walk(to: target)
    }

    /// One of x0…x31.
    func register(_ number: UInt8) -> UInt32 { x[Int(number & 31)] }

    /// x0…x31.
    public var registers: [UInt32] { (0..<32).map { x[$0] } }

    /// Address of the step that would be executed next.
    public var pc: UInt32 { recording.pc(at: position) }

    /// Bytes of memory at this position; nil for addresses that do not exist.
    public func bytes(at address: UInt32, count: Int) -> [UInt8?] {
        (0..<max(0, count)).map { offset in
            let place = address &+ UInt32(truncatingIfNeeded: offset)
            guard GuestMemory.exists(place) else { return nil }
            return memory.base.load(fromByteOffset: Int(place), as: UInt8.self)
        }
    }

    /// The aligned word that holds an address; nil when it does not exist.
    public func word(at address: UInt32) -> UInt32? {
        GuestMemory.exists(address) ? memory.word(at: address) : nil
    }

    // MARK: - Moving

    /// Steps that a jump to a checkpoint is worth.
    private static let jumpCost = 10_000

    private func jump(to checkpoint: Checkpoint) {
        restorer.restore(checkpointAt: checkpoint.step, from: recording.pages)
        for index in 0..<Machine.registerCount { x[index] = checkpoint.registers[index] }
        position = checkpoint.step
        for change in recording.applied where change.step == position {
            change.apply(memory: memory, registers: x)
        }
    }

    private func walk(to target: Int) {
        while position < target {
            let end = min(target, (position / Chunk.blockSteps + 1) * Chunk.blockSteps)
            let stop = recording.applied.first { $0.step > position }?.step ?? end
            redo(upTo: min(end, stop))
            for change in recording.applied where change.step == position {
                change.apply(memory: memory, registers: x)
            }
        }
        while position > target {
            for change in recording.applied.reversed() where change.step == position {
                change.revert(memory: memory, registers: x)
            }
            let start = max(target, (position - 1) / Chunk.blockSteps * Chunk.blockSteps)
            let stop = recording.applied.last { $0.step < position }?.step ?? start
            undo(downTo: max(start, stop))
        }
    }

    /// Within one block.
    private func redo(upTo end: Int) {
        let steps = recording.steps(ofBlock: position / Chunk.blockSteps)
        Self.replay(
            steps + position % Chunk.blockSteps, count: end - position, direction: 1, memory: memory, x: x,
            slots: recording.machine.text.slots)
        position = end
    }

    /// Within one block.
    private func undo(downTo start: Int) {
        let steps = recording.steps(ofBlock: start / Chunk.blockSteps)
        Self.replay(
            steps + (position - 1) % Chunk.blockSteps, count: position - start, direction: -1,
            memory: memory, x: x, slots: recording.machine.text.slots)
        position = start
    }

    /// The hot loop of both directions, over plain pointers.
    private static func replay(
        _ steps: UnsafePointer<PackedStep>, count: Int, direction: Int, memory: GuestMemory,
        x: UnsafeMutablePointer<GuestWord>, slots: UnsafeMutablePointer<Instruction>
    ) {
        let words = memory.base.assumingMemoryBound(to: GuestWord.self)
        let flags = memory.flags
        var next = steps
        for _ in 0..<count {
            let step = next.pointee
            let value = direction > 0 ? step.new : step.old
            if step.isStore {
                let page = step.address >> GuestMemory.pageShift
                if flags[Int(page)] & GuestMemory.Flag.dirty == 0 { memory.markDirty(page: page) }
                words[Int(step.address >> 2)] = value
            } else {
                x[Int(slots[Int(step.slot)].rd)] = value
            }
            next += direction
        }
    }
}
