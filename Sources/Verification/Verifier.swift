import Algebra
import Constraints
import ProofSystem

/// The verifier: scalar code without kernels, Foundation or existentials, so that it can run as a guest.
///
/// It traps on no proof: whatever a proof says is compared with what shape, parameters and statement ask for before it
/// is used.
public enum Verifier {
    /// Checks that a proof shows the caller's statement, and answers with what is now known.
    ///
    /// - `publicSide`: what the statement says of the tables, computed by the caller from his own program, input and
    ///   output.
    /// - `accepted`: the parameters that the caller relies on; a proof made with any others is refused.
    public static func verify(
        _ proof: Proof, circuit: Circuit, publicSide: PublicSide, statement: ProofStatement,
        accepting accepted: Parameters = .standard
    ) throws(VerificationError) -> VerifiedStatement {
        var transcript = Transcript()
        return try verify(
            proof, circuit: circuit, publicSide: publicSide, statement: statement, accepting: accepted,
            transcript: &transcript)
    }

    static func verify(
        _ proof: Proof, circuit: Circuit, publicSide: PublicSide, statement: ProofStatement,
        accepting accepted: Parameters, transcript: inout Transcript
    ) throws(VerificationError) -> VerifiedStatement {
        // What the proof is about: the caller's values count, and what the prover chose must be sound.
        try checkParameters(proof.parameters, accepted)
        try checkStatement(proof.statement, statement)
        guard statement.cycles <= circuit.maxCycles else {
            throw .cycles(found: statement.cycles, limit: circuit.maxCycles)
        }
        try checkShape(proof.shape, circuit, publicSide, accepted)
        let layout = Layout(circuit: circuit, shape: proof.shape, parameters: accepted)
        let entries = layout.busEntries(with: publicSide)
        let security = SecurityReport(layout: layout, busEntries: entries)
        guard security.provableBits >= Double(accepted.targetBits) else {
            throw .security(found: security.smallest, target: accepted.targetBits)
        }
        try checkLengths(proof, layout)

        // 1. The prover commits to all cells.
        transcript.absorb(circuit: circuit, statement: statement, shape: proof.shape, parameters: accepted)
        transcript.absorb(.witnessRoot, proof.root)

        // 2. What all tables and the statement put on the buses cancels.
        guard transcript.accepts(nonce: proof.busNonce, bits: accepted.busWork(entries: entries)) else {
            throw .busWork
        }
        transcript.absorb(.busWork, nonce: proof.busNonce)
        let bus = BusChallenges(&transcript, tupleLength: circuit.tupleLength)
        let busClaim = try verifyBus(
            proof.bus, layout: layout, statement: fractions(publicSide, bus), transcript: &transcript)

        // 3. All constraints hold on all rows, and the fractions are those of the rows.
        let point = try verifyRows(
            proof.rows, layout: layout, circuit: circuit, publicSide: publicSide, bus: bus, claim: busClaim,
            transcript: &transcript)

        // 4. The committed cells have the column values that step 3 ended with.
        try verifyOpening(
            proof.opening, root: proof.root, layout: layout, point: point, values: proof.rows.values,
            transcript: &transcript)

        return VerifiedStatement(
            statement: statement, parameters: accepted, shape: proof.shape, security: security)
    }
}
