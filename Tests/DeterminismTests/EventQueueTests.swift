import Determinism
import Testing

struct EventQueueTests {
    @Test("things come out by time, and those of one moment as they were planned")
    func order() {
        var random = RandomStream(seed: 9)
        var queue = EventQueue<Int>()
        var planned: [(time: Int, item: Int)] = []
        for item in 0..<500 {
            let time = random.below(50)
            queue.insert(item, at: VirtualTime(milliseconds: time))
            planned.append((time, item))
        }
        var out: [Int] = []
        while let next = queue.removeFirst() { out.append(next.item) }
        #expect(out == planned.sorted { ($0.time, $0.item) < ($1.time, $1.item) }.map(\.item))
        #expect(queue.isEmpty)
    }

    @Test("a moment is written as hours, minutes, seconds and milliseconds")
    func text() {
        #expect(VirtualTime(milliseconds: 3_723_004).description == "1:02:03.004")
    }
}
