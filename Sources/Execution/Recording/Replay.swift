import Glibc
import RISCV

/// Executes dropped chunks again from the nearest checkpoint and keeps the last few of them.
final class Replay {
    private var machine: Machine
    private var restorer: PageRestorer
    /// Most recently used last.
    private var kept: [(chunk: Int, storage: StepStorage)] = []
    /// Step at which the machine stands (before its interventions); nil when its state is not to be trusted.
    private var position: Int?

    /// Storage for the first chunk, so that there is always some; nil while a chunk uses it.
    private var spare: StepStorage?

    private static let maxKept = 32

    init(of original: borrowing Machine, program: Program) throws(MachineError) {
        machine = try Machine(replaying: original, program: program)
        restorer = PageRestorer(memory: machine.memory, program: program)
        guard let storage = StepStorage() else {
            throw .addressSpaceRefused(bytes: StepStorage.bytes, errno: ENOMEM)
        }
        spare = storage
    }

    /// Forgets everything, because the run was changed.
    func forget() {
        spare = spare ?? kept.last?.storage
        kept = []
        position = nil
    }

    func results(ofChunk chunk: Int, in recording: Recording) -> UnsafePointer<StepResult> {
        if let index = kept.lastIndex(where: { $0.chunk == chunk }) {
            let found = kept.remove(at: index)
            kept.append(found)
            return UnsafePointer(found.storage.results)
        }
        let start = chunk * Chunk.steps
        guard let checkpoint = recording.checkpoints.last(where: { $0.step <= start }) else {
            preconditionFailure("a recording has a checkpoint at its start")
        }
        if position.map({ $0 > start || $0 < checkpoint.step }) ?? true {
            restorer.restore(checkpointAt: checkpoint.step, from: recording.pages)
            machine.restore(checkpoint)
            position = checkpoint.step
        }
        // On the way to a chunk, the chunks just before it are kept too: whoever walks backwards wants them next.
        let firstKept = max(0, chunk - Self.maxKept / 2)
        while let now = position, now < start + Chunk.steps {
            let current = now / Chunk.steps
            if current < firstKept || kept.contains(where: { $0.chunk == current }) {
                var nothing = NoRecording()
                run(upTo: (current + 1) * Chunk.steps, recorder: &nothing, recording)
            } else {
                let storage = freeStorage()
                var packer = StepPacker(next: storage.results, words: recording.words.silentAppender)
                run(upTo: (current + 1) * Chunk.steps, recorder: &packer, recording)
                kept.append((current, storage))
            }
        }
        guard let last = kept.last, last.chunk == chunk else {
            return results(ofChunk: chunk, in: recording)
        }
        return UnsafePointer(last.storage.results)
    }

    /// Storage for one more chunk: fresh while that is allowed and to be had, or else the oldest chunk's.
    private func freeStorage() -> StepStorage {
        if let storage = spare {
            spare = nil
            return storage
        }
        if kept.count < Self.maxKept, let storage = StepStorage() { return storage }
        return kept.removeFirst().storage
    }

    /// Runs to a chunk's end, or to the end of the recording, with the interventions on the way.
    private func run<Recorder: StepRecorder>(
        upTo end: Int, recorder: inout Recorder, _ recording: Recording
    ) {
        guard var now = position else { return }
        let stop = min(end, recording.length)
        var pending = recording.interventions[...]
        pending = pending.drop { $0.step < now }
        while now < stop {
            while let next = pending.first, next.step <= now {
                let change = AppliedIntervention(next, memory: machine.memory, registers: machine.x)
                change.apply(memory: machine.memory, registers: machine.x)
                if case .pc(let pc) = next.change { machine.pc = pc }
                pending = pending.dropFirst()
            }
            let target = min(stop, pending.first?.step ?? stop)
            machine.advance(by: UInt64(target - now), recorder: &recorder)
            now = target
        }
        position = end
    }
}
