import Glibc

/// The packed steps of one chunk: 2 MiB, the size of a huge page, so that recording does not spend its time
/// in page faults.
final class StepStorage {
    let steps: UnsafeMutablePointer<PackedStep>

    static let bytes = Chunk.steps * MemoryLayout<PackedStep>.stride

    /// nil when the system has no memory left.
    init?() {
        let bytes = Self.bytes
        var pointer: UnsafeMutableRawPointer?
        guard posix_memalign(&pointer, bytes, bytes) == 0, let pointer else { return nil }
        madvise(pointer, bytes, MADV_HUGEPAGE)
        steps = pointer.bindMemory(to: PackedStep.self, capacity: Chunk.steps)
    }

    deinit { free(steps) }
}

/// A fixed number of consecutive steps: the unit of keeping, dropping and re-executing.
struct Chunk {
    /// Steps in a chunk.
    static let steps = 1 << 17
    /// Steps in a block, for which written registers are known.
    static let blockSteps = 1 << 12

    /// nil when the records were dropped.
    var storage: StepStorage?
    /// For each block, bit n says that register n was written in it.
    var writtenRegisters: [UInt32] = []
    /// Union over the blocks.
    var writtenRegistersOfAll: UInt32 = 0
}
