import Glibc
import RISCV

/// Brings one guest memory to what it was at a checkpoint, copying only pages that differ.
struct PageRestorer {
    let memory: GuestMemory
    private let segments: [Segment]
    /// The version each page was last brought to; pages not listed hold the image.
    private var held: [UInt32: UInt32] = [:]

    private static let unknown = UInt32.max

    /// For a memory that holds the image, except in pages marked dirty and in the suspected ones.
    init(memory: GuestMemory, program: Program, suspected: some Sequence<UInt32> = []) {
        self.memory = memory
        segments = program.segments
        for page in suspected { held[page] = Self.unknown }
    }

    mutating func restore(checkpointAt step: Int, from history: PageHistory) {
        let written = memory.takeDirtyPages()
        for page in written { held[page] = Self.unknown }
        // Pages that are held but no longer known were written in a future that was taken back.
        for page in Array(held.keys) { bring(page, to: history.version(of: page, at: step)) }
        for page in history.pages { bring(page, to: history.version(of: page, at: step)) }
    }

    private mutating func bring(_ page: UInt32, to version: PageHistory.Version?) {
        guard held[page, default: 0] != version?.id ?? 0 else { return }
        let target = memory.pointer(toPage: page)
        if let version {
            memcpy(target, version.bytes, GuestMemory.pageSize)
            held[page] = version.id
        } else {
            copyImage(of: page, to: target)
            held[page] = nil
        }
    }

    private func copyImage(of page: UInt32, to target: UnsafeMutableRawPointer) {
        memset(target, 0, GuestMemory.pageSize)
        let pageStart = Int(page) << Int(GuestMemory.pageShift)
        for segment in segments {
            let start = max(pageStart, Int(segment.address))
            let end = min(pageStart + GuestMemory.pageSize, Int(segment.address) + segment.bytes.count)
            guard start < end else { continue }
            segment.bytes.withUnsafeBytes { source in
                let offset = start - Int(segment.address)
                memcpy(target + (start - pageStart), source.baseAddress! + offset, end - start)
            }
        }
    }
}
