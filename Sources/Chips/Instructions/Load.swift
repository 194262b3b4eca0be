import Constraints

/// Where a load finds its word.
enum LoadSource {
    /// Memory outside the text, which may have been written.
    case memory
    /// The text, which never changes.
    case text
}

/// The word that a load reads.
struct LoadedWord {
    let word: Word
    private let time: Expression?

    init(_ recorder: InstructionRecorder, _ source: LoadSource, _ address: Address) {
        let word = recorder.word("memory")
        self.word = word
        switch source {
        case .memory:
            time = recorder.accessMemory(low: address.low, high: address.high, old: word, new: word)
        case .text:
            time = nil
            recorder.chip.send(
                "the text has this word here", to: MachineBus.rom,
                [address.low, address.high, word.low, word.high])
        }
    }

    func fill(_ step: Step, _ row: Row) {
        row[word] = step.memoryOld
        if let time { row[time] = step.memoryTime }
    }
}

/// Loads a word.
struct LoadWord: InstructionChip {
    let layout: InstructionLayout
    private let operands: Operands
    private let address: Address
    private let loaded: LoadedWord

    init(_ form: Form, _ shape: Operands.Shape, _ source: LoadSource) {
        let recorder = InstructionRecorder(form, summary: "Loads a word.")
        var operands = Operands(recorder, shape)
        let immediate = recorder.field(.immediate)
        address = Address(recorder, base: operands.a, immediate: immediate, offset: nil)
        loaded = LoadedWord(recorder, source, address)
        operands.write(recorder, loaded.word)
        self.operands = operands
        layout = recorder.finish(next: recorder.following)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
        address.fill(base: step.a, immediate: step.b, row)
        loaded.fill(step, row)
    }
}

/// Loads a byte or a half-word, with or without its sign.
///
/// The limb at the lane's half is two bytes; the one at the lane's byte, or the high one of a half-word, has the
/// sign.
struct LoadPart: InstructionChip {
    let layout: InstructionLayout
    private let operands: Operands
    private let address: Address
    private let lane: Lane
    private let loaded: LoadedWord
    private let isHalf: Expression
    /// The byte that has the sign, the other byte of the limb, and the sign.
    private let top: Expression
    private let other: Expression
    private let sign: Expression

    init(_ form: Form, _ source: LoadSource) {
        let recorder = InstructionRecorder(form, summary: "Loads a byte or a half-word, extended to a word.")
        let chip = recorder.chip
        var operands = Operands(recorder, .constant)
        let immediate = recorder.field(.immediate)
        isHalf = recorder.field(.isHalf)
        let fills = recorder.field(low: .lowFill, high: .highFill)
        lane = Lane(recorder, isHalf: isHalf)
        top = chip.column("top")
        other = chip.column("other")
        sign = chip.column("sign")
        address = Address(recorder, base: operands.a, immediate: immediate, offset: lane.offset)
        loaded = LoadedWord(recorder, source, address)
        let isUpper = chip.derive("is_upper", lane.byte + isHalf)
        chip.require(
            "the limb at the lane is its two bytes", lane.limb(of: loaded.word),
            equals: top + 256 * other + 255 * isUpper * (top - other))
        chip.send("the sign is the top bit of its byte", to: MachineBus.sign, [top, other, sign])
        let low = top + isHalf * (255 * top + other) + fills.low * sign
        operands.write(recorder, Word(low: low, high: fills.high * sign))
        self.operands = operands
        layout = recorder.finish(next: recorder.following)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
        address.fill(base: step.a, immediate: step.b, row)
        loaded.fill(step, row)
        let isHalf = row[self.isHalf] == 1
        lane.fill(step.address, isHalf: isHalf, row)
        let limb = step.memoryOld >> (16 * (step.address >> 1 & 1)) & 0xffff
        let isUpper = isHalf || step.address & 1 == 1
        row[top] = isUpper ? limb >> 8 : limb & 0xff
        row[other] = isUpper ? limb & 0xff : limb >> 8
        row[sign] = row[top] >> 7
    }
}
