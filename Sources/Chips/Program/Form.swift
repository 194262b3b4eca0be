/// The forms in which an instruction can be proved: one chip each.
///
/// One address may own several forms, one for each outcome or special case that the decoder allows; each form's
/// rules hold only where it is the right one, so a prover's choice among them is harmless.
public enum Form: String, CaseIterable, Sendable, Hashable {
    case jump, set, move
    case add, addInPlace = "add-place", addConstant = "add-const", addConstantInPlace = "add-const-place"
    case addSmall = "add-small", addSmallInPlace = "add-small-place"
    case subtract = "sub", subtractInPlace = "sub-place"
    case logic, logicInPlace = "logic-place", logicConstant = "logic-const"
    case logicConstantInPlace = "logic-const-place"
    case lessUnsigned = "sltu", lessUnsignedConstant = "sltu-const"
    case lessSigned = "slt", lessSignedConstant = "slt-const"
    case branchEqual = "beq", branchEqualZero = "beq-zero"
    case branchNotEqual = "bne", branchNotEqualZero = "bne-zero"
    case branchLessUnsigned = "bltu", branchNotLessUnsigned = "bgeu"
    case branchLess = "blt", branchNotLess = "bge"
    case branchNegative = "bltz", branchNotNegative = "bgez"
    case jumpRegister = "jalr", jumpRegisterInPlace = "jalr-place", jumpBack = "ret"
    case shiftLeftBits = "shl-bits", shiftLeftBitsInPlace = "shl-bits-place"
    case shiftLeftMost = "shl-most", shiftLeftMostInPlace = "shl-most-place"
    case shiftLeftLimb = "shl-limb", shiftLeftLimbInPlace = "shl-limb-place"
    case shiftRightBits = "shr-bits", shiftRightBitsInPlace = "shr-bits-place"
    case shiftRightMost = "shr-most", shiftRightMostInPlace = "shr-most-place"
    case shiftRightLimb = "shr-limb", shiftRightLimbInPlace = "shr-limb-place"
    case shiftArithmetic = "sra-const", shiftArithmeticInPlace = "sra-const-place"
    case shiftLeftBy = "sll", shiftLeftByInPlace = "sll-place"
    case shiftRightBy = "srl", shiftRightByInPlace = "srl-place"
    case shiftArithmeticBy = "sra", shiftArithmeticByInPlace = "sra-place"
    case loadWord = "lw", loadWordInPlace = "lw-place", loadPart = "load-part"
    case loadTextWord = "lw-text", loadTextPart = "load-part-text"
    case storeWord = "sw", storePart = "store-part"
    case multiply = "mul", multiplyInPlace = "mul-place", multiplyHigh = "mulh"
    case divide = "div"
    case exit, readPublic = "read-public", readPrivate = "read-private", commit, inputLength = "length"
    case writeLog = "write-log"

    /// The name by which people call the form's table.
    public var name: String { rawValue }

    /// The number on the program bus, from 1.
    public var number: Int { Self.numbers[self]! }

    private static let numbers = Dictionary(
        uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset + 1) })
}
