import Algebra

/// A proof of correct execution. It is succinct; it is not hiding.
public struct Proof: Sendable, Hashable {
    public var parameters: Parameters
    public var statement: ProofStatement
    public var shape: Shape
    /// Of the Merkle tree over the words of all stripes.
    public var root: Digest
    /// The proof of work before the challenges of the buses.
    public var busNonce: UInt64
    public var bus: BusProof
    public var rows: RowProof
    public var opening: OpeningProof

    public init(
        parameters: Parameters, statement: ProofStatement, shape: Shape, root: Digest, busNonce: UInt64,
        bus: BusProof, rows: RowProof, opening: OpeningProof
    ) {
        self.parameters = parameters
        self.statement = statement
        self.shape = shape
        self.root = root
        self.busNonce = busNonce
        self.bus = bus
        self.rows = rows
        self.opening = opening
    }
}

/// The messages of the fractional GKR: all fractions of all buses sum to what the statement owes.
public struct BusProof: Sendable, Hashable {
    /// A round polynomial with eq taken out and the constant coefficient left out.
    public struct Round: Sendable, Hashable {
        public var linear: QM31
        public var quadratic: QM31

        public init(linear: QM31, quadratic: QM31) {
            self.linear = linear
            self.quadratic = quadratic
        }

        /// As they are absorbed.
        public var values: [QM31] { [linear, quadratic] }
    }

    /// One layer: layer k has k rounds.
    public struct Layer: Sendable, Hashable {
        public var rounds: [Round]
        /// Numerators p0, p1 and denominators q0, q1 of the two halves at the point of the rounds.
        public var values: [QM31]

        public init(rounds: [Round], values: [QM31]) {
            self.rounds = rounds
            self.values = values
        }
    }

    /// The two fractions below the root: p0, p1, q0, q1.
    public var top: [QM31]
    /// One for each variable but the first.
    public var layers: [Layer]

    public init(top: [QM31], layers: [Layer]) {
        self.top = top
        self.layers = layers
    }
}

/// What the bus argument ends with: the extensions of all numerators and all denominators at a point.
public struct BusClaim: Sendable, Hashable {
    /// One coordinate for each bit of a fraction's number, the lowest first: the first h address the rows of a piece of
    /// 2^h rows.
    public let point: [QM31]
    public let numerator: QM31
    public let denominator: QM31

    public init(point: [QM31], numerator: QM31, denominator: QM31) {
        self.point = point
        self.numerator = numerator
        self.denominator = denominator
    }
}

/// The messages of the row argument: every constraint holds on every row, and the rows are those of the bus argument.
public struct RowProof: Sendable, Hashable {
    /// A round polynomial with eq taken out and the constant coefficient left out.
    public struct Round: Sendable, Hashable {
        public var linear: QM31
        public var quadratic: QM31
        public var cubic: QM31

        public init(linear: QM31, quadratic: QM31, cubic: QM31) {
            self.linear = linear
            self.quadratic = quadratic
            self.cubic = cubic
        }

        /// As they are absorbed.
        public var values: [QM31] { [linear, quadratic, cubic] }
    }

    /// Values of the window polynomial at 0, 1, …, 3(2^window − 1).
    public var window: [QM31]
    /// One for each variable from `window` to the highest piece's.
    public var rounds: [Round]
    /// One for each committed column, in the order of the layout.
    public var values: [QM31]

    public init(window: [QM31], rounds: [Round], values: [QM31]) {
        self.window = window
        self.rounds = rounds
        self.values = values
    }
}

/// The messages of the opening: the committed words have the column values of the row argument.
public struct OpeningProof: Sendable, Hashable {
    /// A round polynomial, its linear coefficient left out.
    public struct Round: Sendable, Hashable {
        public var constant: QM31
        public var quadratic: QM31

        public init(constant: QM31, quadratic: QM31) {
            self.constant = constant
            self.quadratic = quadratic
        }

        /// As they are absorbed.
        public var values: [QM31] { [constant, quadratic] }
    }

    /// The positions of one committed word that the queries ask for.
    public struct Word: Sendable, Hashable {
        /// The values of the distinct leaves in rising order of index, one leaf after the other, canonical.
        public var leaves: [UInt32]
        /// What the paths of those leaves need beside each other (`MerklePaths`).
        public var siblings: [Digest]

        public init(leaves: [UInt32], siblings: [Digest]) {
            self.leaves = leaves
            self.siblings = siblings
        }
    }

    /// One for each stripe variable, from the top down, then one for each folded variable.
    public var rounds: [Round]
    /// Of the folded words, the first one first.
    public var roots: [Digest]
    /// The last vector of the folds, in the clear.
    public var final: [QM31]
    /// The proof of work before the queries.
    public var nonce: UInt64
    /// The witness, then the folded words.
    public var words: [Word]

    public init(rounds: [Round], roots: [Digest], final: [QM31], nonce: UInt64, words: [Word]) {
        self.rounds = rounds
        self.roots = roots
        self.final = final
        self.nonce = nonce
        self.words = words
    }
}
