import Constraints

/// The registers of a store: the base of the address, and what is stored.
struct StoreOperands {
    let base: Word
    let value: Word
    private let baseTime: Expression
    private let valueTime: Expression

    init(_ recorder: InstructionRecorder) {
        let rs1 = recorder.field(.rs1)
        let rs2 = recorder.field(.rs2)
        base = recorder.word("a")
        baseTime = recorder.access("rs1", register: rs1, at: .first, old: base, new: base)
        value = recorder.word("b")
        valueTime = recorder.access("rs2", register: rs2, at: .second, old: value, new: value)
    }

    func fill(_ step: Step, _ row: Row) {
        row[base] = step.a
        row[baseTime] = step.aTime
        row[value] = step.b
        row[valueTime] = step.bTime
    }
}

/// Stores a word.
struct StoreWord: InstructionChip {
    let layout: InstructionLayout
    private let operands: StoreOperands
    private let address: Address
    private let memory: Word
    private let time: Expression

    init() {
        let recorder = InstructionRecorder(.storeWord, summary: "Stores a word.")
        operands = StoreOperands(recorder)
        let immediate = recorder.field(.immediate)
        address = Address(recorder, base: operands.base, immediate: immediate, offset: nil)
        memory = recorder.word("memory")
        time = recorder.accessMemory(
            low: address.low, high: address.high, old: memory, new: operands.value)
        layout = recorder.finish(next: recorder.following)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
        address.fill(base: step.a, immediate: step.address &- step.a, row)
        row[memory] = step.memoryOld
        row[time] = step.memoryTime
    }
}

/// Stores a byte or a half-word; the other bytes of the word are the old cells themselves.
struct StorePart: InstructionChip {
    let layout: InstructionLayout
    private let operands: StoreOperands
    private let isHalf: Expression
    private let address: Address
    private let lane: Lane
    private let memory: Word
    private let time: Expression
    /// The byte that is replaced by a byte store, the other byte of the limb, the low byte of what is stored, and by
    /// how much the limb changes.
    private let replaced: Expression
    private let kept: Expression
    private let new: Expression
    private let change: Expression

    init() {
        let recorder = InstructionRecorder(.storePart, summary: "Stores a byte or a half-word.")
        let chip = recorder.chip
        operands = StoreOperands(recorder)
        let immediate = recorder.field(.immediate)
        isHalf = recorder.field(.isHalf)
        lane = Lane(recorder, isHalf: isHalf)
        replaced = chip.column("replaced")
        kept = chip.column("kept")
        new = chip.column("new")
        change = chip.column("change")
        memory = recorder.word("memory")
        address = Address(recorder, base: operands.base, immediate: immediate, offset: lane.offset)
        let limb = chip.derive("limb", lane.limb(of: memory))
        chip.require(
            "the limb at the lane is its two bytes", limb,
            equals: replaced + 256 * kept + 255 * lane.byte * (replaced - kept))
        recorder.bytes("the bytes of the limb are bytes", replaced, kept)
        recorder.bytes(
            "the low limb of what is stored is two bytes", new, (operands.value.low - new).shiftedRight(by: 8)
        )
        chip.require(
            "the limb changes by what is stored", change,
            equals: (1 - isHalf) * (new - replaced) * (1 + 255 * lane.byte) + isHalf
                * (operands.value.low - limb))
        let after = Word(low: memory.low + (1 - lane.half) * change, high: memory.high + lane.half * change)
        time = recorder.accessMemory(low: address.low, high: address.high, old: memory, new: after)
        layout = recorder.finish(next: recorder.following)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
        address.fill(base: step.a, immediate: step.address &- step.a, row)
        let isHalf = row[self.isHalf] == 1
        lane.fill(step.address, isHalf: isHalf, row)
        row[memory] = step.memoryOld
        row[time] = step.memoryTime
        let shift = 16 * (step.address >> 1 & 1)
        let limb = step.memoryOld >> shift & 0xffff
        let isUpper = !isHalf && step.address & 1 == 1
        row[replaced] = isUpper ? limb >> 8 : limb & 0xff
        row[kept] = isUpper ? limb & 0xff : limb >> 8
        row[new] = step.b & 0xff
        row.set(change, signed: Int64(step.memoryNew >> shift & 0xffff) - Int64(limb))
    }
}
