/// The blocks of a recording that were looked at last, unpacked.
final class UnpackedBlocks {
    private struct Entry {
        var block: Int
        /// Steps that are unpacked; the newest block of a recording grows.
        var count: Int
        let steps: UnsafeMutablePointer<PackedStep>
    }

    /// Most recently used last.
    private var kept: [Entry] = []
    /// The registers while they are followed.
    private let x = UnsafeMutablePointer<GuestWord>.allocate(capacity: Machine.registerCount)

    /// 64 KiB each.
    private static let maxKept = 8

    deinit {
        forget()
        x.deallocate()
    }

    /// Forgets everything, because the run was changed.
    func forget() {
        for entry in kept { entry.steps.deallocate() }
        kept = []
    }

    /// The steps of a block of the recording, as many as there are; valid until another block is asked for.
    func steps(ofBlock block: Int, in recording: Recording) -> UnsafePointer<PackedStep> {
        let count = min(Chunk.blockSteps, recording.length - block * Chunk.blockSteps)
        precondition(count > 0, "a block that is asked for has steps")
        if let last = kept.last, last.block == block, last.count == count { return UnsafePointer(last.steps) }
        var entry = take(block)
        if entry.block != block || entry.count != count {
            entry.block = block
            entry.count = count
            unpack(block, count: count, of: recording, to: entry.steps)
        }
        kept.append(entry)
        return UnsafePointer(entry.steps)
    }

    /// Takes the entry of the block out of those kept; or one to be filled.
    private func take(_ block: Int) -> Entry {
        if let index = kept.lastIndex(where: { $0.block == block }) { return kept.remove(at: index) }
        if kept.count == Self.maxKept { return kept.removeFirst() }
        return Entry(block: -1, count: 0, steps: .allocate(capacity: Chunk.blockSteps))
    }

    /// Unpacks the steps between one edit and the next; what an edit did at the very start of the block is in the registers
    /// that were kept.
    private func unpack(
        _ block: Int, count: Int, of recording: Recording, to steps: UnsafeMutablePointer<PackedStep>
    ) {
        let start = block * Chunk.blockSteps
        let results = recording.results(ofBlock: block)
        let unpacker = StepUnpacker(text: recording.machine.text, registers: x)
        recording.copyRegisters(beforeBlock: block, to: x)
        var done = 0
        for edit in recording.applied where edit.step > start && edit.step < start + count {
            let end = edit.step - start
            unpacker.unpack(results + done, count: end - done, to: steps + done)
            for change in edit.registers { x[Int(change.index)] = change.new }
            done = end
        }
        unpacker.unpack(results + done, count: count - done, to: steps + done)
    }
}
