import Algebra
import Constraints
import ProofSystem

/// The row argument: constraints and fractions in one sumcheck over the rows of all pieces.
extension ReferenceProver {
    /// Proves the claim of the bus argument, and that every constraint vanishes on every row.
    public mutating func proveRows(_ bus: BusChallenges, _ claim: BusClaim) -> (RowProof, RowPoint) {
        let window = parameters.window
        let weights = BusWeights(layout: layout, circuit: circuit, point: claim.point)
        let rowSum = RowSum(
            layout: layout, circuit: circuit, weights: weights, lambda: transcript.challenge())
        let (circuit, layout) = (circuit, layout)
        func summand(_ piece: Int, _ columns: [QM31]) -> QM31 {
            rowSum.value(piece: piece, layout: layout, circuit: circuit, bus: bus, columns: columns)
        }
        var sum = rowSum.claim(claim)
        /// By piece, column and row: all columns, committed and fixed.
        var columns = pieces.map { table in
            table.program.columns.indices.map { column in
                (0..<table.height).map { QM31(M31(table[column, $0])) }
            }
        }

        // The window.
        let matrix = Window.extensionMatrix(window)
        var message = Array(repeating: QM31.zero, count: Window.messageLength(window))
        for (piece, table) in pieces.enumerated() {
            let blocks = Multilinear.eqTable(claim.point[window..<table.logHeight])
            for (block, weight) in blocks.enumerated() {
                let extended = columns[piece].map { column in
                    let values = Array(column[block << window..<(block + 1) << window])
                    return values + matrix.map { row in zip(row, values).reduce(.zero) { $0 + $1.1 * $1.0 } }
                }
                for node in message.indices {
                    message[node] += weight * summand(piece, extended.map { $0[node] })
                }
            }
        }
        // The first value follows from the claim: for true tables it is what was summed.
        let nodeWeights = Multilinear.eqTable(claim.point[..<window])
        var rest = sum
        for node in 1..<max(1, nodeWeights.count) { rest -= nodeWeights[node] * message[node] }
        let first = rest * (nodeWeights[0].inverse ?? .one)
        if lies.fits == .rowWindow {
            // Two values that satisfy the claim and leave the value at the challenge to come true.
            let factors = Window.lagrange(at: upcomingChallenge, count: message.count)
            (message[0], message[1]) = LinearSystem.solve(
                nodeWeights[0], nodeWeights[1], rest + nodeWeights[1] * message[1], factors[0], factors[1],
                factors[0] * message[0] + factors[1] * message[1])
        } else {
            message[0] = first
        }
        transcript.absorb(.rowWindow, message)
        let xi = transcript.challenge()
        let low = Window.lagrange(at: xi, count: 1 << window)
        sum = Window.interpolate(message, at: xi)
        for piece in columns.indices {
            columns[piece] = columns[piece].map { column in
                (0..<column.count >> window).map { block in
                    Multilinear.dot(low, Array(column[block << window..<(block + 1) << window]))
                }
            }
        }

        // The other variables, one after the other.
        var proof = RowProof(window: message, rounds: [], values: [])
        var coordinates: [QM31] = []
        for variable in window..<layout.maxLogHeight {
            var (t0, t2, t3) = (QM31.zero, QM31.zero, QM31.zero)
            for (piece, table) in pieces.enumerated() {
                guard table.logHeight > variable else {
                    let constant = summand(piece, columns[piece].map { $0[0] })
                    (t0, t2, t3) = (t0 + constant, t2 + constant, t3 + constant)
                    continue
                }
                let weights = Multilinear.eqTable(claim.point[(variable + 1)..<table.logHeight])
                for (pair, weight) in weights.enumerated() {
                    let low = columns[piece].map { $0[2 * pair] }
                    let step = columns[piece].map { $0[2 * pair + 1] - $0[2 * pair] }
                    let two = zip(low, step).map { $0 + $1 + $1 }
                    let three = zip(two, step).map { $0 + $1 }
                    t0 += weight * summand(piece, low)
                    t2 += weight * summand(piece, two)
                    t3 += weight * summand(piece, three)
                }
            }
            let t1 = Multilinear.valueAtOne(claim: sum, r: claim.point[variable], atZero: t0) ?? .zero
            let tail = Self.cubic(t0, t1, t2, t3)
            var round = RowProof.Round(linear: tail[0], quadratic: tail[1], cubic: tail[2])
            if lies.fits == .rowRound {
                let (r, z) = (claim.point[variable], upcomingChallenge)
                let true1 = trueValue(variable, columns, claim.point, summand)
                let value = Multilinear.horner([t0] + Self.cubic(t0, true1, t2, t3), at: z)
                let rest = round.quadratic * (z * z - r) + round.cubic * (z * z * z - r)
                round.linear = (value - sum - rest) * ((z - r).inverse ?? .one)
            }
            transcript.absorb(.rowRound, round.values)
            let z = transcript.challenge()
            sum = Multilinear.eqRound(claim: sum, r: claim.point[variable], tail: round.values, z: z)
            proof.rounds.append(round)
            coordinates.append(z)
            for (piece, table) in pieces.enumerated() where table.logHeight > variable {
                columns[piece] = columns[piece].map { Multilinear.bind($0, z) }
            }
        }
        proof.values = layout.columns.map { columns[$0.piece][$0.number][0] }
        if lies.fitsColumnValues {
            proof.values = fitted(proof.values, to: sum, columns.map { $0.map { $0[0] } }, summand)
        }
        if lies.fits == .columnValues {
            proof.values = fittedToOpening(proof.values, to: sum, columns.map { $0.map { $0[0] } }, summand)
        }
        transcript.absorb(.columnValues, proof.values)
        return (proof, RowPoint(low: low, coordinates: coordinates))
    }

