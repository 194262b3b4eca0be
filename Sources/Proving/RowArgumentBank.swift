import Algebra
import CKernels

/// Vectors of extension values that are bound from round to round, side by side: leaves of a piece, or the affine form
/// of a height.
///
/// In the first round they are made from the columns, in the others they are bound from those of the round before; part
/// by part, by the pass that also evaluates them.
struct RowArgumentBank: @unchecked Sendable {
    /// For each vector the forms whose sum it is.
    private let forms: [[RowArgumentCollapse]]
    /// The vectors one after the other, and those of the round before.
    private var front: ExtensionVector
    private var back: ExtensionVector
    /// Values of each vector.
    private(set) var length: Int
    /// The challenge that binds `back`; nil in the first round.
    private var z: [UInt32]?

    init(_ forms: [[RowArgumentCollapse]], length: Int) {
        self.forms = forms
        self.length = length
        front = ExtensionVector(count: forms.count * length)
        back = ExtensionVector(count: (forms.count * length + 1) / 2)
    }

    var base: UnsafePointer<UInt32> { UnsafePointer(front.base) }
    var stride: Int { front.stride }

    /// Makes values `first ..< first + count` of all vectors.
    func make(_ kernels: Kernels, first: Int, count: Int) {
        for (number, parts) in forms.enumerated() {
            let target = front.base + number * length + first
            guard let z else {
                for (index, form) in parts.enumerated() {
                    form.write(
                        kernels, first: first, count: count, adding: index > 0, to: target,
                        stride: front.stride)
                }
                continue
            }
            let source = back.base + 2 * (number * length + first)
            kernels.rows.bind(source, back.stride, count, z, target, front.stride)
        }
    }

    /// Binds the lowest variable to z: the next round makes half as many values.
    mutating func bind(_ z: QM31) {
        swap(&front, &back)
        length /= 2
        self.z = z.wordArray
    }

    /// What it costs to make one value of all vectors, in columns of a block or in products.
    var effort: Int { z == nil ? forms.joined().reduce(0) { $0 + $1.columnCount } : forms.count }
}
