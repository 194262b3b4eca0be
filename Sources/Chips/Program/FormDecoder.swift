import RISCV

/// Decides in which forms an instruction may be proved.
///
/// Illegal words, ebreak and unimp have none; a jump or taken branch to a target that is misaligned or outside the
/// text has none for that outcome: what has no row cannot be proved.
struct FormDecoder {
    /// Whether an address holds an instruction.
    let isText: (UInt32) -> Bool

    /// The forms of one instruction at an address.
    func forms(of instruction: Instruction, at pc: UInt32) -> [DecodedForm] {
        var forms: [DecodedForm] = []
        decode(instruction, at: pc, into: &forms)
        return forms
    }

    /// Adds the forms of one instruction at an address to those of a program.
    func decode(_ instruction: Instruction, at pc: UInt32, into forms: inout [DecodedForm]) {
        let base = DecodedForm(
            form: .jump, pc: pc, opcode: instruction.opcode, rd: UInt32(instruction.rd),
            rs1: UInt32(instruction.rs1), rs2: UInt32(instruction.rs2),
            immediate: UInt32(bitPattern: instruction.immediate), next: pc &+ 4)
        switch instruction.opcode {
        case .ebreak, .unimp: break
        case .ecall: for form in Self.ecalls { forms.append(base.with(form)) }
        case .jal: jump(base, into: &forms)
        case .jalr: forms.append(jumpRegister(base))
        case .beq, .bne, .blt, .bge, .bltu, .bgeu: branch(base, into: &forms)
        case .lw: loadWord(base, into: &forms)
        case .lb, .lh, .lbu, .lhu: loadPart(base, into: &forms)
        case .sb, .sh: forms.append(base.with(.storePart))
        case .sw: forms.append(base.with(.storeWord))
        case .addi where base.rd != 0: addConstant(base, into: &forms)
        case .fence: forms.append(base)
        default: forms.append(base.rd == 0 ? base : arithmetic(base))
        }
    }

    private static let ecalls: [Form] = [.exit, .readPublic, .readPrivate, .commit, .inputLength, .writeLog]

    // MARK: - Control flow

    private func jump(_ base: DecodedForm, into forms: inout [DecodedForm]) {
        let target = base.pc &+ base.immediate
        guard target % 4 == 0, isText(target) else { return }
        forms.append(base.with(base.rd == 0 ? .jump : .set).writing(base.pc &+ 4).going(to: target))
    }

    private func jumpRegister(_ base: DecodedForm) -> DecodedForm {
        let form: Form =
            base.rd == 0 ? .jumpBack : base.rd == base.rs1 ? .jumpRegisterInPlace : .jumpRegister
        return base.with(form).writing(base.pc &+ 4)
    }

    private func branch(_ base: DecodedForm, into forms: inout [DecodedForm]) {
        let target = base.pc &+ base.immediate
        let canBeTaken = target % 4 == 0 && isText(target)
        if base.rs1 == base.rs2 {
            guard base.opcode.holdsForEquals else { return forms.append(base) }
            if canBeTaken { forms.append(base.going(to: target)) }
            return
        }
        let outcomes = BranchOutcomes(base)
        if canBeTaken { forms.append(outcomes.operands.with(outcomes.taken).going(to: target)) }
        forms.append(outcomes.operands.with(outcomes.notTaken))
    }

    // MARK: - Memory

    private func loadWord(_ base: DecodedForm, into forms: inout [DecodedForm]) {
        let operands = base.keepingDiscarded()
        let isInPlace = operands.rd == operands.rs1
        forms.append(operands.with(isInPlace ? .loadWordInPlace : .loadWord))
        forms.append(operands.with(.loadTextWord))
    }

    private func loadPart(_ base: DecodedForm, into forms: inout [DecodedForm]) {
        let operands = base.keepingDiscarded()
        forms.append(operands.with(.loadPart))
        forms.append(operands.with(.loadTextPart))
    }

    // MARK: - Arithmetic

    private func addConstant(_ base: DecodedForm, into forms: inout [DecodedForm]) {
        if base.rs1 == 0 { return forms.append(base.with(.set).writing(base.immediate)) }
        if base.immediate == 0 { return forms.append(base.copying(base.rs1)) }
        forms.append(base.inPlace(.addSmallInPlace, else: .addSmall))
        forms.append(base.inPlace(.addConstantInPlace, else: .addConstant))
    }

    /// What has one form only.
    private func arithmetic(_ base: DecodedForm) -> DecodedForm {
        switch base.opcode {
        case .lui: base.with(.set).writing(base.immediate)
        case .auipc: base.with(.set).writing(base.pc &+ base.immediate)
        case .add: addition(base)
        case .sub: subtraction(base)
        case .and, .or, .xor: logic(base)
        case .andi, .ori, .xori: base.inPlace(.logicConstantInPlace, else: .logicConstant)
        case .slt: base.with(.lessSigned)
        case .sltu: base.with(.lessUnsigned)
        case .slti: base.with(.lessSignedConstant)
        case .sltiu: base.with(.lessUnsignedConstant)
        case .slli, .srli, .srai: shiftByConstant(base)
        case .sll: base.inPlace(.shiftLeftByInPlace, else: .shiftLeftBy)
        case .srl: base.inPlace(.shiftRightByInPlace, else: .shiftRightBy)
        case .sra: base.inPlace(.shiftArithmeticByInPlace, else: .shiftArithmeticBy)
        case .mul: base.commuted().inPlace(.multiplyInPlace, else: .multiply)
        case .mulh, .mulhsu, .mulhu: base.with(.multiplyHigh)
        default: base.with(.divide)
        }
    }

