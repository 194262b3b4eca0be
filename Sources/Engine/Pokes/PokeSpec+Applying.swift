import Algebra
import Chips

extension PokeSpec.Alteration {
    /// The changed value of a cell, a canonical element of the field.
    public func applied(toCell value: UInt32) -> UInt32 {
        let (old, change) = (M31(value), M31(Int64(operand)))
        return switch operation {
        case .set: change.value
        case .add: (old + change).value
        case .subtract: (old - change).value
        case .xor: M31(Int64(value ^ operand)).value
        }
    }

    /// The same change of a word of the machine.
    var ofWord: ExecutorPoke.Alteration {
        switch operation {
        case .set: .set(operand)
        case .add: .add(operand)
        case .subtract: .add(0 &- operand)
        case .xor: .xor(operand)
        }
    }
}
