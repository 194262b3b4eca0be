import RISCV

/// A decoded form as the planner and the filler want it: which registers it accesses at which of the three times of a
/// cycle, and whether it accesses memory.
struct FormPlan: Sendable {
    /// What a form does besides reading and writing registers.
    enum Access: UInt8, Sendable {
        case none, load, text, store, exit, stream, length, log
    }

    /// How to choose among the forms of one address.
    enum Choice: UInt8, Sendable {
        /// There is only one.
        case single
        /// By the address that follows.
        case branch
        /// Without a carry between the limbs, or with.
        case small
        /// By the address that is read.
        case load
        /// By the number of the call.
        case call
    }

    /// Stands for no register.
    static let none = UInt8.max

    let fields: InlineArray<8, UInt32>
    let pc: UInt32
    let immediate: UInt32
    let next: UInt32
    let form: Form
    /// Index of the form's chip.
    let chip: UInt8
    let access: Access
    let choice: Choice
    /// Registers accessed at 3c, 3c + 1 and 3c + 2.
    let first: UInt8
    let second: UInt8
    let destination: UInt8
    /// The register that holds the first operand, also where the form reads it by writing it.
    let operand: UInt8
    /// The second operand is a constant.
    let hasConstant: Bool

    init(_ decoded: DecodedForm) {
        let pattern = FormPattern.all[decoded.form.number - 1]
        fields = decoded.fields
        pc = decoded.pc
        immediate = decoded.immediate
        next = decoded.next
        form = decoded.form
        chip = pattern.chip
        access = pattern.access
        choice = Choice(decoded.opcode)
        operand = UInt8(truncatingIfNeeded: decoded.rs1)
        func register(_ constant: UInt8?, _ isField: Bool, _ index: UInt32) -> UInt8 {
            constant ?? (isField ? UInt8(truncatingIfNeeded: index) : Self.none)
        }
        first = register(pattern.call?.first, pattern.hasFirst, decoded.rs1)
        second = register(pattern.call?.second, pattern.hasSecond, decoded.rs2)
        destination = register(pattern.call?.destination, pattern.hasDestination, decoded.rd)
        hasConstant = !pattern.hasSecond
    }
}

extension FormPlan {
    /// The plans of all rows of the program table, in their order.
    static func all(of program: DecodedProgram) -> [FormPlan] {
        program.rows.map(FormPlan.init)
    }
}

/// What all decoded forms of one form have in common.
private struct FormPattern {
    let chip: UInt8
    let access: FormPlan.Access
    let call: CallRegisters?
    let hasFirst: Bool
    let hasSecond: Bool
    let hasDestination: Bool

    static let all = Form.allCases.map(FormPattern.init)

    private init(_ form: Form) {
        let fields = ChipCatalogue.instruction(form).layout.fields
        chip = UInt8(form.number - 1)
        access = FormPlan.Access(form)
        call = CallRegisters(form)
        hasFirst = fields.contains(.rs1)
        hasSecond = fields.contains(.rs2)
        hasDestination = fields.contains(.rd)
    }
}

extension FormPlan.Access {
    fileprivate init(_ form: Form) {
        switch form {
        case .loadWord, .loadWordInPlace, .loadPart: self = .load
        case .loadTextWord, .loadTextPart: self = .text
        case .storeWord, .storePart: self = .store
        case .exit: self = .exit
        case .readPublic, .readPrivate, .commit: self = .stream
        case .inputLength: self = .length
        case .writeLog: self = .log
        default: self = .none
        }
    }

    /// Whether a planned step keeps a word of memory.
    var usesMemory: Bool { self == .load || self == .text || self == .store }
}

extension FormPlan.Choice {
    fileprivate init(_ opcode: Opcode) {
        switch opcode {
        case .beq, .bne, .blt, .bge, .bltu, .bgeu: self = .branch
        case .addi: self = .small
        case .lb, .lbu, .lh, .lhu, .lw: self = .load
        case .ecall: self = .call
        default: self = .single
        }
    }
}

/// The registers that a call accesses, which its chip knows as constants.
private struct CallRegisters {
    let first = UInt8(RegisterIndex.number)
    let second: UInt8
    let destination: UInt8

    init?(_ form: Form) {
        let argument = UInt8(RegisterIndex.argument)
        switch form {
        case .exit: (second, destination) = (argument, FormPlan.none)
        case .readPublic: (second, destination) = (UInt8(RegisterIndex.publicCursor), argument)
        case .readPrivate: (second, destination) = (UInt8(RegisterIndex.privateCursor), argument)
        case .commit: (second, destination) = (UInt8(RegisterIndex.outputCursor), argument)
        case .inputLength: (second, destination) = (FormPlan.none, argument)
        case .writeLog: (second, destination) = (UInt8(RegisterIndex.length), argument)
        default: return nil
        }
    }
}
