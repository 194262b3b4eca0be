import Algebra
import Constraints
import ProofSystem

/// The bus argument: a fractional GKR over one stack of fractions, padded with 0/1.
extension ReferenceProver {
    /// One layer: its fractions, those of the padding left out.
    struct Layer {
        var numerators: [QM31]
        var denominators: [QM31]

        /// With a fraction of the padding behind an odd number.
        var even: Layer {
            numerators.count % 2 == 0
                ? self : Layer(numerators: numerators + [.zero], denominators: denominators + [.one])
        }
    }

    /// The fractions of all entries of all pieces, in the order of the layout.
    func fractions(_ bus: BusChallenges) -> Layer {
        var layer = Layer(numerators: [], denominators: [])
        for place in layout.entries {
            let table = pieces[place.piece]
            let entry = table.program.entries[place.number]
            for row in 0..<table.height {
                let values = table.program.evaluate(table.row(row).map { QM31(M31($0)) })
                layer.denominators.append(
                    bus.denominator(bus: entry.bus.number, values: entry.tuple.map { values[$0] }))
                let multiplicity: M31
                switch entry.multiplicity {
                case .one: multiplicity = row < table.rowsInUse ? .one : .zero
                case .count(let column): multiplicity = M31(table[column, row])
                }
                layer.numerators.append(QM31(multiplicity * entry.direction.element))
            }
        }
        return layer
    }

    /// What all tables and the statement put on the buses: zero when they balance.
    public func sumOfFractions(_ bus: BusChallenges) -> QM31 {
        let layer = fractions(bus)
        var sum = QM31.zero
        for (numerator, denominator) in zip(layer.numerators, layer.denominators) {
            sum += numerator * (denominator.inverse ?? .zero)
        }
        for entry in publicSide.entries {
            sum += (bus.denominator(entry.tuple).inverse ?? .zero) * entry.direction.element
        }
        return sum
    }

    /// Proves the sum of all fractions.
    public mutating func proveBus(_ bus: BusChallenges) -> (BusProof, BusClaim) {
        var layers = [fractions(bus)]
        for _ in 1..<layout.busVariables { layers.append(Self.sums(of: layers[layers.count - 1])) }
        let first = layers[layers.count - 1].even
        var top = [first.numerators[0], first.numerators[1], first.denominators[0], first.denominators[1]]
        if lies.claimsBalance { claimBalance(&top, bus) }
        if lies.fits == .busTop { fitTop(&top, bus) }
        transcript.absorb(.busTop, top)
        var proof = BusProof(top: top, layers: [])
        var claim = joined(top, below: [])
        for layer in layers.reversed().dropFirst() {
            let (message, point) = proveLayer(layer.even, claim)
            proof.layers.append(message)
            claim = joined(message.values, below: point)
        }
        return (proof, claim)
    }

    /// Neighbours added: p = p0 q1 + p1 q0, q = q0 q1.
    private static func sums(of layer: Layer) -> Layer {
        let (n, d) = (layer.even.numerators, layer.even.denominators)
        let pairs = 0..<n.count / 2
        return Layer(
            numerators: pairs.map { n[2 * $0] * d[2 * $0 + 1] + n[2 * $0 + 1] * d[2 * $0] },
            denominators: pairs.map { d[2 * $0] * d[2 * $0 + 1] })
    }

    private mutating func joined(_ values: [QM31], below point: [QM31]) -> BusClaim {
        let tau = transcript.challenge()
        return BusClaim(
            point: [tau] + point, numerator: values[0] + tau * (values[1] - values[0]),
            denominator: values[2] + tau * (values[3] - values[2]))
    }

