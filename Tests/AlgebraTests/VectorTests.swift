import Algebra
import Testing

@Suite("Vectors for kernels")
struct VectorTests {
    @Test("an extension vector keeps its elements in four planes", arguments: [0, 1, 15, 16, 17, 100])
    func planes(count: Int) {
        let elements = (0..<UInt32(count)).map { index in
            QM31(M31(index), M31(index + 1000), M31(index + 2000), M31(index + 3000))
        }
        let vector = ExtensionVector(elements)
        #expect(vector.elements == elements)
        for index in 0..<count {
            for plane in 0..<4 { #expect(vector.plane(plane)[index] == UInt32(1000 * plane + index)) }
        }
    }

    @Test("vectors and planes begin on a cache line", arguments: [1, 1000, 1 << 20])
    func alignment(count: Int) {
        #expect(UInt(bitPattern: FieldVector(count: count).base) % 64 == 0)
        let vector = ExtensionVector(count: count)
        for plane in 0..<4 { #expect(UInt(bitPattern: vector.plane(plane)) % 64 == 0) }
    }

    @Test("the baseline level is everywhere, and the selected one is among those of this machine")
    func levels() {
        let names = Kernels.available.map(\.name)
        #expect(names.first == "baseline")
        #expect(names.contains(Kernels.selected.name))
    }
}
