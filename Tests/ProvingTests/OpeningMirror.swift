import Algebra
import Constraints
import ProofSystem

/// The sumcheck of the opening as its definition reads: over the whole stack of cells, with the whole weight.
struct OpeningMirror {
    var vector: [QM31]
    var weight: [QM31]

    /// W(o_c + i) = ω_c E_h(i) for the rows i of each column c of 2^h cells at o_c, and 0 elsewhere.
    init(cells: [M31], layout: Layout, point: RowPoint, zeta: [QM31]) {
        let size = 1 << (layout.logStripe + layout.stripeVariables)
        vector = cells.map { QM31($0) }
        vector += [QM31](repeating: .zero, count: size - vector.count)
        weight = [QM31](repeating: .zero, count: size)
        for place in layout.columns {
            let logHeight = layout.shape.pieces[place.piece].logHeight
            let factor = Multilinear.eq(zeta, bitsOf: place.offset, from: logHeight)
            for (row, value) in point.table(logHeight: logHeight).enumerated() {
                weight[place.offset + row] = factor * value
            }
        }
    }

    /// The message of the highest variable; `bindHighest` sets it.
    var messageOfHighest: OpeningProof.Round {
        let half = vector.count / 2
        return Self.message(Self.zipped(vector, half), Self.zipped(weight, half))
    }

    mutating func bindHighest(_ z: QM31) {
        let half = vector.count / 2
        vector = Multilinear.bind(Self.zipped(vector, half), z)
        weight = Multilinear.bind(Self.zipped(weight, half), z)
    }

    var messageOfLowest: OpeningProof.Round { Self.message(vector, weight) }

    mutating func bindLowest(_ z: QM31) {
        vector = Multilinear.bind(vector, z)
        weight = Multilinear.bind(weight, z)
    }

    static func message(_ f: [QM31], _ w: [QM31]) -> OpeningProof.Round {
        var message = OpeningProof.Round(constant: .zero, quadratic: .zero)
        for index in stride(from: 0, to: f.count, by: 2) {
            message.constant += w[index] * f[index]
            message.quadratic += (w[index + 1] - w[index]) * (f[index + 1] - f[index])
        }
        return message
    }

    private static func zipped(_ values: [QM31], _ half: Int) -> [QM31] {
        (0..<half).flatMap { [values[$0], values[$0 + half]] }
    }
}

extension M31 {
    static func random(_ generator: inout some RandomNumberGenerator) -> M31 {
        // Half of them small, as cells are, and some at the upper end.
        switch UInt32.random(in: 0..<8, using: &generator) {
        case 0..<4: M31(UInt32.random(in: 0..<256, using: &generator))
        case 4: M31(M31.modulus - 1)
        default: M31(UInt32.random(in: 0..<M31.modulus, using: &generator))
        }
    }
}

extension QM31 {
    static func random(_ generator: inout some RandomNumberGenerator) -> QM31 {
        QM31(.random(&generator), .random(&generator), .random(&generator), .random(&generator))
    }
}
