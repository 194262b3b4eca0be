import Glibc

/// What pages of guest memory held at the checkpoints.
///
/// At a checkpoint, the pages written since the checkpoint before it are copied here. A page's content at a
/// checkpoint is its newest copy that is not younger, or else the program's image.
final class PageHistory {
    struct Version {
        /// Step of the checkpoint at which it was taken.
        var step: Int
        /// Distinct among all versions ever taken; 0 stands for the image.
        var id: UInt32
        var bytes: UnsafeMutableRawPointer
    }

    private var versions: [UInt32: [Version]] = [:]
    private(set) var pageCopies = 0
    private var nextID: UInt32 = 1

    deinit {
        for list in versions.values {
            for version in list { free(version.bytes) }
        }
    }

    /// Pages that have at least one copy.
    var pages: Dictionary<UInt32, [Version]>.Keys { versions.keys }

    /// Copies the pages as they are now; false when the system has no memory left for all of them.
    func take(_ pages: [UInt32], of memory: GuestMemory, at step: Int) -> Bool {
        for page in pages {
            guard let copy = malloc(GuestMemory.pageSize) else { return false }
            memcpy(copy, memory.pointer(toPage: page), GuestMemory.pageSize)
            versions[page, default: []].append(Version(step: step, id: nextID, bytes: copy))
            nextID &+= 1
            pageCopies += 1
        }
        return true
    }

    /// The page as it was at the checkpoint of that step; nil for the image.
    func version(of page: UInt32, at step: Int) -> Version? {
        guard let list = versions[page] else { return nil }
        var low = 0
        var high = list.count
        while low < high {
            let middle = (low + high) / 2
            if list[middle].step <= step { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : list[low - 1]
    }

    /// Forgets the copies taken at checkpoints after that step.
    func removeVersions(after step: Int) {
        for (page, list) in versions {
            var kept = list
            while let last = kept.last, last.step > step {
                free(last.bytes)
                pageCopies -= 1
                kept.removeLast()
            }
            versions[page] = kept.isEmpty ? nil : kept
        }
    }

    /// Moves copies from checkpoints that are given up to the next one that stays; `keeping` is ascending.
    func merge(keeping steps: [Int]) {
        for (page, list) in versions {
            var kept: [Version] = []
            for version in list {
                var moved = version
                moved.step = Self.first(in: steps, notBefore: version.step) ?? version.step
                if let last = kept.last, last.step == moved.step {
                    free(last.bytes)
                    pageCopies -= 1
                    kept.removeLast()
                }
                kept.append(moved)
            }
            versions[page] = kept
        }
    }

    private static func first(in steps: [Int], notBefore step: Int) -> Int? {
        var low = 0
        var high = steps.count
        while low < high {
            let middle = (low + high) / 2
            if steps[middle] < step { low = middle + 1 } else { high = middle }
        }
        return low < steps.count ? steps[low] : nil
    }
}
