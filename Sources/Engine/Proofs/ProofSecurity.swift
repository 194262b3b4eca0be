import Chips
import Constraints
import ProofSystem

/// How secure a proof is, for people: each step's provable bits, and the one that decides.
public struct ProofSecurity: Sendable, Hashable {
    public struct Term: Sendable, Hashable {
        public let name: String
        public let bits: Double
        /// Whether the whole is as strong as this step.
        public let decides: Bool
    }

    /// In the order of the protocol.
    public let terms: [Term]
    public let provableBits: Double
    /// Made with a profile that nobody may rely on.
    public let isInsecure: Bool

    /// Of tables of this shape; `publicEntries` counts what the statement itself puts on buses.
    init(shape: Shape, publicEntries: Int, parameters: Parameters) {
        let layout = Layout(circuit: ProofSubject.circuit, shape: shape, parameters: parameters)
        self.init(
            SecurityReport(layout: layout, busEntries: layout.leaves + publicEntries), parameters: parameters)
    }

    init(_ report: SecurityReport, parameters: Parameters) {
        terms = report.terms.map {
            Term(name: $0.step.description, bits: $0.bits, decides: $0 == report.smallest)
        }
        provableBits = report.provableBits
        isInsecure = parameters.profile.isInsecure
    }

    /// What a proof of a filled run will be.
    public init(of run: FilledRun, parameters: Parameters) {
        self.init(
            shape: Shape(of: run.tables.tables), publicEntries: run.tables.statement.entries.count,
            parameters: parameters)
    }

    /// How secure, and what decides it.
    public var sentence: String {
        let bits = Quantity.number(provableBits, digits: 1)
        let decisive = terms.first(where: \.decides)?.name ?? ""
        return isInsecure
            ? "INSECURE, for tests only: \(bits) provable bits (\(decisive))"
            : "\(bits) provable bits (smallest term: \(decisive))"
    }
}

extension Parameters.Profile {
    /// Whether its proofs are for tests only.
    public var isInsecure: Bool { self == .test }
}

extension Shape {
    /// The shape of filled tables.
    init(of tables: [Table]) {
        let numbers = Dictionary(
            uniqueKeysWithValues: ChipCatalogue.programs.enumerated().map { ($0.element.name, $0.offset) })
        let pieces = tables.map { table in
            Piece(
                table: numbers[table.program.name] ?? 0, logHeight: table.logHeight,
                rowsInUse: table.rowsInUse)
        }
        self.init(pieces: pieces.sorted(by: Shape.precedes))
    }
}
