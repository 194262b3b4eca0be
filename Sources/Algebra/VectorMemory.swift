import Glibc

/// Memory of vectors: cache-line aligned, in huge pages where that pays.
enum VectorMemory {
    private static let hugePage = 1 << 21

    /// Memory for this many words, undefined. The caller frees it.
    static func allocate(words: Int) -> UnsafeMutablePointer<UInt32> {
        let bytes = max(64, words * MemoryLayout<UInt32>.stride)
        let isLarge = bytes >= 2 * hugePage
        var memory: UnsafeMutableRawPointer?
        guard posix_memalign(&memory, isLarge ? hugePage : 64, bytes) == 0, let memory else {
            fatalError("no memory for a vector of \(bytes) bytes")
        }
        // One fault for 2 MB instead of 512: faults cost other provers up to a third of their time.
        if isLarge { madvise(memory, bytes, MADV_HUGEPAGE) }
        return memory.bindMemory(to: UInt32.self, capacity: words)
    }

    static func free(_ memory: UnsafeMutablePointer<UInt32>) {
        Glibc.free(memory)
    }
}
