import Constraints

/// A product of a limb and a byte in two parts: the low byte, which whoever uses it looks up beside a byte of its own,
/// and the rest, which is a limb.
struct SplitProduct {
    let low: Expression

    init(_ recorder: InstructionRecorder, low name: String) {
        low = recorder.chip.column(name)
    }

    /// States that the rest is a limb, and returns it.
    func rest(
        _ recorder: InstructionRecorder, called name: String, of product: Expression, _ label: String
    ) -> Expression {
        let rest = unchecked(recorder, called: name, of: product)
        recorder.range(label, 16, rest)
        return rest
    }

    /// The rest, where other rules keep it small: then it is the quotient of the product by 2^8, as the product and
    /// 2^8 times a small rest are both below p.
    func unchecked(
        _ recorder: InstructionRecorder, called name: String, of product: Expression
    ) -> Expression {
        recorder.chip.derive(name, (product - low).shiftedRight(by: 8))
    }

    func fill(_ product: Int64, _ row: Row) {
        row.set(low, signed: product & 0xff)
    }
}

/// A carry of nine bits: all but the top bit is a byte, whose lookup has room for another byte that needs a check.
struct NineBits {
    private let top: Expression

    init(_ recorder: InstructionRecorder, top name: String) {
        top = recorder.chip.column(name)
    }

    /// States that `carry` has nine bits and `byte` eight.
    func require(
        _ recorder: InstructionRecorder, _ carry: Expression, called name: String, _ label: String,
        beside byte: Expression
    ) {
        recorder.chip.requireBoolean("the top bit of \(name) is a bit", top)
        recorder.bytes(label, byte, carry - 256 * top)
    }

    func fill(_ carry: Int64, _ row: Row) {
        row.set(top, signed: carry >> 8)
    }
}
