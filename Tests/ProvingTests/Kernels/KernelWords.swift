import Algebra
import Glibc
import TestSupport
import Testing

@testable import Proving

/// Words for a kernel to read or write, at any place of a cache line: marks before them, and behind them, at once or
/// after a few more marks, a page that the process may not touch.
final class KernelWords {
    /// No field element, so that a place that was not written is seen as well.
    static let mark: UInt32 = 0xabad_cafe
    private static let page = Int(sysconf(Int32(_SC_PAGESIZE))) / 4

    let base: UnsafeMutablePointer<UInt32>
    let count: Int
    private let memory: UnsafeMutablePointer<UInt32>
    private let pages: Int

    /// Marks everywhere; `slack` words before the forbidden page.
    init(count: Int, slack: Int) {
        self.count = count
        pages = (count + slack + Self.page) / Self.page + 1
        let bytes = 4 * Self.page * pages
        guard
            let place = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
            place != MAP_FAILED
        else { fatalError("no memory for \(bytes) bytes") }
        memory = place.bindMemory(to: UInt32.self, capacity: Self.page * pages)
        mprotect(memory + Self.page * (pages - 1), 4 * Self.page, PROT_NONE)
        memory.update(repeating: Self.mark, count: Self.page * (pages - 1))
        base = memory + Self.page * (pages - 1) - slack - count
        guard let keeper = KernelMemory.current else { fatalError("the suite has the trait keepsOperands") }
        keeper.keep(self)
    }

    deinit { munmap(memory, 4 * Self.page * pages) }

    /// Whether all marks around the words are still there.
    var isIntact: Bool {
        let before = UnsafeBufferPointer(start: memory, count: base - memory)
        let after = UnsafeBufferPointer(
            start: base + count, count: memory + Self.page * (pages - 1) - (base + count))
        return before.allSatisfy { $0 == Self.mark } && after.allSatisfy { $0 == Self.mark }
    }
}

/// Elements of the extension, in planes at any distance; marks between the planes.
struct KernelElements {
    let words: KernelWords
    let count: Int
    let stride: Int

    var base: UnsafeMutablePointer<UInt32> { words.base }

    init(count: Int, gap: Int, slack: Int) {
        self.count = count
        stride = count + gap
        words = KernelWords(count: 3 * stride + count, slack: slack)
    }

    subscript(index: Int) -> QM31? {
        get {
            QM31(
                exactly: base[index], base[stride + index], base[2 * stride + index],
                base[3 * stride + index])
        }
        nonmutating set {
            for (plane, word) in (newValue?.wordArray ?? []).enumerated() {
                base[plane * stride + index] = word
            }
        }
    }

    /// Checks that the elements are these, canonical, and that nothing else was touched.
    func expect(_ expected: [QM31], _ comment: Comment, location: SourceLocation = #_sourceLocation) {
        let wrong = (0..<count).first { self[$0] != expected[$0] }
        #expect(wrong == nil, comment, sourceLocation: location)
        let gaps = (0..<3).allSatisfy { plane in
            (count..<stride).allSatisfy { base[plane * stride + $0] == KernelWords.mark }
        }
        #expect(gaps && words.isIntact, comment, sourceLocation: location)
    }
}

/// Makes operands of random lengths, places and values, the extreme values more often than others.
struct KernelCase {
    var random: SeededRandom
    /// In some cases all values are the greatest one: sums that overflow, overflow then.
    private let isExtreme: Bool

    init(seed: Int) {
        random = SeededRandom(seed: UInt64(seed))
        isExtreme = seed % 4 == 1
    }

    #if DEBUG
        private static let count = 3
    #else
        private static let count = 200
    #endif

    /// A few in a debug build; `NEXUS_KERNEL_CASES` asks for more.
    static let seeds = 1...(getenv("NEXUS_KERNEL_CASES").flatMap { Int(String(cString: $0)) } ?? count)

    /// Fewer elements than any vector has lanes, about as many as a few vectors, or as many as some tiles.
    mutating func length(most: Int = 300) -> Int {
        switch number(0...3) {
        case 0: number(1...17)
        case 1: min(most, 16 * number(1...8) + number(-1...1))
        case 2: number(1...min(most, 80))
        default: number(1...most)
        }
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &random) }

    mutating func value() -> M31 {
        if isExtreme { return M31(M31.modulus - 1) }
        switch number(0...7) {
        case 0, 1: return M31(M31.modulus - 1)
        case 2: return .zero
        case 3: return .one
        default: return M31(UInt32.random(in: 0..<M31.modulus, using: &random))
        }
    }

    mutating func element() -> QM31 { QM31(value(), value(), value(), value()) }

    mutating func values(_ count: Int) -> [M31] { (0..<count).map { _ in value() } }
    mutating func elements(_ count: Int) -> [QM31] { (0..<count).map { _ in element() } }

    /// Values where a kernel reads them.
    mutating func place(_ values: [M31]) -> KernelWords {
        let words = KernelWords(count: values.count, slack: slack())
        for (index, value) in values.enumerated() { words.base[index] = value.value }
        return words
    }

    mutating func place(_ elements: [QM31]) -> KernelElements {
        let result = room(elements.count)
        for (index, element) in elements.enumerated() { result[index] = element }
        return result
    }

    /// Room for what a kernel writes.
    mutating func room(_ count: Int) -> KernelElements {
        KernelElements(count: count, gap: number(0...20), slack: slack())
    }

    /// Room beside other room, with planes at the same distance.
    mutating func room(beside other: KernelElements) -> KernelElements {
        KernelElements(count: other.count, gap: other.stride - other.count, slack: slack())
    }

    private mutating func slack() -> Int { number(0...1) * number(0...17) }
}

extension KernelCase {
    /// Room for a few elements as kernels write sums: four words each.
    mutating func sums(_ count: Int) -> KernelWords { KernelWords(count: 4 * count, slack: number(0...17)) }
}

extension KernelWords {
    /// Checks elements of four words each, and that nothing else was touched.
    func expectSums(_ expected: [QM31], _ comment: Comment, location: SourceLocation = #_sourceLocation) {
        #expect(
            (0..<count).map { base[$0] } == expected.flatMap(\.wordArray), comment, sourceLocation: location)
        #expect(isIntact, comment, sourceLocation: location)
    }
}
