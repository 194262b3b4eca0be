import Determinism
import Testing

struct RandomStreamTests {
    @Test("a seed gives the same numbers in every build")
    func known() {
        var stream = RandomStream(seed: 7)
        #expect((0..<4).map { _ in stream.below(1000) } == [389, 16, 900, 582])
        var times = RandomStream(seed: 7, 1, 2)
        #expect((0..<4).map { _ in times.exponential(mean: 1000) } == [2359, 1761, 754, 1746])
    }

    @Test("labels make streams that share nothing")
    func labels() {
        var first = RandomStream(seed: 7, 1, 2)
        var second = RandomStream(seed: 7, 2, 1)
        #expect((0..<8).map { _ in first.next() } != (0..<8).map { _ in second.next() })
    }

    @Test("numbers below a bound are spread evenly and stay below it")
    func bounded() {
        var stream = RandomStream(seed: 1)
        var counts = [0, 0, 0]
        for _ in 0..<3000 { counts[stream.below(3)] += 1 }
        #expect(counts.allSatisfy { (900...1100).contains($0) }, "\(counts)")
    }

    @Test("times between independent events have their mean")
    func exponential() {
        var stream = RandomStream(seed: 3)
        let sum = (0..<4000).reduce(0) { sum, _ in sum + stream.exponential(mean: 10_000) }
        #expect((9_500...10_500).contains(sum / 4000), "\(sum / 4000)")
    }

    @Test("a heavy tail has the share above twice the smallest size that its shape says")
    func pareto() {
        var stream = RandomStream(seed: 4)
        let sizes = (0..<4000).map { _ in
            stream.pareto(smallest: 1000, largest: 1_000_000, shapePermille: 2000)
        }
        #expect(sizes.allSatisfy { (1000...1_000_000).contains($0) })
        // (1/2)² = a quarter of 4000.
        let large = sizes.count { $0 > 2000 }
        #expect((920...1080).contains(large), "\(large)")
        #expect(Set(sizes).count > 1000)
    }
}
