import Algebra
import Constraints
import ProofSystem
import Proving
import Verification

@testable import Chips

/// Proofs of filled tables by a prover that checks nothing, and what the verifier says of them.
enum RunProof {
    static let circuit = Circuit(tables: ChipCatalogue.programs, maxCycles: PublicCheck.maxCycles)

    /// Why the verifier rejects the proof of these tables, or why there cannot be one; nil if it is accepted.
    static func objection(
        _ tables: [Table], _ claimed: Chips.Statement, program: DecodedProgram, parameters: Parameters = .test
    ) -> String? {
        do throws(ProvingError) {
            let proof = try prove(tables, claimed, program: program, parameters: parameters)
            return objection(to: proof, claimed, program: program, parameters: parameters)
        } catch {
            return error.description
        }
    }

    static func prove(
        _ tables: [Table], _ claimed: Chips.Statement, program: DecodedProgram,
        parameters: Parameters = .test,
        kernels: Kernels = .selected
    ) throws(ProvingError) -> Proof {
        try Prover.prove(
            circuit: circuit, tables: tables, publicSide: publicSide(claimed, program),
            statement: statement(claimed), parameters: parameters, kernels: kernels)
    }

    /// Why the verifier rejects a proof; nil if it is accepted. The proof is written and read on the way.
    static func objection(
        to proof: Proof, _ claimed: Chips.Statement, program: DecodedProgram, parameters: Parameters = .test
    ) -> String? {
        do {
            _ = try Verifier.verify(
                Proof(decoding: proof.encode()), circuit: circuit, publicSide: publicSide(claimed, program),
                statement: statement(claimed), accepting: parameters)
            return nil
        } catch {
            return "\(error)"
        }
    }

    private static func statement(_ claimed: Chips.Statement) -> ProofStatement {
        ProofStatement(
            identity: Digest(words: SIMD8()), publicInput: claimed.publicInput,
            privateLength: UInt32(clamping: claimed.privateLength), publicOutput: claimed.publicOutput,
            exitCode: claimed.exitCode ?? 0, cycles: claimed.cycles)
    }

    private static func publicSide(_ claimed: Chips.Statement, _ program: DecodedProgram) -> PublicSide {
        PublicSide(
            fixed: PublicTables(program: program, statement: claimed).tables, entries: claimed.entries)
    }
}

extension FilledProgram {
    /// Why the proof of this run is rejected; nil if it is accepted.
    func objectionToProof(parameters: Parameters = .test) throws -> String? {
        RunProof.objection(
            set.tables, set.statement, program: try DecodedProgram(program: program), parameters: parameters)
    }
}