    /// Σ_x eq(r, x)·((p0 + λ q0)·q1 + p1 q0), one variable after the other.
    private mutating func proveLayer(_ layer: Layer, _ claim: BusClaim) -> (BusProof.Layer, point: [QM31]) {
        let lambda = transcript.challenge()
        var sum = claim.numerator + lambda * claim.denominator
        let halves = 0..<layer.numerators.count / 2
        var p1 = halves.map { layer.numerators[2 * $0 + 1] }
        var q0 = halves.map { layer.denominators[2 * $0] }
        var q1 = halves.map { layer.denominators[2 * $0 + 1] }
        var s0 = halves.map { layer.numerators[2 * $0] + lambda * q0[$0] }
        var message = BusProof.Layer(rounds: [], values: [])
        var point: [QM31] = []
        for (index, coordinate) in claim.point.enumerated() {
            if q0.count % 2 == 1 {
                p1.append(.zero)
                q0.append(.one)
                q1.append(.one)
                s0.append(lambda)
            }
            let weights = Multilinear.eqTable(claim.point[(index + 1)...])
            var (atZero, leading, rest) = (QM31.zero, QM31.zero, QM31.one)
            for pair in 0..<q0.count / 2 {
                let (a, b) = (2 * pair, 2 * pair + 1)
                let product = (s0[b] - s0[a]) * (q1[b] - q1[a]) + (p1[b] - p1[a]) * (q0[b] - q0[a])
                atZero += weights[pair] * (s0[a] * q1[a] + p1[a] * q0[a])
                leading += weights[pair] * product
                rest -= weights[pair]
            }
            // In the padding the summand is λ.
            atZero += lambda * rest
            let atOne = Multilinear.valueAtOne(claim: sum, r: coordinate, atZero: atZero) ?? .zero
            var round = BusProof.Round(linear: atOne - atZero - leading, quadratic: leading)
            if lies.fits == .busRound {
                // The true value at the challenge to come, whatever the claim is.
                let z = upcomingChallenge
                let one = weights.indices.reduce(lambda * rest) { total, pair in
                    guard 2 * pair < q0.count else { return total }
                    let b = 2 * pair + 1
                    return total + weights[pair] * (s0[b] * q1[b] + p1[b] * q0[b])
                }
                let tail = [one - atZero - leading, leading]
                let value = Multilinear.horner([atZero] + tail, at: z)
                round.linear =
                    (value - sum - leading * (z * z - coordinate)) * ((z - coordinate).inverse ?? .one)
                atZero = sum - coordinate * (round.linear + leading)
            }
            transcript.absorb(.busRound, round.values)
            let z = transcript.challenge()
            sum = Multilinear.horner([atZero] + round.values, at: z)
            p1 = Multilinear.bind(p1, z)
            q0 = Multilinear.bind(q0, z)
            q1 = Multilinear.bind(q1, z)
            s0 = Multilinear.bind(s0, z)
            message.rounds.append(round)
            point.append(z)
        }
        var p0 = s0[0] - lambda * q0[0]
        if lies.fitsBusLayers {
            p0 = (sum - p1[0] * q0[0] - lambda * q0[0] * q1[0]) * (q1[0].inverse ?? .one)
        }
        if lies.fits == .busValues {
            // The numerators that satisfy the claim and are true together at the challenge to come.
            let tau = upcomingChallenge
            let fit = LinearSystem.solve(
                q1[0], q0[0], sum - lambda * q0[0] * q1[0], QM31.one - tau, tau, p0 + tau * (p1[0] - p0))
            (p0, p1[0]) = fit
        }
        message.values = [p0, p1[0], q0[0], q1[0]]
        transcript.absorb(.busValues, message.values)
        return (message, point)
    }

    /// Numerators below the root that cancel the statement's and are true together at the challenge to come.
    private func fitTop(_ top: inout [QM31], _ bus: BusChallenges) {
        let tau = upcomingChallenge
        let value = top[0] + tau * (top[1] - top[0])
        var claimed = top
        claimBalance(&claimed, bus)
        let root = claimed[0] * top[3] + claimed[1] * top[2]
        (top[0], top[1]) = LinearSystem.solve(top[3], top[2], root, QM31.one - tau, tau, value)
    }

    private func claimBalance(_ top: inout [QM31], _ bus: BusChallenges) {
        var (numerator, denominator) = (QM31.zero, QM31.one)
        for entry in publicSide.entries {
            let other = bus.denominator(entry.tuple)
            numerator = numerator * other + denominator * entry.direction.element
            denominator *= other
        }
        top[0] = -numerator * (denominator.inverse ?? .one) * top[2]
        top[1] = .zero
    }
}
