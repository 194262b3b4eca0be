import Constraints

/// A 32-bit word in two 16-bit limbs, little end first.
struct Word {
    let low: Expression
    let high: Expression

    /// The limbs in the order of tuples.
    var limbs: [Expression] { [low, high] }
}
