import Algebra

/// The provable security of a proof, step by step: the probability that one message of the verifier helps a dishonest
/// prover, in bits. A Fiat–Shamir proof is as strong as the weakest step (round-by-round soundness).
///
/// Computed from the constants that the verifier uses and the shape of the proof at hand. Unique decoding only: no figure
/// rests on a conjecture.
public struct SecurityReport: Sendable, Hashable {
    /// A step of the protocol.
    public enum Step: Sendable, Hashable {
        case busChallenges(entries: Int, work: Int)
        case busLayer
        case busRound
        case rowBatching(constraints: Int)
        case rowWindow(variables: Int)
        case rowRound
        case columnBatching(variables: Int)
        case stripeRound
        /// One of several folds onto the domain of 2^log points.
        case fold(log: Int)
        case queries(count: Int, work: Int)
    }

    public struct Term: Sendable, Hashable {
        public let step: Step
        public let bits: Double
    }

    /// In the order of the protocol.
    public let terms: [Term]
    /// The term that decides.
    public let smallest: Term

    /// Provable bits of the whole.
    public var provableBits: Double { smallest.bits }

    /// The report of a proof of this layout, given with the fractions of tables and statement.
    public init(layout: Layout, busEntries: Int) {
        let parameters = layout.parameters
        let work = parameters.busWork(entries: busEntries)
        var terms = [
            Term(
                .busChallenges(entries: busEntries, work: work),
                Self.bits(UInt64(max(1, busEntries))) + Double(work)),
            Term(.busLayer, Self.bits(2)),
            Term(.busRound, Self.bits(3)),
            Term(
                .rowBatching(constraints: layout.constraintCount),
                Self.bits(UInt64(layout.constraintCount + 1))),
            Term(
                .rowWindow(variables: parameters.window),
                Self.bits(UInt64(max(1, Window.messageLength(parameters.window) - 1)))),
            Term(.rowRound, Self.bits(3)),
        ]
        let variables = layout.logStripe + layout.stripeVariables
        terms.append(Term(.columnBatching(variables: variables), Self.bits(UInt64(max(1, variables)))))
        var log = layout.logWord
        for (index, arity) in layout.foldSchedule.enumerated() {
            log -= arity
            // One bad challenge for each of at most 2^log blocks of the word, two for the sumcheck that rides on it.
            let bits = Self.bits(1 << UInt64(log) + 2)
            if index == 0, layout.stripeVariables > 0 { terms.append(Term(.stripeRound, bits)) }
            terms.append(Term(.fold(log: log), bits))
        }
        terms.append(
            Term(
                .queries(count: parameters.queries, work: parameters.queryWork),
                Self.queryBits(parameters)))
        self.terms = terms
        var smallest = terms[0]
        for term in terms where term.bits < smallest.bits { smallest = term }
        self.smallest = smallest
    }

    /// Bits of an error of `numerator`/|F|.
    static func bits(_ numerator: UInt64) -> Double {
        4 * log2(Double(M31.modulus)) - log2(Double(numerator))
    }

    /// A query misses a false claim with probability (1 + rate)/2 at most.
    static func queryBits(_ parameters: Parameters) -> Double {
        let inverseRate = Double(1 << parameters.logBlowup)
        return Double(parameters.queries) * (1 + Double(parameters.logBlowup) - log2(inverseRate + 1))
            + Double(parameters.queryWork)
    }

    /// The base-2 logarithm of a number of 1 or more, the same on every machine, without a mathematics library.
    static func log2(_ value: Double) -> Double {
        var mantissa = value.significand
        var (result, bit) = (Double(value.exponent), 0.5)
        // The logarithm's binary digits: squaring doubles it.
        for _ in 0..<50 {
            mantissa *= mantissa
            if mantissa >= 2 {
                mantissa /= 2
                result += bit
            }
            bit /= 2
        }
        return result
    }
}

extension SecurityReport.Term {
    init(_ step: SecurityReport.Step, _ bits: Double) {
        self.init(step: step, bits: bits)
    }
}

extension SecurityReport.Step: CustomStringConvertible {
    public var description: String {
        switch self {
        case .busChallenges(let entries, let work):
            "bus challenges: \(entries) entries, \(work) bits of work"
        case .busLayer: "bus argument: joining two halves of a layer"
        case .busRound: "bus argument: a sumcheck round, and the rows' vanishing that rides on it"
        case .rowBatching(let constraints): "row argument: batching \(constraints) constraints of all pieces"
        case .rowWindow(let variables): "row argument: the window of 2^\(variables) rows"
        case .rowRound: "row argument: a sumcheck round"
        case .columnBatching(let variables): "opening: batching the columns by \(variables) variables"
        case .stripeRound: "opening: a fold of the stripes"
        case .fold(let log): "opening: a fold onto a word of 2^\(log) leaves"
        case .queries(let count, let work): "opening: \(count) queries, \(work) bits of work"
        }
    }
}
