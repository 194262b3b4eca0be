import Glibc

/// For every memory word, the spans of the recording in which it was written.
///
/// A span is a few blocks: whoever asks for a writer unpacks and searches one in the end. A word's first write in a span
/// appends one eight-byte entry that points to the word's previous entry; a shadow of the guest's memory holds each word's
/// newest entry. So the spans that wrote a word form a chain from the newest to the oldest, a store costs one look-up, and
/// the index grows with the number of distinct words a span writes, never with the number of stores.
final class WordIndex {
    struct Entry {
        /// Address divided by 4.
        var word: UInt32
        /// The entry of the word's previous span; 0 for none.
        var previous: UInt32
    }

    /// The newest entry of each word; 0 for none. Reserved address space, one word for a word of the guest.
    private let newest: UnsafeMutablePointer<UInt32>
    private var entries: UnsafeMutablePointer<Entry>
    private var capacity: Int
    /// Entries in use, counting the unused entry 0.
    private(set) var count: UInt32 = 1
    /// The first entry of each span.
    private var firstOfSpan: [UInt32] = []

    /// Steps in a span.
    static let spanSteps = 8 * Chunk.blockSteps

    private static let shadowBytes = Int(GuestMemory.end)

    init() throws(MachineError) {
        newest = try GuestMemory.reserve(bytes: Self.shadowBytes)
            .bindMemory(to: UInt32.self, capacity: Self.shadowBytes / 4)
        capacity = 8192
        entries = .allocate(capacity: capacity)
        entries.initialize(to: Entry(word: 0, previous: 0))
    }

    deinit {
        munmap(newest, Self.shadowBytes)
        entries.deallocate()
    }

    var bytes: Int { Int(count) * MemoryLayout<Entry>.stride }

    /// Starts the next span.
    func openSpan() { firstOfSpan.append(count) }

    /// Forgets every write in spans from this one on.
    func removeSpans(from span: Int) {
        guard span < firstOfSpan.count else { return }
        let keep = firstOfSpan[span]
        while count > keep {
            count -= 1
            let entry = entries[Int(count)]
            newest[Int(entry.word)] = entry.previous
        }
        firstOfSpan.removeLast(firstOfSpan.count - span)
    }

    /// Spans that wrote the word, newest first, until the body says stop by returning false.
    func forEachSpan(writing address: GuestWord, _ body: (Int) -> Bool) {
        guard GuestMemory.exists(address) else { return }
        var entry = newest[Int(address >> 2)]
        while entry != 0 {
            guard body(span(of: entry)) else { return }
            entry = entries[Int(entry)].previous
        }
    }

    private func span(of entry: UInt32) -> Int {
        var low = 0
        var high = firstOfSpan.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if firstOfSpan[middle] <= entry { low = middle } else { high = middle - 1 }
        }
        return low
    }

    // MARK: - Appending

    /// The hot part, for the interpreter's loop: plain pointers and counters, handed back by `finish`.
    struct Appender {
        fileprivate let newest: UnsafeMutablePointer<UInt32>
        fileprivate let entries: UnsafeMutablePointer<Entry>
        fileprivate let firstOfSpan: UInt32
        fileprivate var count: UInt32

        /// Notes a write to the word that holds the (existing) address.
        @inline(__always)
        mutating func noteWrite(to address: GuestWord) {
            let word = address >> 2
            let previous = newest[Int(word)]
            if previous < firstOfSpan {
                entries[Int(count)] = Entry(word: word, previous: previous)
                newest[Int(word)] = count
                count &+= 1
            }
        }
    }

    /// An appender with room for this many writes in the newest span.
    func appender(writes: Int) -> Appender {
        let needed = Int(count) + writes
        if needed > capacity {
            let larger = UnsafeMutablePointer<Entry>.allocate(capacity: max(needed, capacity * 2))
            larger.moveInitialize(from: entries, count: Int(count))
            entries.deallocate()
            entries = larger
            capacity = max(needed, capacity * 2)
        }
        return Appender(
            newest: newest, entries: entries, firstOfSpan: firstOfSpan.last ?? 1, count: count)
    }

    /// An appender for steps that are indexed already: it finds every word noted.
    var silentAppender: Appender {
        Appender(newest: newest, entries: entries, firstOfSpan: 0, count: count)
    }

    func finish(_ appender: Appender) { count = appender.count }
}
