import Algebra

/// Arithmetic on limbs in the field, for the cells that are not small integers.
enum M31Limbs {
    static func difference(_ left: UInt32, _ right: UInt32) -> M31 {
        M31(left) - M31(right)
    }
}
