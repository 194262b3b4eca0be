import Algebra
import ProofSystem
import Testing
import ToyCircuit
import Verification

@Suite("True statements")
struct CompletenessTests {
    @Test("a run of the toy machine is proved and verified")
    func fibonacci() throws {
        let run = ToyRun.fibonacci(count: 6)
        #expect(run.statement.publicOutput == [1, 1, 2, 3, 5, 8])
        var prover = ReferenceProver(run)
        let proof = prover.prove()
        let verified = try Verifier.verify(
            proof, circuit: ToyMachine.circuit, publicSide: run.publicSide, statement: run.statement,
            accepting: .test)
        #expect(verified.statement == run.statement)
    }
}