    private func addition(_ base: DecodedForm) -> DecodedForm {
        if base.rs1 == 0 { return base.copying(base.rs2) }
        if base.rs2 == 0 { return base.copying(base.rs1) }
        return base.commuted().inPlace(.addInPlace, else: .add)
    }

    private func subtraction(_ base: DecodedForm) -> DecodedForm {
        if base.rs1 == base.rs2 { return base.with(.set).writing(0) }
        if base.rs2 == 0 { return base.copying(base.rs1) }
        return base.inPlace(.subtractInPlace, else: .subtract)
    }

    private func logic(_ base: DecodedForm) -> DecodedForm {
        if base.rs1 == base.rs2 {
            return base.opcode == .xor ? base.with(.set).writing(0) : base.copying(base.rs1)
        }
        return base.commuted().inPlace(.logicInPlace, else: .logic)
    }

    private func shiftByConstant(_ base: DecodedForm) -> DecodedForm {
        switch (base.opcode, base.immediate) {
        case (_, 0): base.copying(base.rs1)
        case (.slli, 1...8): base.inPlace(.shiftLeftBitsInPlace, else: .shiftLeftBits)
        case (.slli, 9...15): base.inPlace(.shiftLeftMostInPlace, else: .shiftLeftMost)
        case (.slli, _): base.inPlace(.shiftLeftLimbInPlace, else: .shiftLeftLimb)
        case (.srli, 1...8): base.inPlace(.shiftRightBitsInPlace, else: .shiftRightBits)
        case (.srli, 9...15): base.inPlace(.shiftRightMostInPlace, else: .shiftRightMost)
        case (.srli, _): base.inPlace(.shiftRightLimbInPlace, else: .shiftRightLimb)
        default: base.inPlace(.shiftArithmeticInPlace, else: .shiftArithmetic)
        }
    }
}

/// The forms of the two outcomes of a branch, with operands exchanged where a form wants the zero last.
private struct BranchOutcomes {
    let operands: DecodedForm
    let taken: Form
    let notTaken: Form

    init(_ base: DecodedForm) {
        let isEquality = base.opcode == .beq || base.opcode == .bne
        let hasZero = base.rs2 == 0 || (isEquality && base.rs1 == 0)
        operands = isEquality && base.rs1 == 0 ? base.exchanged() : base
        let forms: (yes: Form, no: Form)
        switch base.opcode {
        case .beq, .bne:
            forms =
                hasZero
                ? (.branchEqualZero, .branchNotEqualZero) : (.branchEqual, .branchNotEqual)
        case .blt, .bge:
            forms = hasZero ? (.branchNegative, .branchNotNegative) : (.branchLess, .branchNotLess)
        default:
            forms = (.branchLessUnsigned, .branchNotLessUnsigned)
        }
        (taken, notTaken) = base.opcode.isNegated ? (forms.no, forms.yes) : (forms.yes, forms.no)
    }
}

extension Opcode {
    /// Whether a branch is taken if its operands are the same.
    fileprivate var holdsForEquals: Bool {
        switch self {
        case .beq, .bge, .bgeu: true
        default: false
        }
    }

    /// Whether a branch is taken if its form's condition does not hold.
    fileprivate var isNegated: Bool {
        switch self {
        case .bne, .bge, .bgeu: true
        default: false
        }
    }
}

extension DecodedForm {
    /// A load into x0 keeps its result in a register of its own, that nobody reads.
    fileprivate func keepingDiscarded() -> DecodedForm {
        var copy = self
        if rd == 0 { copy.rd = RegisterIndex.discarded }
        return copy
    }

    fileprivate func with(_ form: Form) -> DecodedForm {
        DecodedForm(
            form: form, pc: pc, opcode: opcode, rd: rd, rs1: rs1, rs2: rs2, immediate: immediate, next: next,
            value: value)
    }

    fileprivate func writing(_ value: UInt32) -> DecodedForm {
        var copy = self
        copy.value = value
        return copy
    }

    fileprivate func going(to next: UInt32) -> DecodedForm {
        var copy = self
        copy.next = next
        return copy
    }

    /// The form in place if the destination is the first operand.
    fileprivate func inPlace(_ form: Form, else other: Form) -> DecodedForm {
        with(rd == rs1 ? form : other)
    }

    /// A copy of a register, which is a no-op if it is the destination.
    fileprivate func copying(_ source: UInt32) -> DecodedForm {
        if source == rd { return with(.jump) }
        var copy = with(source == 0 ? .set : .move)
        copy.rs1 = source
        copy.value = 0
        return copy
    }

    /// With the destination as the first operand, if it is the second.
    fileprivate func commuted() -> DecodedForm {
        rd == rs2 && rd != rs1 ? exchanged() : self
    }

    fileprivate func exchanged() -> DecodedForm {
        var copy = self
        (copy.rs1, copy.rs2) = (rs2, rs1)
        return copy
    }
}
