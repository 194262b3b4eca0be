import Algebra
import Glibc
import ProofSystem
import TestSupport
import Testing
import ToyCircuit

@testable import Chips

/// A proof of a real run, tampered with. `NEXUS_HOSTILE_PROOFS` says how often; a debug build does it less often.
@Suite("Hostile proofs of a real run")
struct HostileRealProofTests {
    #if DEBUG
        private static let (few, parameters) = (24, Parameters.test)
    #else
        private static let (few, parameters) = (10_000, Parameters.standard)
    #endif
    private static let count = getenv("NEXUS_HOSTILE_PROOFS").flatMap { Int(String(cString: $0)) } ?? few

    @Test("no edited proof is accepted")
    func edited() throws {
        let (program, set) = (AttackedProgram.filler.program, AttackedProgram.honest.set)
        let proof = try RunProof.prove(
            set.tables, set.statement, program: program, parameters: Self.parameters)
        // Pieces of the same proof make a second one that is wrong in every challenge.
        var other = proof
        other.busNonce += 1
        other.rows.values.reverse()
        let hostile = HostileProof(proof, other: other)
        var random = SeededRandom(seed: 7)
        for number in 0..<Self.count {
            let bytes = hostile.edited(using: &random)
            guard bytes != hostile.bytes, let edited = try? Proof(decoding: bytes) else { continue }
            let objection = RunProof.objection(
                to: edited, set.statement, program: program, parameters: Self.parameters)
            #expect(objection != nil, "edit \(number)")
        }
    }
}
