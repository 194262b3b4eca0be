import Constraints

/// What a refresh row says; for a register the address is its index.
struct Refresh: Sendable, Hashable {
    var address: UInt32
    var value: UInt32
    var oldTime: UInt32
    var newTime: UInt32
}

/// A later time for a word whose last access is too long ago for the window of its next one.
///
/// The new time is below 2^28 and later than the old one by less than 2^28, so that the difference cannot wrap: with
/// no bound on the new time, eight refreshes could lead once around the field.
struct RefreshTime {
    private let old: Expression
    private let new: Word
    private let step: Expression

    /// The times of the tuples that are received and sent.
    var times: (old: Expression, new: Expression) { (old, new.low + 65536 * new.high) }

    init(_ chip: ChipRecorder) {
        old = chip.column("old.time")
        new = chip.word("new.time")
        step = chip.column("step[0]")
        let difference = new.low + 65536 * new.high - 1 - old
        let high = chip.derive("step[1]", (difference - step).shiftedRight(by: 16))
        chip.range("the low limb of the new time is a limb", 16, new.low)
        chip.range("the high limb of the new time is below 2^12", 12, new.high)
        chip.range("the low limb of the step is a limb", 16, step)
        chip.range("the high limb of the step is below 2^12: the new time is later", 12, high)
    }

    func fill(old: UInt32, new: UInt32, _ row: Row) {
        row[self.old] = old
        row[self.new] = new
        row[step] = (new &- old &- 1) & 0xffff
    }
}
