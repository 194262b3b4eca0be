/// Elements one by one: for short vectors, ends of vectors and tests.
extension ExtensionVector {
    /// A vector of these elements.
    public convenience init(_ elements: some Collection<QM31>) {
        self.init(count: elements.count)
        for (index, element) in elements.enumerated() { self[index] = element }
    }

    public subscript(index: Int) -> QM31 {
        get {
            precondition((0..<count).contains(index), "an element of the vector")
            let first = base + index
            return QM31(
                M31(first[0]), M31(first[stride]), M31(first[2 * stride]), M31(first[3 * stride]))
        }
        set {
            precondition((0..<count).contains(index), "an element of the vector")
            let first = base + index
            (first[0], first[stride], first[2 * stride], first[3 * stride]) = newValue.words
        }
    }

    public var elements: [QM31] { (0..<count).map { self[$0] } }
}
