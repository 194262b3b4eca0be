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

    /// One of the four planes.
    public func plane(_ coordinate: Int) -> UnsafeMutablePointer<UInt32> {
        precondition((0..<4).contains(coordinate), "the extension has degree four")
        return base + coordinate * stride
    }
}
