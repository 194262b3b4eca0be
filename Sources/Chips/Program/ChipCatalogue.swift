import Constraints

/// Every chip; nothing else enumerates them.
public enum ChipCatalogue {
    /// The rules of every chip, instructions first; names are unique.
    public static let programs = instructions.map(\.layout.program) + tables.map(\.program)

    // MARK: - Tables beside the instructions'

    static let registerRefresh = RegisterRefresh()
    static let memoryRefresh = MemoryRefresh()
    static let registers = RegisterBoundary()
    static let image = ImageBoundary()
    static let zeros = ZeroBoundary()
    static let program = ProgramTable()
    static let rom = RomTable()
    static let publicInput = PublicInputTable()
    static let privateInput = PrivateInputTable()
    static let lengths = LengthTable()
    static let range = RangeTable()
    static let bytes = ByteTable()
    static let powers = PowerTable()

    /// Every table beside the instructions', in the order in which a run's tables are listed.
    static let tables: [any TableChip] = [
        registerRefresh, memoryRefresh, registers, image, zeros, program, rom, publicInput, privateInput,
        lengths, range, bytes, powers,
    ]

    // MARK: - Instructions

    /// The chip of each form, in the order of the forms.
    static let instructions: [any InstructionChip] = Form.allCases.map(chip)

    /// The fields that each form has on the program bus, in the order of the forms: here too, because a program has tens
    /// of thousands of rows, and a copy of a chip takes its time.
    static let fields: [InlineArray<8, Field?>] = instructions.map { chip in
        var fields = InlineArray<8, Field?>(repeating: nil)
        for (index, field) in chip.layout.fields.enumerated() { fields[index] = field }
        return fields
    }

    /// The chip of a form.
    static func instruction(_ form: Form) -> any InstructionChip {
        instructions[form.number - 1]
    }

    private static func chip(_ form: Form) -> any InstructionChip {
        switch form {
        case .jump: Jump()
        case .set: SetWord()
        case .move: Move()
        case .add: Add(form, .registers)
        case .addInPlace: Add(form, .registersInPlace)
        case .addConstant: Add(form, .constant)
        case .addConstantInPlace: Add(form, .constantInPlace)
        case .addSmall: AddSmall(form, .constant)
        case .addSmallInPlace: AddSmall(form, .constantInPlace)
        case .subtract: Add(form, .registers, .difference)
        case .subtractInPlace: Add(form, .registersInPlace, .difference)
        case .logic: Logic(form, .registers)
        case .logicInPlace: Logic(form, .registersInPlace)
        case .logicConstant: LogicConstant(form, .constant)
        case .logicConstantInPlace: LogicConstant(form, .constantInPlace)
        case .lessUnsigned: SetLess(form, .registers, isSigned: false)
        case .lessUnsignedConstant: SetLess(form, .constant, isSigned: false)
        case .lessSigned: SetLess(form, .registers, isSigned: true)
        case .lessSignedConstant: SetLess(form, .constant, isSigned: true)
        case .branchEqual: BranchEqual(form, withZero: false)
        case .branchEqualZero: BranchEqual(form, withZero: true)
        case .branchNotEqual: BranchNotEqual(form, withZero: false)
        case .branchNotEqualZero: BranchNotEqual(form, withZero: true)
        case .branchLessUnsigned: BranchCompare(form, isLess: true, isSigned: false)
        case .branchNotLessUnsigned: BranchCompare(form, isLess: false, isSigned: false)
        case .branchLess: BranchCompare(form, isLess: true, isSigned: true)
        case .branchNotLess: BranchCompare(form, isLess: false, isSigned: true)
        case .branchNegative: BranchSign(form, isNegative: true)
        case .branchNotNegative: BranchSign(form, isNegative: false)
        case .jumpRegister: JumpRegister(form, .written)
        case .jumpRegisterInPlace: JumpRegister(form, .writtenInPlace)
        case .jumpBack: JumpRegister(form, .dropped)
        case .shiftLeftBits: ShiftBits(form, .constant, isLeft: true)
        case .shiftLeftBitsInPlace: ShiftBits(form, .constantInPlace, isLeft: true)
        case .shiftLeftMost: ShiftMost(form, .constant, isLeft: true)
        case .shiftLeftMostInPlace: ShiftMost(form, .constantInPlace, isLeft: true)
        case .shiftLeftLimb: ShiftLimb(form, .constant, isLeft: true)
        case .shiftLeftLimbInPlace: ShiftLimb(form, .constantInPlace, isLeft: true)
        case .shiftRightBits: ShiftBits(form, .constant, isLeft: false)
        case .shiftRightBitsInPlace: ShiftBits(form, .constantInPlace, isLeft: false)
        case .shiftRightMost: ShiftMost(form, .constant, isLeft: false)
        case .shiftRightMostInPlace: ShiftMost(form, .constantInPlace, isLeft: false)
        case .shiftRightLimb: ShiftLimb(form, .constant, isLeft: false)
        case .shiftRightLimbInPlace: ShiftLimb(form, .constantInPlace, isLeft: false)
        case .shiftArithmetic: ShiftBy(form, .constant, .arithmetic)
        case .shiftArithmeticInPlace: ShiftBy(form, .constantInPlace, .arithmetic)
        case .shiftLeftBy: ShiftBy(form, .registers, .left)
        case .shiftLeftByInPlace: ShiftBy(form, .registersInPlace, .left)
        case .shiftRightBy: ShiftBy(form, .registers, .right)
        case .shiftRightByInPlace: ShiftBy(form, .registersInPlace, .right)
        case .shiftArithmeticBy: ShiftBy(form, .registers, .arithmetic)
        case .shiftArithmeticByInPlace: ShiftBy(form, .registersInPlace, .arithmetic)
        case .loadWord: LoadWord(form, .constant, .memory)
        case .loadWordInPlace: LoadWord(form, .constantInPlace, .memory)
        case .loadPart: LoadPart(form, .memory)
        case .loadTextWord: LoadWord(form, .constant, .text)
        case .loadTextPart: LoadPart(form, .text)
        case .storeWord: StoreWord()
        case .storePart: StorePart()
        case .multiply: Multiply(form, .registers)
        case .multiplyInPlace: Multiply(form, .registersInPlace)
        case .multiplyHigh: MultiplyHigh()
        case .divide: Divide()
        case .exit: Exit()
        case .readPublic: Stream(.readPublic)
        case .readPrivate: Stream(.readPrivate)
        case .commit: Stream(.commit)
        case .inputLength: InputLength()
        case .writeLog: WriteLog()
        }
    }
}
