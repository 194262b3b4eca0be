import Constraints

/// The numbers of the guest ABI, in a7.
enum EcallNumber {
    static let exit: Int64 = 93
    static let write: Int64 = 64
    static let readPublic: Int64 = 1024
    static let readPrivate: Int64 = 1025
    static let commit: Int64 = 1026
    static let inputLength: Int64 = 1027
}

/// What the calls have in common: a7 says which call it is, and a0 holds its argument and then its result.
struct EcallOperands {
    private let numberTime: Expression
    private var argumentTime: Expression?

    init(_ recorder: InstructionRecorder, number: Int64) {
        let word = Word(low: recorder.chip.constant(number), high: recorder.chip.constant(0))
        numberTime = recorder.access("a7", register: RegisterIndex.number, at: .first, old: word, new: word)
    }

    /// States that a0 holds `old` and receives `new`, which may be the same.
    mutating func exchangeArgument(
        _ recorder: InstructionRecorder, at slot: InstructionRecorder.Slot = .destination, old: Word,
        new: Word
    ) {
        argumentTime = recorder.access("a0", register: RegisterIndex.argument, at: slot, old: old, new: new)
    }

    func fill(_ step: Step, _ row: Row) {
        row[numberTime] = step.aTime
        if let argumentTime { row[argumentTime] = step.oldTime }
    }
}

/// Ends the run with the exit code in a0.
struct Exit: InstructionChip {
    let layout: InstructionLayout
    private let operands: EcallOperands
    private let code: Word

    init() {
        let recorder = InstructionRecorder(.exit, summary: "Ends the run with an exit code.")
        var operands = EcallOperands(recorder, number: EcallNumber.exit)
        code = recorder.word("code")
        operands.exchangeArgument(recorder, at: .second, old: code, new: code)
        recorder.chip.send(
            "the run halts here with this exit code", to: MachineBus.halt,
            [recorder.cycle, code.low, code.high])
        self.operands = operands
        layout = recorder.finish(next: nil)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
        row[code] = step.old
    }
}

/// Takes the next word of an input, or appends one to the output, at a cursor that is itself a register.
struct Stream: InstructionChip {
    enum Kind {
        case readPublic, readPrivate, commit
    }

    let layout: InstructionLayout
    private let operands: EcallOperands
    private let cursor: Expression
    private let cursorTime: Expression
    private let old: Word
    private let new: Word?

    init(_ kind: Kind) {
        let recorder = InstructionRecorder(kind.form, summary: kind.summary)
        let chip = recorder.chip
        var operands = EcallOperands(recorder, number: kind.number)
        let zero = chip.constant(0)
        cursor = chip.column("cursor")
        cursorTime = recorder.access(
            "cursor", "the cursor", register: kind.cursor, at: .second,
            old: Word(low: cursor, high: zero), new: Word(low: cursor + 1, high: zero))
        old = recorder.word("a0")
        let new = kind == .commit ? nil : recorder.word("word")
        self.new = new
        let word = new ?? old
        operands.exchangeArgument(recorder, old: old, new: word)
        chip.send(kind.claim, to: kind.bus, [cursor, word.low, word.high])
        self.operands = operands
        layout = recorder.finish(next: recorder.following)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
        row[cursor] = step.cursor
        row[cursorTime] = step.cursorTime
        row[old] = step.old
        if let new { row[new] = step.result }
    }
}

extension Stream.Kind {
    fileprivate var form: Form {
        switch self {
        case .readPublic: .readPublic
        case .readPrivate: .readPrivate
        case .commit: .commit
        }
    }

    fileprivate var summary: String {
        switch self {
        case .readPublic: "Reads the next word of the public input."
        case .readPrivate: "Reads the next word of the private input."
        case .commit: "Appends a word to the public output."
        }
    }

    fileprivate var number: Int64 {
        switch self {
        case .readPublic: EcallNumber.readPublic
        case .readPrivate: EcallNumber.readPrivate
        case .commit: EcallNumber.commit
        }
    }

    fileprivate var cursor: UInt32 {
        switch self {
        case .readPublic: RegisterIndex.publicCursor
        case .readPrivate: RegisterIndex.privateCursor
        case .commit: RegisterIndex.outputCursor
        }
    }

    fileprivate var bus: Bus {
        switch self {
        case .readPublic: MachineBus.publicInput
        case .readPrivate: MachineBus.privateInput
        case .commit: MachineBus.publicOutput
        }
    }

    fileprivate var claim: String {
        switch self {
        case .readPublic: "the public input has this word at the cursor"
        case .readPrivate: "the private input has this word at the cursor"
        case .commit: "the public output has this word at the cursor"
        }
    }
}

/// Replaces a0 (0: public, 1: private) by the byte length of an input.
struct InputLength: InstructionChip {
    let layout: InstructionLayout
    private let operands: EcallOperands
    private let which: Expression
    private let length: Word

    init() {
        let recorder = InstructionRecorder(.inputLength, summary: "Reads the byte length of an input.")
        let chip = recorder.chip
        var operands = EcallOperands(recorder, number: EcallNumber.inputLength)
        which = chip.column("input")
        length = recorder.word("length")
        operands.exchangeArgument(recorder, old: Word(low: which, high: chip.constant(0)), new: length)
        chip.send("the input has this length", to: MachineBus.lengths, [which, length.low, length.high])
        self.operands = operands
        layout = recorder.finish(next: recorder.following)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
        row.set(which, signed: Int64(step.old))
        row[length] = step.result
    }
}

/// Writes to the log, which is no part of the statement: a0 becomes the length in a2.
struct WriteLog: InstructionChip {
    let layout: InstructionLayout
    private let operands: EcallOperands
    private let length: Word
    private let lengthTime: Expression
    private let old: Word

    init() {
        let recorder = InstructionRecorder(.writeLog, summary: "Writes to the log and returns the length.")
        var operands = EcallOperands(recorder, number: EcallNumber.write)
        length = recorder.word("length")
        lengthTime = recorder.access(
            "a2", register: RegisterIndex.length, at: .second, old: length, new: length)
        old = recorder.word("a0")
        operands.exchangeArgument(recorder, old: old, new: length)
        self.operands = operands
        layout = recorder.finish(next: recorder.following)
    }

    func fill(_ step: Step, _ row: Row) {
        operands.fill(step, row)
        row[length] = step.b
        row[lengthTime] = step.bTime
        row[old] = step.old
    }
}
