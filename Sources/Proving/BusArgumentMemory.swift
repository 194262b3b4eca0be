import Algebra

/// A view of planar extension elements that others own: coordinate k of element i is at `base[k * stride + i]`.
struct BusArgumentPlanes: @unchecked Sendable {
    // A pointer, because parallel loops write disjoint parts of what it points to, without checks between them.
    let base: UnsafeMutablePointer<UInt32>
    let stride: Int

    init(base: UnsafeMutablePointer<UInt32>, stride: Int) {
        self.base = base
        self.stride = stride
    }

    init(_ vector: ExtensionVector) {
        self.init(base: vector.base, stride: vector.stride)
    }

    /// The view from an element on.
    func at(_ index: Int) -> UnsafeMutablePointer<UInt32> { base + index }

    subscript(index: Int) -> QM31 {
        get {
            QM31(
                M31(base[index]), M31(base[stride + index]), M31(base[2 * stride + index]),
                M31(base[3 * stride + index]))
        }
        nonmutating set {
            let words = newValue.words
            base[index] = words.0
            base[stride + index] = words.1
            base[2 * stride + index] = words.2
            base[3 * stride + index] = words.3
        }
    }

    /// Writes zeros.
    func clear(_ range: Range<Int>) {
        for plane in 0..<4 {
            (base + plane * stride + range.lowerBound).update(repeating: 0, count: range.count)
        }
    }
}

/// Memory for the pairs of the layer whose sumcheck is running, used over and over: fresh pages cost a third of the
/// time elsewhere.
///
/// The rounds of a sumcheck go to and fro between two regions; the second one needs half the room of the first.
final class BusArgumentMemory {
    private let regions: [FieldVector]
    private let capacities: [Int]

    /// Room for layers of up to so many fractions.
    init(fractions: Int) {
        // A round leaves a quarter of the fractions as pairs, and numerator and denominator of each.
        capacities = [fractions / 4 + 2, fractions / 8 + 2]
        regions = capacities.map { FieldVector(count: 16 * ($0 + 32)) }
    }

    /// Room for so many pairs of numerators and as many of denominators.
    func fractions(_ region: Int, pairs: Int) -> (BusArgumentPlanes, BusArgumentPlanes) {
        precondition(pairs <= capacities[region], "the memory is as large as the largest layer")
        let stride = Self.stride(pairs)
        let base = regions[region].base
        return (
            BusArgumentPlanes(base: base, stride: stride),
            BusArgumentPlanes(base: base + 4 * stride, stride: stride)
        )
    }

    /// Room for so many pairs of one kind, twice as many as of fractions.
    func pairs(_ region: Int, pairs: Int) -> BusArgumentPlanes {
        precondition(pairs <= 2 * capacities[region], "the memory is as large as the largest layer")
        return BusArgumentPlanes(base: regions[region].base, stride: Self.stride(pairs))
    }

    /// Planes a power of two apart would meet in the same sets of the cache; and there is room for padding.
    private static func stride(_ pairs: Int) -> Int { (2 * pairs + 15) / 16 * 16 + 16 }
}

extension QM31 {
    /// Calls `body` with the four words in a row.
    func withWords<Result>(_ body: (UnsafePointer<UInt32>) -> Result) -> Result {
        withUnsafeBytes(of: words) { body($0.baseAddress!.assumingMemoryBound(to: UInt32.self)) }
    }
}
