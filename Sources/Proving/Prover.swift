public import Algebra
public import Constraints
public import ProofSystem

/// The prover. From top to bottom it is the protocol; the verifier mirrors it.
///
/// Proofs are deterministic: they depend neither on the number of threads nor on the machine's instruction set.
public enum Prover {
    /// Proves that filled tables are a run that the statement describes.
    ///
    /// - `tables`: in the circuit's order, pieces of one table after each other; let go as soon as they are copied.
    /// - `publicSide`: what the verifier will compute of the tables by himself.
    /// - `check`: verifies the finished proof and answers with the reason if it does not pass; a false trace is proved
    ///   like a true one, and only this tells.
    public static func prove(
        circuit: Circuit, tables: consuming [Table], publicSide: PublicSide, statement: ProofStatement,
        parameters: Parameters = .standard, control: ProverControl = ProverControl(),
        kernels: Kernels = .selected, check: ((Proof) -> String?)? = nil
    ) throws(ProvingError) -> Proof {
        // 1. Commit to all cells.
        try control.begin(.commit, amount: committedCells(of: tables))
        let witness = try Witness(
            circuit: circuit, tables: tables, parameters: parameters, control: control)
        let layout = witness.layout
        let commitment = try Commitment(of: witness, control: control, kernels: kernels)
        var transcript = Transcript(
            circuit: circuit, statement: statement, shape: layout.shape, parameters: parameters)
        transcript.absorb(.witnessRoot, commitment.root)
        control.end(proofBytes: Digest.byteCount)

        // 2. What all tables and the statement put on the buses cancels.
        try control.begin(.busArgument, amount: layout.leaves)
        let busWork = parameters.busWork(entries: layout.busEntries(with: publicSide))
        let busNonce = try ProofOfWork.search(transcript, bits: busWork, control: control, kernels: kernels)
        transcript.absorb(.busWork, nonce: busNonce)
        let challenges = BusChallenges(&transcript, tupleLength: circuit.tupleLength)
        let (bus, claim) = try BusArgument.prove(
            witness: witness, challenges: challenges, transcript: &transcript, control: control,
            kernels: kernels)
        control.end(proofBytes: bus.byteCount)

        // 3. All rules hold on all rows, and the fractions are those of the rows.
        try control.begin(.rowArgument, amount: layout.cells)
        let (rows, point) = try RowArgument.prove(
            witness, challenges: challenges, claim: claim, kernels: kernels, transcript: &transcript,
            control: control)
        control.end(proofBytes: rows.byteCount)

        // 4. The committed cells have the column values that step 3 ended with.
        try control.begin(.opening, amount: layout.cells)
        let opening = try Opening.prove(
            witness: witness, commitment: commitment, point: point, transcript: &transcript, control: control,
            kernels: kernels)
        control.end(proofBytes: opening.byteCount)

        let proof = Proof(
            parameters: parameters, statement: statement, shape: layout.shape, root: commitment.root,
            busNonce: busNonce, bus: bus, rows: rows, opening: opening)
        if let check {
            try control.begin(.selfCheck, amount: 1)
            if let reason = check(proof) { throw .selfCheckFailed(reason: reason) }
            control.end(proofBytes: 0)
        }
        return proof
    }

    private static func committedCells(of tables: [Table]) -> Int {
        tables.reduce(0) { $0 + $1.program.columns.count { $0.kind != .fixed } << $1.logHeight }
    }
}
