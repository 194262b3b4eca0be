/// What will happen, by time; what was planned first comes first among things of one moment.
///
/// Inlinable, because a generic queue that is not specialised for its items takes ten times as long.
public struct EventQueue<Item: Sendable>: Sendable {
    @usableFromInline
    struct Entry: Sendable {
        @usableFromInline var time: Int
        @usableFromInline var number: Int
        @usableFromInline var item: Item

        @inlinable
        init(time: Int, number: Int, item: Item) {
            (self.time, self.number, self.item) = (time, number, item)
        }

        @inlinable
        func isBefore(_ other: Entry) -> Bool {
            time != other.time ? time < other.time : number < other.number
        }
    }

    /// A binary heap: no entry is before its parent, which stands at half its index.
    @usableFromInline var heap: [Entry] = []
    @usableFromInline var planned = 0

    @inlinable
    public init() {}

    @inlinable public var isEmpty: Bool { heap.isEmpty }
    @inlinable public var count: Int { heap.count }

    /// When the next thing happens, and what it is.
    @inlinable
    public var first: (time: VirtualTime, item: Item)? {
        heap.first.map { (VirtualTime(milliseconds: $0.time), $0.item) }
    }

    @inlinable
    public mutating func insert(_ item: Item, at time: VirtualTime) {
        let entry = Entry(time: time.milliseconds, number: planned, item: item)
        planned += 1
        var index = heap.count
        heap.append(entry)
        while index > 0 {
            let parent = (index - 1) / 2
            guard entry.isBefore(heap[parent]) else { break }
            heap[index] = heap[parent]
            index = parent
        }
        heap[index] = entry
    }

    /// Takes the next thing out.
    @inlinable
    public mutating func removeFirst() -> (time: VirtualTime, item: Item)? {
        guard let last = heap.popLast() else { return nil }
        guard let first = heap.first else { return (VirtualTime(milliseconds: last.time), last.item) }
        var index = 0
        while true {
            var child = 2 * index + 1
            guard child < heap.count else { break }
            if child + 1 < heap.count, heap[child + 1].isBefore(heap[child]) { child += 1 }
            guard heap[child].isBefore(last) else { break }
            heap[index] = heap[child]
            index = child
        }
        heap[index] = last
        return (VirtualTime(milliseconds: first.time), first.item)
    }
}
