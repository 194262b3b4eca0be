import Algebra

/// Field elements as people read them: those shortly below p are small negative numbers.
public enum ElementText {
    /// How far below p an element still reads as a negative number: beyond every carry and every difference of limbs or
    /// of the times of accesses that follow each other.
    public static let negatives: UInt32 = 1 << 20

    /// "-1" for p − 1.
    public static func text(_ value: UInt32) -> String {
        let below = M31.modulus - min(value, M31.modulus)
        return (1...negatives).contains(below) ? "-\(below)" : String(value)
    }
}