    /// The coefficients but the constant one of the cubic with these values at 0, 1, 2, 3 (Newton).
    private static func cubic(_ t0: QM31, _ t1: QM31, _ t2: QM31, _ t3: QM31) -> [QM31] {
        let half = M31.inversePowerOfTwo(1)
        let sixth = M31(UInt32(6)).inverse ?? .one
        let (first, second) = (t1 - t0, t2 - t1 - t1 + t0)
        let third = t3 - t0 - M31(UInt32(3)) * (t2 - t1)
        let (a, b) = (second * half, third * sixth)
        return [first - a + b + b, a - b - b - b, b]
    }

    /// The values with one changed until they sum to the claim; it is one on which the sum depends linearly.
    private func fitted(
        _ values: [QM31], to claim: QM31, _ columns: [[QM31]], _ summand: (Int, [QM31]) -> QM31
    ) -> [QM31] {
        var values = values
        let last = layout.columns.count - 1
        func total(_ value: QM31) -> QM31 {
            var columns = columns
            columns[layout.columns[last].piece][layout.columns[last].number] = value
            return columns.indices.reduce(.zero) { $0 + summand($1, columns[$1]) }
        }
        let (zero, one) = (total(.zero), total(.one))
        values[last] = (claim - zero) * ((one - zero).inverse ?? .one)
        return values
    }

    /// What a round's polynomial is at 1, summed and not taken from the claim.
    private func trueValue(
        _ variable: Int, _ columns: [[[QM31]]], _ point: [QM31], _ summand: (Int, [QM31]) -> QM31
    ) -> QM31 {
        var sum = QM31.zero
        for (piece, table) in pieces.enumerated() {
            guard table.logHeight > variable else {
                sum += summand(piece, columns[piece].map { $0[0] })
                continue
            }
            for (pair, weight) in Multilinear.eqTable(point[(variable + 1)..<table.logHeight]).enumerated() {
                sum += weight * summand(piece, columns[piece].map { $0[2 * pair + 1] })
            }
        }
        return sum
    }

    /// The values with the last two changed until they sum to the claim, and their batch by the ζ to come stays true.
    private func fittedToOpening(
        _ values: [QM31], to claim: QM31, _ columns: [[QM31]], _ summand: (Int, [QM31]) -> QM31
    ) -> [QM31] {
        var values = values
        let places = layout.columns.suffix(2)
        func total(_ first: QM31, _ second: QM31) -> QM31 {
            var columns = columns
            for (place, value) in zip(places, [first, second]) { columns[place.piece][place.number] = value }
            return columns.indices.reduce(.zero) { $0 + summand($1, columns[$1]) }
        }
        var copy = transcript
        let zeta = copy.challenges(layout.logStripe + layout.stripeVariables)
        let omega = places.map { place in
            Multilinear.eq(zeta, bitsOf: place.offset, from: layout.shape.pieces[place.piece].logHeight)
        }
        let (a, b) = (values[values.count - 2], values[values.count - 1])
        let zero = total(.zero, .zero)
        let fit = LinearSystem.solve(
            total(.one, .zero) - zero, total(.zero, .one) - zero, claim - zero, omega[0], omega[1],
            omega[0] * a + omega[1] * b)
        (values[values.count - 2], values[values.count - 1]) = fit
        return values
    }
}
