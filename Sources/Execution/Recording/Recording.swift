import RISCV

/// A whole run, recorded step by step, to be walked in both directions.
///
/// Eight bytes a step, and the registers every few thousand steps, undo and redo every step without executing it. They
/// are kept in chunks; when there are more than the budget allows, the oldest chunks lose theirs and are executed again
/// from a checkpoint when somebody asks. Checkpoints hold registers and the pages written since the checkpoint before; they
/// are taken at chunk boundaries, and only when their pages cost at most a quarter of the steps since the last one.
///
/// Not `Sendable`: a recording, its cursors and its readers belong to one thread.
public final class Recording {
    public let program: Program
    public let input: GuestInput
    public let limits: RunLimits
    /// Steps that are kept in memory: 2^24 (128 MiB) unless the caller says otherwise. Fewer record faster
    /// where the system is slow to provide fresh memory, but whatever is dropped has to be executed again:
    /// with 2^20, searches in a run of ten million steps took about twice as long, and a step over all of it three times.
    public let keptSteps: Int

    /// Steps recorded so far.
    public private(set) var length = 0
    /// Sorted by step; later ones of the same step win.
    public private(set) var interventions: [Intervention]
    /// Changes whenever recorded steps are taken back.
    private(set) var generation = 0

    var machine: Machine
    var chunks: [Chunk] = []
    var checkpoints: [Checkpoint] = []
    let pages = PageHistory()
    let words: WordIndex
    var applied: [AppliedIntervention] = []
    private let replay: Replay
    private let unpacked = UnpackedBlocks()
    private var nextIntervention = 0
    private var minimumInterval = Chunk.steps
    private var oldestKeptChunk = 0
    /// Storage of steps that were taken back, to be used again.
    private var spareStorage: [StepStorage] = []

    /// Bytes of page copies past which every second checkpoint is given up.
    private static let maxPageCopies = (256 << 20) / GuestMemory.pageSize

    public init(
        program: Program, input: GuestInput = GuestInput(), limits: RunLimits = RunLimits(),
        interventions: [Intervention] = [], keptSteps: Int = 1 << 24
    ) throws(MachineError) {
        let machine = try Machine(program: program, input: input, limits: limits)
        words = try WordIndex()
        replay = try Replay(of: machine, program: program)
        self.program = program
        self.input = input
        self.limits = limits
        self.machine = machine
        self.keptSteps = max(keptSteps, 2 * Chunk.steps)
        self.interventions = Self.sorted(interventions)
    }

    /// How the run ended; nil while it is not recorded to its end.
    public var outcome: RunOutcome? { machine.outcome }

    /// Records at most this many steps; true while there is more to record.
    @discardableResult
    public func advance(cycles: Int) -> Bool {
        let target = length + min(max(0, cycles), Int.max - length)
        while length < target, machine.outcome == nil {
            if length == chunks.count * Chunk.steps, !openChunk() {
                machine.outcome = .limit(
                    "The system has no memory left to record more than \(length) steps; close other programs."
                )
                break
            }
            applyInterventions()
            recordBlock(upTo: target)
        }
        return machine.outcome == nil
    }

    /// Takes back every step from `step` on, keeps everything before it, and goes on with other interventions
    /// when `advance` is called. Interventions before `step` must be the ones already in force.
    public func rerecord(from step: Int, interventions: [Intervention]) {
        let kept = min(max(step, 0), length)
        generation += 1
        self.interventions = Self.sorted(interventions)
        replay.forget()
        unpacked.forget()
        takeBack(toChunk: kept / Chunk.steps)
        advance(cycles: kept - length)
    }

    // MARK: - Recording

    private func recordBlock(upTo target: Int) {
        let chunk = length / Chunk.steps
        let offset = length % Chunk.steps
        var end = min(target, (length / Chunk.blockSteps + 1) * Chunk.blockSteps)
        if nextIntervention < interventions.count { end = min(end, interventions[nextIntervention].step) }
        guard let storage = chunks[chunk].storage else {
            preconditionFailure("the newest chunk keeps its results")
        }
        let block = offset / Chunk.blockSteps
        if block == chunks[chunk].writtenRegisters.count { openBlock() }
        var packer = StepPacker(
            next: storage.results + offset, words: words.appender(writes: Chunk.blockSteps))
        machine.advance(by: UInt64(end - length), recorder: &packer)
        words.finish(packer.words)
        let written = packer.writtenRegisters & ~1
        chunks[chunk].writtenRegisters[block] |= written
        chunks[chunk].writtenRegistersOfAll |= written
        length = Int(machine.cycle)
    }

