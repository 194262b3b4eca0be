import ProofSystem
import Testing
import ToyCircuit

@testable import Verification

@Suite("True statements")
struct CompletenessTests {
    @Test("a run of the toy machine is proved and verified")
    func fibonacci() throws {
        #expect(ToyProof.run.statement.publicOutput == [1, 1, 2, 3, 5, 8])
        let verified = try Verifier.verify(
            ToyProof.proof, circuit: ToyMachine.circuit, publicSide: ToyProof.run.publicSide,
            statement: ToyProof.run.statement, accepting: .test)
        #expect(verified.statement == ToyProof.run.statement)
        #expect(verified.shape == ToyProof.proof.shape)
    }

    @Test("tables of one chip may be cut into pieces, also of equal height")
    func pieces() {
        let adds = ToyRun.fibonacci(count: 7).tables.filter { $0.program.name == "add" }
        #expect(adds.map(\.logHeight) == [4, 3, 3])
        #expect(ToyProof.verdict(onProofOf: .fibonacci(count: 7)) == nil)
    }

    @Test("the number of stripes is not a power of two")
    func stripes() {
        let layout = Layout(circuit: ToyMachine.circuit, shape: ToyProof.proof.shape, parameters: .test)
        #expect(layout.stripes.nonzeroBitCount > 1)
    }

    static let programs: [ToyRun] = [
        ToyRun([.init(.halt, 0)], input: []),
        ToyRun([.init(.add, 1, 1, 1), .init(.out, 1), .init(.halt, 3)], input: [0, 200]),
        ToyRun([.init(.branch, 0, 0, 2), .init(.halt, 0), .init(.halt, 0)], input: []),
    ]

    static let parameters: [Parameters] = {
        var (wide, narrow, long) = (Parameters.test, Parameters.test, Parameters.test)
        (wide.firstArity, wide.nextArity, wide.window, wide.leastLogStripe) = (2, 3, 1, 7)
        (narrow.window, narrow.logBlowup, narrow.logFinal, narrow.leastLogStripe) = (0, 2, 1, 5)
        narrow.mostStripes = 64
        (long.leastLogStripe, long.logFinal, long.nextArity, long.window) = (11, 4, 4, 3)
        return [.test, wide, narrow, long]
    }()

    @Test("other programs and other parameters work", arguments: programs.indices, parameters.indices)
    func variants(_ program: Int, _ index: Int) throws {
        let (run, parameters) = (Self.programs[program], Self.parameters[index])
        #expect(parameters.areConsistent)
        var prover = ReferenceProver(run, parameters: parameters)
        let proof = prover.prove()
        _ = try Verifier.verify(
            proof, circuit: ToyMachine.circuit, publicSide: run.publicSide, statement: run.statement,
            accepting: parameters)
    }

    #if DEBUG
        @Test("prover and verifier absorb the same items, all there are, in the order of their list")
        func transcripts() throws {
            var prover = ReferenceProver(ToyProof.run)
            let proof = prover.prove()
            var transcript = Transcript()
            _ = try Verifier.verify(
                proof, circuit: ToyMachine.circuit, publicSide: ToyProof.run.publicSide,
                statement: ToyProof.run.statement, accepting: .test, transcript: &transcript)
            #expect(transcript.items == prover.transcript.items)
            var firsts: [TranscriptItem] = []
            for item in transcript.items where !firsts.contains(item) { firsts.append(item) }
            #expect(firsts == TranscriptItem.allCases)
        }
    #else
        @Test("a run is proved and verified with the standard parameters")
        func standard() throws {
            let run = ToyProof.run
            var prover = ReferenceProver(run, parameters: .standard)
            let verified = try Verifier.verify(
                prover.prove(), circuit: ToyMachine.circuit, publicSide: run.publicSide,
                statement: run.statement)
            #expect(verified.security.provableBits >= 100)
        }
    #endif
}
