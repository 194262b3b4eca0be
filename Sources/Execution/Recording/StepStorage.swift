import Glibc
import RISCV
import Synchronization

/// The results of the steps of one chunk: 2 MiB, the size of a huge page, so that recording does not spend its time
/// in page faults.
///
/// Storage that is given up is kept for the next recording of the process, up to as much as one recording keeps: runs
/// are recorded again for edits and for their tables, and half of the time of a recording in fresh memory is the
/// system's, who clears it.
final class StepStorage {
    let results: UnsafeMutablePointer<StepResult>

    static let bytes = Chunk.steps * StepResult.bytes

    /// Addresses of storage that nobody uses now.
    private static let spare = Mutex<[UInt]>([])
    private static let maxSpare = 64

    /// nil when the system has no memory left.
    init?() {
        let kept = Self.spare.withLock { $0.popLast() }
        guard let memory = kept.flatMap(UnsafeMutableRawPointer.init(bitPattern:)) ?? Self.allocate() else {
            return nil
        }
        results = memory.bindMemory(to: StepResult.self, capacity: Chunk.steps)
    }

    deinit {
        let address = UInt(bitPattern: results)
        let isKept = Self.spare.withLock { spare in
            guard spare.count < Self.maxSpare else { return false }
            spare.append(address)
            return true
        }
        if !isKept { free(results) }
    }

    private static func allocate() -> UnsafeMutableRawPointer? {
        var pointer: UnsafeMutableRawPointer?
        guard posix_memalign(&pointer, bytes, bytes) == 0, let pointer else { return nil }
        madvise(pointer, bytes, MADV_HUGEPAGE)
        return pointer
    }
}

/// A fixed number of consecutive steps: the unit of keeping, dropping and re-executing.
struct Chunk {
    /// Steps in a chunk.
    static let steps = 1 << 18
    /// Steps in a block: the unit of unpacking, for which written registers are known.
    static let blockSteps = 1 << 12
    static let blocks = steps / blockSteps

    /// nil when the results were dropped.
    var storage: StepStorage?
    /// For each block, bit n says that register n was written in it.
    var writtenRegisters: [UInt32] = []
    /// For each block, the 33 registers before its first step (after the edits of that step).
    var registers: [GuestWord] = []
    /// Union of `writtenRegisters`.
    var writtenRegistersOfAll: UInt32 = 0
}
