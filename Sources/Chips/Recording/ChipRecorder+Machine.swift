import Constraints

/// What chips of this machine say again and again.
extension ChipRecorder {
    /// A word of two cells.
    func word(_ name: String, _ kind: Column.Kind = .committed) -> Word {
        let limbs = columns(name, count: 2, kind)
        return Word(low: limbs[0], high: limbs[1])
    }

    /// The constant word 0.
    var zero: Word { Word(low: constant(0), high: constant(0)) }

    /// Claims 0 ≤ value < 2^width, width ≤ 16.
    func range(_ label: String, _ width: Int64, _ value: Expression) {
        send(label, to: MachineBus.range, [constant(width), value])
    }

    /// Claims that both limbs of a word are below 2^16.
    func limbs(_ name: String, _ word: Word) {
        range("the low limb of \(name) is a limb", 16, word.low)
        range("the high limb of \(name) is a limb", 16, word.high)
    }

    /// Claims that two values are bytes.
    func bytes(_ label: String, _ x: Expression, _ y: Expression) {
        send(label, to: MachineBus.bytes, [x, y])
    }
}
