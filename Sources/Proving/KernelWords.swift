import Algebra
import ProofSystem

/// Calls `body` with a short list of extension elements as kernels read it: element-major, four words each.
func withWords<Result>(of elements: [QM31], _ body: (UnsafePointer<UInt32>) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 4 * elements.count) { words in
        for (index, element) in elements.enumerated() {
            words[4 * index] = element.a.value
            words[4 * index + 1] = element.b.value
            words[4 * index + 2] = element.c.value
            words[4 * index + 3] = element.d.value
        }
        return body(UnsafePointer(words.baseAddress!))
    }
}

extension QM31 {
    /// The element of four canonical words that a kernel wrote.
    init(canonical words: UnsafeMutableBufferPointer<UInt32>, at index: Int) {
        self.init(
            M31(words[index]), M31(words[index + 1]), M31(words[index + 2]),
            M31(words[index + 3]))
    }
}

extension Layout {
    /// Base-2 logarithm of the cells of a column.
    func logHeight(ofColumn column: Int) -> Int { shape.pieces[columns[column].piece].logHeight }
}
