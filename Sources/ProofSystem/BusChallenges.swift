import Algebra
import Constraints

/// The challenges that make a tuple a denominator: α − β_0 · bus − Σ_i β_i · value_i.
///
/// The coefficients are independent, so a denominator is a linear form in the challenges and two different tuples meet
/// with probability 1/|F|, however long they are; powers of one challenge would cost a factor of their length. The bus
/// number stands before the values, so that no bus can serve another.
public struct BusChallenges: Sendable {
    public let alpha: QM31
    /// The first one multiplies the bus number, the others the values.
    public let coefficients: [QM31]

    /// Draws the challenges for tuples of at most so many values.
    public init(_ transcript: inout Transcript, tupleLength: Int) {
        alpha = transcript.challenge()
        coefficients = transcript.challenges(tupleLength + 1)
    }

    /// The denominator of a tuple.
    public func denominator(bus: Int, values: [QM31]) -> QM31 {
        var total = constant(bus: bus)
        for (index, value) in values.enumerated() { total -= coefficients[index + 1] * value }
        return total
    }

    /// The denominator of a tuple of canonical values of the base field.
    public func denominator(_ tuple: BusTuple) -> QM31 {
        var total = constant(bus: tuple.bus.number)
        for (index, value) in tuple.values.enumerated() { total -= coefficients[index + 1] * M31(value) }
        return total
    }

    /// What the denominators of all tuples of a bus have in common.
    public func constant(bus: Int) -> QM31 {
        alpha - coefficients[0] * M31(UInt32(truncatingIfNeeded: bus))
    }
}
