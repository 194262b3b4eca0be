import Glibc
import RISCV

/// Every word of guest memory that a run touched: what the last row left in it, and when.
///
/// Memory is only known here, since rows of sub-word loads do not tell the whole word. Pages of words hang in a table
/// with one pointer for each page of the 32-bit space, which costs what is touched of it.
struct MemoryShadow: ~Copyable {
    struct Word {
        var value: UInt32
        /// The cycle of the last access; 0 for none.
        var time: UInt32
        /// The time of the first tuple, from which the first access took the word.
        var first: UInt32
        /// The time that the last write found.
        var beforeWrite: UInt32
    }

    private static let pageShift: UInt32 = 12
    private static let pageWords = 1 << 10

    private let pages: UnsafeMutablePointer<UnsafeMutablePointer<Word>?>
    private let segments: [Segment]
    private var touched: [UInt32] = []

    init(_ program: Program) {
        segments = program.segments
        let count = 1 << (32 - Int(Self.pageShift))
        guard let table = calloc(count, MemoryLayout<UnsafeMutablePointer<Word>?>.stride) else {
            preconditionFailure("the system has eight megabytes of address space")
        }
        pages = table.bindMemory(to: UnsafeMutablePointer<Word>?.self, capacity: count)
    }

    deinit {
        for page in touched { pages[Int(page)]?.deallocate() }
        free(pages)
    }

    /// The word that holds an address.
    @inline(__always)
    mutating func word(at address: UInt32) -> UnsafeMutablePointer<Word> {
        let page = address >> Self.pageShift
        let words = pages[Int(page)] ?? makePage(page)
        return words + Int(address >> 2 & UInt32(Self.pageWords - 1))
    }

    /// Calls `body` with the address and state of every accessed word, in ascending order.
    func forEachAccessed(_ body: (UInt32, Word) -> Void) {
        for page in touched.sorted() {
            guard let words = pages[Int(page)] else { continue }
            for index in 0..<Self.pageWords where words[index].time > 0 {
                body(page << Self.pageShift | UInt32(index) << 2, words[index])
            }
        }
    }

    @inline(never)
    private mutating func makePage(_ page: UInt32) -> UnsafeMutablePointer<Word> {
        let words = UnsafeMutablePointer<Word>.allocate(capacity: Self.pageWords)
        words.initialize(
            repeating: Word(value: 0, time: 0, first: 0, beforeWrite: 0), count: Self.pageWords)
        let start = Int(page) << Int(Self.pageShift)
        for segment in segments {
            let first = max(start, Int(segment.address))
            let end = min(start + 4 * Self.pageWords, Int(segment.address) + segment.bytes.count)
            guard first < end else { continue }
            for place in first..<end {
                let byte = UInt32(segment.bytes[place - Int(segment.address)])
                words[(place - start) >> 2].value |= byte << UInt32(8 * (place & 3))
            }
        }
        pages[Int(page)] = words
        touched.append(page)
        return words
    }
}
