/// A vector of base-field elements in memory of its own, for kernels to read and write.
///
/// A class with a pointer instead of an array: kernels on several threads write disjoint parts of it, without copies,
/// bounds or exclusivity in their way. Who shares it keeps writers and readers apart.
public final class FieldVector: @unchecked Sendable {
    /// Canonical elements, the first on a cache line of its own.
    public let base: UnsafeMutablePointer<UInt32>
    public let count: Int

    /// A vector whose elements are undefined until they are written.
    public init(count: Int) {
        precondition(count >= 0, "a vector has a length")
        self.count = count
        base = VectorMemory.allocate(words: count)
    }

    deinit { VectorMemory.free(base) }

    /// A vector of these elements.
    public convenience init(_ elements: [M31]) {
        self.init(count: elements.count)
        for (index, element) in elements.enumerated() { base[index] = element.value }
    }

    public subscript(index: Int) -> M31 {
        get {
            precondition((0..<count).contains(index), "an element of the vector")
            return M31(base[index])
        }
        set {
            precondition((0..<count).contains(index), "an element of the vector")
            base[index] = newValue.value
        }
    }

    public var elements: [M31] { (0..<count).map { self[$0] } }
}
