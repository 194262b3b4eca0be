import Algebra
import ProofSystem

/// The rounds of the row argument after the window: each binds one variable of the row number.
///
/// With eq taken out, a round polynomial t has degree 3, and (1 − r_j)·t(0) + r_j·t(1) is the claim. A piece that has
/// fewer variables ignores those that it lacks: it contributes the constant that it ended with.
struct RowArgumentRounds {
    private let groups: [RowArgumentGroup]
    /// What the round at hand must agree with. It differs from what the groups sum to if the claim of the argument is
    /// false.
    private var claim: QM31
    /// Of the round at hand: its coefficients, and the parts of each group that is not finished.
    private var coefficients: [QM31] = []
    private var parts: [Part] = []

    private struct Part {
        let group: RowArgumentGroup
        let linear: RowArgumentCubic
        let quadratic: RowArgumentCubic
        let cubic: RowArgumentCubic
    }

    /// Pairs of a group for one thread.
    private struct Unit {
        let group: RowArgumentGroup
        let part: Int
        let pairs: Range<Int>
    }

    init(groups: [RowArgumentGroup], claim: QM31) {
        self.groups = groups
        self.claim = claim
    }

    /// The message of the round that binds a variable; `r` is its coordinate of the point of the bus argument.
    mutating func message(
        _ variable: Int, r: QM31, _ control: ProverControl
    ) throws(ProvingError) -> RowProof.Round {
        let active = groups.filter { $0.logHeight > variable }
        let found = try sums(active, control)
        // With r = 0 the claim says nothing of t(1). That happens with probability 2^−124, and then the proof is not
        // accepted.
        let inverse = r.inverse ?? .zero
        func atOne(_ claim: QM31, _ atZero: QM31) -> QM31 { (claim - atZero + r * atZero) * inverse }

        parts = zip(active, found).map { group, sums in
            let (quadratic, cubic) = (sums.quadratic, sums.cubic)
            return Part(
                group: group,
                linear: RowArgumentCubic(sums.linear, atOne(group.linear, sums.linear)),
                quadratic: RowArgumentCubic(quadratic.0, atOne(group.quadratic, quadratic.0), quadratic.1),
                cubic: RowArgumentCubic(cubic.0, atOne(group.cubic, cubic.0), cubic.1, cubic.2))
        }
        var constant = QM31.zero
        for group in groups where group.logHeight <= variable {
            constant += group.linear + group.quadratic + group.cubic
        }
        var total = RowArgumentCubic(constant)
        for part in parts {
            for polynomial in [part.linear, part.quadratic, part.cubic] {
                total.at0 += polynomial.at0
                total.at2 += polynomial.at2
                total.at3 += polynomial.at3
            }
        }
        total.at1 = atOne(claim, total.at0)
        coefficients = total.coefficients
        return RowProof.Round(linear: coefficients[1], quadratic: coefficients[2], cubic: coefficients[3])
    }

    /// Binds the variable of the last message.
    mutating func bind(_ z: QM31) {
        claim = Multilinear.horner(coefficients, at: z)
        for part in parts {
            part.group.endRound(
                linear: part.linear.value(at: z), quadratic: part.quadratic.value(at: z),
                cubic: part.cubic.value(at: z), z: z)
        }
    }

    // MARK: - Sums

    /// Work for one thread, in nanoseconds: a thread costs some 20,000 to start.
    private static let unitEffort = 100_000

    private func sums(
        _ active: [RowArgumentGroup], _ control: ProverControl
    ) throws(ProvingError) -> [RowArgumentGroup.Sums] {
        var units: [Unit] = []
        var effort = 0
        for (part, group) in active.enumerated() {
            group.startRound()
            let perUnit = max(16, Self.unitEffort / group.effort / 16 * 16)
            for first in stride(from: 0, to: group.pairs, by: perUnit) {
                let end = min(first + perUnit, group.pairs)
                units.append(Unit(group: group, part: part, pairs: first..<end))
            }
            effort += group.pairs * group.effort
        }
        let work = units
        let results: [RowArgumentGroup.Sums]
        if effort < Self.unitEffort {
            results = work.map { $0.group.sums($0.pairs) }
        } else {
            results = Parallel.map(count: work.count) { index in
                guard control.mayContinue() else { return RowArgumentGroup.Sums() }
                return work[index].group.sums(work[index].pairs)
            }
        }
        try control.checkpoint()
        var sums = active.map { _ in RowArgumentGroup.Sums() }
        for (unit, result) in zip(work, results) { sums[unit.part] += result }
        return sums
    }
}
