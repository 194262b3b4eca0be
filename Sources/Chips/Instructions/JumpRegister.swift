import Constraints

/// Jumps to a register plus a constant, bit 0 cleared, and writes the link.
///
/// The target without bit 0 is a multiple of 4, or there is no row for the jump: a misaligned target faults. The
/// next state's pc is a field element that some row of the program must match; if it is congruent to a program
/// address N modulo p, the integer is N − p, N, N + p or N + 2p, and of these only N is a multiple of 4, for p ≡ 3
/// (mod 4). A sum that wraps around 2^32 lands below 2048 or above 2^31, never in the text.
struct JumpRegister: InstructionChip {
    /// What becomes of the link.
    enum Link {
        case written, writtenInPlace, dropped
    }

    let layout: InstructionLayout
    private let a: Word
    private let aTime: Expression?
    private let old: Word?
    private let oldTime: Expression?
    private let bit: Expression

    init(_ form: Form, _ link: Link) {
        let recorder = InstructionRecorder(form, summary: "Jumps to the address in a register.")
        let chip = recorder.chip
        let destination = link == .dropped ? nil : recorder.field(.rd)
        let source = link == .writtenInPlace ? nil : recorder.field(.rs1)
        let immediate = recorder.field(.immediate)
        let value = link == .dropped ? nil : recorder.field(low: .valueLow, high: .valueHigh)
        let a = recorder.word("a")
        self.a = a
        aTime = source.map { recorder.access("rs1", register: $0, at: .first, old: a, new: a) }
        let old = link == .written ? recorder.word("old") : nil
        self.old = old
        if let destination, let value {
            oldTime = recorder.access(
                "rd", register: destination, at: .destination, old: old ?? a, new: value)
        } else {
            oldTime = nil
        }
        bit = chip.column("bit0")
        chip.requireBoolean("bit 0 of the target is a bit", bit)
        recorder.range(
            "the target without bit 0 is a multiple of 4", 16,
            (a.low + immediate + 2048 - bit).shiftedRight(by: 2))
        layout = recorder.finish(next: a.low + 65536 * a.high + immediate - bit)
    }

    func fill(_ step: Step, _ row: Row) {
        row[a] = step.a
        if let aTime { row[aTime] = step.aTime }
        if let old { row[old] = step.old }
        if let oldTime { row[oldTime] = step.oldTime }
        row[bit] = (step.a &+ step.b) & 1
    }
}
