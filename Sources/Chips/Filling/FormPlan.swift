import RISCV

/// A decoded form as the planner and the filler want it: which registers it accesses at which of the three times of a
/// cycle, and whether it accesses memory.
struct FormPlan {
    /// What a form does besides reading and writing registers.
    enum Access: UInt8 {
        case none, load, text, store, exit, stream, length, log
    }

    /// How to choose among the forms of one address.
    enum Choice: UInt8 {
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
        let layout = ChipCatalogue.instruction(decoded.form).layout
        fields = decoded.fields
        pc = decoded.pc
        immediate = decoded.immediate
        next = decoded.next
        form = decoded.form
        chip = UInt8(decoded.form.number - 1)
        access = Access(decoded.form)
        choice = Choice(decoded.opcode)
        operand = UInt8(truncatingIfNeeded: decoded.rs1)
        func register(_ field: Field, _ index: UInt32) -> UInt8? {
            layout.fields.contains(field) ? UInt8(truncatingIfNeeded: index) : nil
        }
        let call = CallRegisters(decoded.form)
        first = call?.first ?? register(.rs1, decoded.rs1) ?? Self.none
        second = call?.second ?? register(.rs2, decoded.rs2) ?? Self.none
        destination = call?.destination ?? register(.rd, decoded.rd) ?? Self.none
        hasConstant = !layout.fields.contains(.rs2)
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
