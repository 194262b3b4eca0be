/// The forms in which an instruction can be proved: one chip each.
///
/// One address may own several forms, one for each outcome or special case that the decoder allows; each form's
/// rules hold only where it is the right one, so a prover's choice among them is harmless.
public enum Form: Int, CaseIterable, Sendable, Hashable {
    case jump = 1, set, move
    case add, addInPlace, addConstant, addConstantInPlace
    case addSmall, addSmallInPlace
    case subtract, subtractInPlace
    case logic, logicInPlace, logicConstant
    case logicConstantInPlace
    case lessUnsigned, lessUnsignedConstant
    case lessSigned, lessSignedConstant
    case branchEqual, branchEqualZero
    case branchNotEqual, branchNotEqualZero
    case branchLessUnsigned, branchNotLessUnsigned
    case branchLess, branchNotLess
    case branchNegative, branchNotNegative
    case jumpRegister, jumpRegisterInPlace, jumpBack
    case shiftLeftBits, shiftLeftBitsInPlace
    case shiftLeftMost, shiftLeftMostInPlace
    case shiftLeftLimb, shiftLeftLimbInPlace
    case shiftRightBits, shiftRightBitsInPlace
    case shiftRightMost, shiftRightMostInPlace
    case shiftRightLimb, shiftRightLimbInPlace
    case shiftArithmetic, shiftArithmeticInPlace
    case shiftLeftBy, shiftLeftByInPlace
    case shiftRightBy, shiftRightByInPlace
    case shiftArithmeticBy, shiftArithmeticByInPlace
    case loadWord, loadWordInPlace, loadPart
    case loadTextWord, loadTextPart
    case storeWord, storePart
    case multiply, multiplyInPlace, multiplyHigh
    case divide
    case exit, readPublic, readPrivate, commit, inputLength
    case writeLog

    /// The number on the program bus, from 1.
    public var number: Int { rawValue }

    /// The name by which people call the form's table.
    public var name: String { Self.names[rawValue - 1] }

    private static let names = [
        "jump", "set", "move",
        "add", "add-place", "add-const", "add-const-place",
        "add-small", "add-small-place",
        "sub", "sub-place",
        "logic", "logic-place", "logic-const",
        "logic-const-place",
        "sltu", "sltu-const",
        "slt", "slt-const",
        "beq", "beq-zero",
        "bne", "bne-zero",
        "bltu", "bgeu",
        "blt", "bge",
        "bltz", "bgez",
        "jalr", "jalr-place", "ret",
        "shl-bits", "shl-bits-place",
        "shl-most", "shl-most-place",
        "shl-limb", "shl-limb-place",
        "shr-bits", "shr-bits-place",
        "shr-most", "shr-most-place",
        "shr-limb", "shr-limb-place",
        "sra-const", "sra-const-place",
        "sll", "sll-place",
        "srl", "srl-place",
        "sra", "sra-place",
        "lw", "lw-place", "load-part",
        "lw-text", "load-part-text",
        "sw", "store-part",
        "mul", "mul-place", "mulh",
        "div",
        "exit", "read-public", "read-private", "commit", "length",
        "write-log",
    ]
}
