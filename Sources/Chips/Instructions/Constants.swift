import Constraints

/// Goes on at an address that the program knows: jumps without a link, and instructions that do nothing.
struct Jump: InstructionChip {
    let layout: InstructionLayout

    init() {
        let recorder = InstructionRecorder(.jump, summary: "Goes on at a known address; writes nothing.")
        layout = recorder.finish(next: recorder.field(.next))
    }

    func fill(_ step: Step, _ row: Row) {}
}

/// Writes a word that the program knows: lui, auipc, li, and the link of jal.
struct SetWord: InstructionChip {
    let layout: InstructionLayout
    private let old: Word
    private let time: Expression

    init() {
        let recorder = InstructionRecorder(.set, summary: "Writes a word that the decoder has computed.")
        let destination = recorder.field(.rd)
        let value = recorder.field(low: .valueLow, high: .valueHigh)
        let next = recorder.field(.next)
        old = recorder.word("old")
        time = recorder.access("rd", register: destination, at: .destination, old: old, new: value)
        layout = recorder.finish(next: next)
    }

    func fill(_ step: Step, _ row: Row) {
        row[old] = step.old
        row[time] = step.oldTime
    }
}

/// Copies a register.
struct Move: InstructionChip {
    let layout: InstructionLayout
    private let operands: Operands

    init() {
        let recorder = InstructionRecorder(.move, summary: "Copies a register.")
        var operands = Operands(recorder, .constant)
        operands.write(recorder, operands.a)
        self.operands = operands
        layout = recorder.finish(next: recorder.following)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
    }
}