    /// Notes where the machine stands before the first step of a block.
    private func openBlock() {
        let last = chunks.count - 1
        chunks[last].writtenRegisters.append(0)
        chunks[last].registers += UnsafeBufferPointer(start: machine.x, count: Machine.registerCount)
        if length % WordIndex.spanSteps == 0 { words.openSpan() }
    }

    /// Makes room for the next steps; false when the system has no memory left.
    private func openChunk() -> Bool {
        let sinceLast = length - (checkpoints.last?.step ?? 0)
        let copiedBytes = machine.memory.dirtyPages.count * GuestMemory.pageSize
        if checkpoints.isEmpty
            || sinceLast >= minimumInterval && copiedBytes <= sinceLast * StepResult.bytes / 4
        {
            guard takeCheckpoint() else { return false }
        }
        var storage = spareStorage.popLast()
        if storage == nil, chunks.count - oldestKeptChunk >= keptSteps / Chunk.steps {
            storage = chunks[oldestKeptChunk].storage
            chunks[oldestKeptChunk].storage = nil
            oldestKeptChunk += 1
        }
        guard let storage = storage ?? StepStorage() else { return false }
        chunks.append(Chunk(storage: storage))
        return true
    }

    /// False, with nothing forgotten, when the system has no memory left for the copies.
    private func takeCheckpoint() -> Bool {
        let checkpoint = Checkpoint(of: machine)
        let written = machine.memory.takeDirtyPages()
        guard pages.take(written, of: machine.memory, at: checkpoint.step) else {
            for page in written { machine.memory.markDirty(page: page) }
            return false
        }
        checkpoints.append(checkpoint)
        guard pages.pageCopies > Self.maxPageCopies, checkpoints.count > 4 else { return true }
        minimumInterval *= 2
        let last = checkpoints.count - 1
        checkpoints = checkpoints.enumerated().filter { $0.offset % 2 == 0 || $0.offset == last }.map(
            \.element)
        pages.merge(keeping: checkpoints.map(\.step))
        return true
    }

    private func applyInterventions() {
        while nextIntervention < interventions.count, interventions[nextIntervention].step <= length {
            let intervention = interventions[nextIntervention]
            nextIntervention += 1
            let change = AppliedIntervention(
                intervention, memory: machine.memory, registers: machine.x)
            change.apply(memory: machine.memory, registers: machine.x)
            if case .pc(let pc) = intervention.change { machine.pc = pc }
            applied.append(change)
        }
    }

    // MARK: - Taking back

    private func takeBack(toChunk chunk: Int) {
        let boundary = chunk * Chunk.steps
        guard let index = checkpoints.lastIndex(where: { $0.step <= boundary }) else { return }
        let checkpoint = checkpoints[index]
        var restorer = PageRestorer(memory: machine.memory, program: program, suspected: pages.pages)
        restorer.restore(checkpointAt: checkpoint.step, from: pages)
        machine.restore(checkpoint)
        checkpoints.removeLast(checkpoints.count - index - 1)
        pages.removeVersions(after: checkpoint.step)
        // Chunks between the checkpoint and the boundary are recorded again: simpler than mending them.
        let first = checkpoint.step / Chunk.steps
        words.removeSpans(from: first * Chunk.steps / WordIndex.spanSteps)
        spareStorage += chunks[first...].compactMap(\.storage)
        chunks.removeLast(chunks.count - first)
        oldestKeptChunk = min(oldestKeptChunk, chunks.count)
        applied.removeAll { $0.step >= checkpoint.step }
        nextIntervention = interventions.firstIndex { $0.step >= checkpoint.step } ?? interventions.count
        length = checkpoint.step
    }

    private static func sorted(_ interventions: [Intervention]) -> [Intervention] {
        interventions.enumerated()
            .sorted { ($0.element.step, $0.offset) < ($1.element.step, $1.offset) }
            .map(\.element)
    }

    // MARK: - Steps

    /// The steps of a block, as many as there are; valid until the recording is changed or another block is asked for.
    func steps(ofBlock block: Int) -> UnsafePointer<PackedStep> {
        unpacked.steps(ofBlock: block, in: self)
    }

    /// What was kept of a block's steps, executed again if it was dropped; valid as long.
    func results(ofBlock block: Int) -> UnsafePointer<StepResult> {
        let chunk = block / Chunk.blocks
        let first = chunks[chunk].storage.map { UnsafePointer($0.results) }
        return (first ?? replay.results(ofChunk: chunk, in: self)) + block % Chunk.blocks * Chunk.blockSteps
    }

    /// Copies the 33 registers as they were before the first step of a block.
    func copyRegisters(beforeBlock block: Int, to x: UnsafeMutablePointer<GuestWord>) {
        let first = block % Chunk.blocks * Machine.registerCount
        for index in 0..<Machine.registerCount {
            x[index] = chunks[block / Chunk.blocks].registers[first + index]
        }
    }
}
