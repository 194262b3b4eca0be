import ProofSystem

/// A proof that a job has made, to be verified as if it came from somebody else.
public struct FinishedProof: Sendable, Hashable {
    public let job: ProofJob
    private let bytes: [UInt8]

    public init(job: ProofJob, made: MadeProof) {
        self.job = job
        bytes = made.bytes
    }

    /// Verifies the bytes against the job's own program and input; output and exit code are taken from the proof, for
    /// the job did not know them beforehand.
    public func verify() -> Result<AcceptedProof, EngineError> {
        do throws(EngineError) {
            let file = try ProofFile(bytes: bytes, path: "the proof of this session")
            let expectation = ProofExpectation(
                publicInput: job.request.input.publicBytes, exitCode: file.proof.statement.exitCode)
            return .success(
                try file.verify(
                    job.request.program, expecting: expectation,
                    allowsTestProfile: job.request.parameters.profile.isInsecure))
        } catch {
            return .failure(error)
        }
    }
}
