import Algebra
import CKernels
import Constraints
import ProofSystem

extension BusArgument {
    /// Proves the sum of the fractions of all bus entries of a witness.
    ///
    /// What it returns the row argument takes over: numerators and denominators at a point.
    static func prove(
        witness: Witness, challenges: BusChallenges, transcript: inout Transcript, control: ProverControl,
        kernels: Kernels = .selected
    ) throws(ProvingError) -> (proof: BusProof, claim: BusClaim) {
        let (entries, products) = entries(of: witness, challenges, kernels.rows)
        defer { withExtendedLifetime(products) {} }
        return try prove(
            entries: entries, variables: witness.layout.busVariables,
            transcript: &transcript, control: control, kernels: kernels)
    }

    /// The entries of all pieces in the order of the layout, their tuples collapsed to affine forms, and the columns that
    /// those point to beside the witness's.
    private static func entries(
        of witness: Witness, _ challenges: BusChallenges, _ kernels: NexusRowKernels
    ) -> (entries: [BusArgumentEntry], products: [BusArgumentProducts]) {
        var entries: [BusArgumentEntry] = []
        var products: [BusArgumentProducts] = []
        var formsOfTables: [Int: BusArgumentForms] = [:]
        for (index, piece) in witness.shape.pieces.enumerated() {
            let program = witness.circuit.tables[piece.table]
            let forms = formsOfTables[piece.table] ?? BusArgumentForms(program)
            formsOfTables[piece.table] = forms
            let own = BusArgumentProducts(
                of: forms, logHeight: piece.logHeight,
                columns: program.columns.indices.map { witness.column(piece: index, column: $0) },
                kernels: kernels)
            if !forms.products.isEmpty { products.append(own) }
            for place in witness.layout.entries[witness.layout.entriesOfPiece[index]] {
                let entry = program.entries[place.number]
                let denominator = forms.denominator(of: entry, challenges)
                let terms = denominator.factors.map {
                    (column: own.column($0.column), factor: $0.factor)
                }
                let numerator: BusArgumentEntry.Numerator
                switch entry.multiplicity {
                case .one: numerator = .one(rowsInUse: piece.rowsInUse)
                case .count(let column): numerator = .count(witness.column(piece: index, column: column))
                }
                entries.append(
                    BusArgumentEntry(
                        offset: place.offset, logHeight: piece.logHeight,
                        isNegative: entry.direction == .receive, numerator: numerator,
                        constant: denominator.constant, terms: terms))
            }
        }
        return (entries, products)
    }
}
