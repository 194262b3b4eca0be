import Constraints

/// The operands and the destination of an instruction, in one of the four shapes in which most families come.
struct Operands {
    /// Where the operands come from.
    enum Shape {
        /// Two registers, and a destination of its own.
        case registers
        /// The destination is the first register.
        case registersInPlace
        /// A register and a constant of the program.
        case constant
        /// The destination is the register.
        case constantInPlace

        var isInPlace: Bool { self == .registersInPlace || self == .constantInPlace }
        var hasSecondRegister: Bool { self == .registers || self == .registersInPlace }
    }

    let shape: Shape
    /// The first operand.
    let a: Word
    /// The second register's value; nil with a constant, which the chip lays out as the fields it needs.
    let secondRegister: Word?
    /// The destination's previous value, unless it is the first operand.
    let old: Word?
    private let destination: Expression
    private let aTime: Expression?
    private let bTime: Expression?
    private var oldTime: Expression?

    init(_ recorder: InstructionRecorder, _ shape: Shape) {
        self.shape = shape
        destination = recorder.field(.rd)
        let first = shape.isInPlace ? nil : recorder.field(.rs1)
        let second = shape.hasSecondRegister ? recorder.field(.rs2) : nil
        let a = recorder.word("a")
        self.a = a
        aTime = first.map { recorder.access("rs1", register: $0, at: .first, old: a, new: a) }
        let b = second.map { _ in recorder.word("b") }
        secondRegister = b
        bTime = second.flatMap { register in
            b.map { recorder.access("rs2", register: register, at: .second, old: $0, new: $0) }
        }
        old = shape.isInPlace ? nil : recorder.word("old")
    }

    /// The second operand of a two-register shape.
    var b: Word {
        guard let secondRegister else {
            preconditionFailure("a shape with a constant has no second register")
        }
        return secondRegister
    }

    /// States that the destination receives `result`.
    mutating func write(_ recorder: InstructionRecorder, _ result: Word) {
        oldTime = recorder.access("rd", register: destination, at: .destination, old: old ?? a, new: result)
    }

    /// Fills the cells of the operands, times and previous value.
    func fill(_ step: Step, _ row: Row) {
        row[a] = step.a
        if let aTime { row[aTime] = step.aTime }
        if let secondRegister { row[secondRegister] = step.b }
        if let bTime { row[bTime] = step.bTime }
        if let old { row[old] = step.old }
        if let oldTime { row[oldTime] = step.oldTime }
    }
}
