import Chips
import Constraints
import Execution
import ProofSystem
import RISCV
import Verification

/// What a proof is about, as whoever verifies it knows it: the universal circuit, and what of its tables and buses
/// follows from program and statement.
struct ProofSubject: Sendable {
    /// The rules of every chip, the same for all programs.
    static let circuit = Circuit(
        tables: ChipCatalogue.programs, maxCycles: PublicCheck.maxCycles)

    let statement: ProofStatement
    let publicSide: PublicSide

    init(_ program: OpenedProgram, statement: ProofStatement) throws(EngineError) {
        let decoded: DecodedProgram
        do throws(MachineError) {
            decoded = try DecodedProgram(program: program.program)
        } catch {
            throw EngineError(error, programPath: program.path)
        }
        self.statement = statement
        var run = Statement(
            program: decoded, input: GuestInput(publicBytes: statement.publicInput), cycles: statement.cycles,
            exitCode: statement.exitCode, publicOutput: statement.publicOutput)
        run.privateLength = Int(statement.privateLength)
        publicSide = PublicSide(
            fixed: PublicTables(program: decoded, statement: run).tables, entries: run.entries)
    }

    /// Verifies a proof; one of the test profile only if allowed.
    func verify(_ proof: Proof, allowsTestProfile: Bool) throws(VerificationError) -> VerifiedStatement {
        let isTest = proof.parameters.profile.isInsecure && allowsTestProfile
        return try Verifier.verify(
            proof, circuit: Self.circuit, publicSide: publicSide, statement: statement,
            accepting: isTest ? .test : .standard)
    }

    /// Why a proof is rejected; nil if it is accepted.
    func objection(to proof: Proof) -> String? {
        do throws(VerificationError) {
            _ = try verify(proof, allowsTestProfile: true)
            return nil
        } catch {
            return error.description
        }
    }
}

extension Digest {
    /// The identity of a program.
    init(_ identity: ProgramIdentity) {
        guard let digest = Digest(bytes: identity.bytes) else {
            preconditionFailure("a program's identity has 32 bytes")
        }
        self = digest
    }
}
