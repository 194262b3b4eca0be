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
    func from(_ index: Int) -> BusArgumentPlanes { BusArgumentPlanes(base: base + index, stride: stride) }

    /// Where an element is, for kernels.
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

/// Room for what the sumcheck of a layer binds: the memory of the two layers above it, which are done with. Fresh pages
/// would cost more than what is written to them.
///
/// A layer of n fractions leaves ⌈n/2⌉ once its first variable is bound, which is what the layer above has, and half of
/// them after the next. So the rounds go to and fro between the two.
struct BusArgumentMemory {
    private let layers: [BusArgumentTree.Layer]

    init(above: BusArgumentTree.Layer, twoAbove: BusArgumentTree.Layer) {
        layers = [above, twoAbove]
    }

    /// Room for the numerators and the denominators of so many pairs, after a round.
    func fractions(after round: Int, pairs: Int) -> (BusArgumentPlanes, BusArgumentPlanes) {
        let layer = layers[round % 2]
        return (Self.planes(layer.p, pairs), Self.planes(layer.q, pairs))
    }

    /// Room for one kind of value of so many pairs of leaves, after a round.
    func values(after round: Int, pairs: Int) -> BusArgumentPlanes {
        Self.planes(layers[round % 2].p, pairs)
    }

    /// Room for the numerators of leaves, beside the other values.
    func numerators(after round: Int) -> BusArgumentPlanes {
        layers[round % 2].denominators
    }

    /// The first planes of a vector, as close together as so many pairs and a pair of padding allow.
    private static func planes(_ vector: ExtensionVector, _ pairs: Int) -> BusArgumentPlanes {
        // Planes a power of two apart would meet in the same sets of the cache.
        let stride = (2 * pairs + 15) / 16 * 16 + 16
        precondition(stride <= vector.stride, "a layer has room for what the one below it leaves")
        return BusArgumentPlanes(base: vector.base, stride: stride)
    }
}

extension QM31 {
    /// Calls `body` with the four words in a row.
    func withWords<Result>(_ body: (UnsafePointer<UInt32>) -> Result) -> Result {
        withUnsafeBytes(of: words) { body($0.baseAddress!.assumingMemoryBound(to: UInt32.self)) }
    }
}
