import Hashing
import ProofMarket
import ProofSystem

/// The embedded verifier as the market asks it: whether bytes are the proof that an order wants.
struct OrderVerifier: Sendable {
    let context: OrderContext
    /// Whether proofs of the test profile count; everything that says so is called insecure.
    let allowsTestProfile: Bool

    /// What the verifier says of bytes, and why it refuses them; nil if it accepts.
    struct Answer: Sendable, Hashable {
        var verdict: Verdict
        var objection: String?
    }

    /// Accepts only a proof that this program ran on this input and ended well, made for this order by this prover. What
    /// is refused is looked at once more, to tell a good proof of something else from bytes that prove nothing.
    func answer(
        to bytes: [UInt8], program: OpenedProgram, order: Int, prover: Int
    ) -> Answer {
        let wanted = context.digest(order: order, prover: prover)
        do throws(EngineError) {
            let file = try ProofFile(bytes: bytes, path: "the delivered proof")
            let expectation = ProofExpectation(publicInput: program.defaultInput.publicBytes, context: wanted)
            do throws(EngineError) {
                _ = try file.verify(program, expecting: expectation, allowsTestProfile: allowsTestProfile)
                return Answer(verdict: .accepted)
            } catch {
                let claims = ProofExpectation(exitCode: file.proof.statement.exitCode)
                let proved = try? file.verify(
                    program, expecting: claims, allowsTestProfile: allowsTestProfile)
                return Answer(verdict: proved == nil ? .invalid : .copied, objection: error.description)
            }
        } catch {
            return Answer(verdict: .invalid, objection: error.description)
        }
    }

    static func digest(of bytes: [UInt8]) -> ProofDigest {
        guard let digest = ProofDigest(bytes: Blake3.hash(bytes)) else {
            preconditionFailure("a hash has 32 bytes")
        }
        return digest
    }
}
