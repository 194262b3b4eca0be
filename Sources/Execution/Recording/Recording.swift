import RISCV

/// A whole run, recorded step by step, to be walked in both directions.
///
/// Sixteen bytes a step undo and redo every step without executing it. Steps are kept in chunks; when there are more
/// than the budget allows, the oldest chunks lose their records and are executed again from a checkpoint
/// when somebody asks. Checkpoints hold registers and the pages written since the checkpoint before; they
/// are taken at chunk boundaries, and only when their pages cost at most a quarter of the records since the last one.
///
/// Not `Sendable`: a recording, its cursors and its readers belong to one thread.
public final class Recording {
    public let program: Program
    public let input: GuestInput
    public let limits: RunLimits
    /// Steps whose records are kept in memory: 2^24 (256 MiB) unless the caller says otherwise. Fewer record faster
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
            preconditionFailure("the newest chunk keeps its records")
        }
        var packer = StepPacker(
            next: storage.steps + offset, words: words.appender(writes: Chunk.blockSteps))
        machine.advance(by: UInt64(end - length), recorder: &packer)
        words.finish(packer.words)
        let written = packer.writtenRegisters & ~1
        let block = offset / Chunk.blockSteps
        if block == chunks[chunk].writtenRegisters.count { chunks[chunk].writtenRegisters.append(0) }
        chunks[chunk].writtenRegisters[block] |= written
        chunks[chunk].writtenRegistersOfAll |= written
        length = Int(machine.cycle)
    }

    /// Makes room for the next steps; false when the system has no memory left.
    private func openChunk() -> Bool {
        let sinceLast = length - (checkpoints.last?.step ?? 0)
        let copiedBytes = machine.memory.dirtyPages.count * GuestMemory.pageSize
        if checkpoints.isEmpty || sinceLast >= minimumInterval && copiedBytes <= sinceLast * 4 {
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
        words.openChunk()
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
        words.removeChunks(from: first)
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

    /// The packed steps of a chunk, executed again if they were dropped; valid until the recording is changed
    /// or another chunk is asked for.
    func steps(ofChunk chunk: Int) -> UnsafePointer<PackedStep> {
        if let storage = chunks[chunk].storage { return UnsafePointer(storage.steps) }
        return replay.steps(ofChunk: chunk, in: self)
    }
}
