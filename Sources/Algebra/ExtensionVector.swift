/// A vector of extension-field elements in memory of its own, for kernels to read and write: planar, coordinate k of
/// element i at `base[k * stride + i]`.
///
/// See `FieldVector` about sharing.
public final class ExtensionVector: @unchecked Sendable {
    /// Canonical coordinates; each of the four planes begins on a cache line.
    public let base: UnsafeMutablePointer<UInt32>
    /// Words from one plane to the next.
    public let stride: Int
    public let count: Int

    /// A vector whose elements are undefined until they are written.
    public init(count: Int) {
        precondition(count >= 0, "a vector has a length")
        self.count = count
        // Planes a power of two apart would fall on the same few sets of the cache; one more line moves them apart.
        stride = (count + 15) / 16 * 16 + 16
        base = VectorMemory.allocate(words: 4 * stride)
    }

    deinit { VectorMemory.free(base) }

    /// A vector of these elements.
    public convenience init(_ elements: [QM31]) {
        self.init(count: elements.count)
        for (index, element) in elements.enumerated() { self[index] = element }
    }

    public subscript(index: Int) -> QM31 {
        get {
            precondition((0..<count).contains(index), "an element of the vector")
            return QM31(
                M31(canonical: base[index]), M31(canonical: base[stride + index]),
                M31(canonical: base[2 * stride + index]), M31(canonical: base[3 * stride + index]))
        }
        set {
            precondition((0..<count).contains(index), "an element of the vector")
            (base[index], base[stride + index], base[2 * stride + index], base[3 * stride + index]) =
                newValue.words
        }
    }

    public var elements: [QM31] { (0..<count).map { self[$0] } }

    /// One of the four planes.
    public func plane(_ coordinate: Int) -> UnsafeMutablePointer<UInt32> {
        precondition((0..<4).contains(coordinate), "the extension has degree four")
        return base + coordinate * stride
    }
}
