import ProofSystem
import RISCV
import Verification

/// What somebody who verifies a proof knows beforehand; what is nil is taken from the proof and told as proven.
public struct ProofExpectation: Sendable, Hashable {
    public var publicInput: [UInt8]?
    public var publicOutput: [UInt8]?
    /// A guest that fails proves its failure: only who names the code accepts one that is not 0.
    public var exitCode: UInt32
    /// Whom or what the proof has to be made for.
    public var context: Digest?

    public init(
        publicInput: [UInt8]? = nil, publicOutput: [UInt8]? = nil, exitCode: UInt32 = 0,
        context: Digest? = nil
    ) {
        self.publicInput = publicInput
        self.publicOutput = publicOutput
        self.exitCode = exitCode
        self.context = context
    }
}

/// A proof that was accepted, and what it says.
public struct AcceptedProof: Sendable {
    public let statement: ProofStatement
    public let security: ProofSecurity
    public let parameters: Parameters
    /// Seconds that the verification took, the decoding of the program included; but not making the circuit, which is
    /// the same for all programs and made once in a process.
    public let seconds: Double
}

extension ProofFile {
    /// Verifies the proof: that this program, given these values, ran as the proof says.
    ///
    /// Throws `EngineError.proofRejected` with the reason. A proof of the test profile is rejected unless asked for.
    public func verify(
        _ program: OpenedProgram, expecting expectation: ProofExpectation, allowsTestProfile: Bool = false
    ) throws(EngineError) -> AcceptedProof {
        _ = ProofSubject.circuit
        let start = ContinuousClock.now
        let claimed = proof.statement
        try check(claimed, program, expectation)
        var statement = claimed
        statement.publicInput = expectation.publicInput ?? claimed.publicInput
        statement.publicOutput = expectation.publicOutput ?? claimed.publicOutput
        statement.exitCode = expectation.exitCode
        statement.context = expectation.context ?? claimed.context
        let subject = try ProofSubject(program, statement: statement)
        let verified: VerifiedStatement
        do throws(VerificationError) {
            verified = try subject.verify(proof, allowsTestProfile: allowsTestProfile)
        } catch {
            throw .proofRejected(reason: error.description)
        }
        return AcceptedProof(
            statement: verified.statement,
            security: ProofSecurity(verified.security, parameters: verified.parameters),
            parameters: verified.parameters,
            seconds: (ContinuousClock.now - start).inSeconds)
    }

    /// Names the first value in which the proof's claim is not what the caller expects.
    private func check(
        _ claimed: ProofStatement, _ program: OpenedProgram, _ expectation: ProofExpectation
    ) throws(EngineError) {
        let identity = Digest(program.identity)
        guard claimed.identity == identity else {
            throw .proofRejected(
                reason: "it is about the program with identity \(HexText.text(claimed.identity.bytes)); "
                    + "\(program.program.name) has \(HexText.text(identity.bytes))")
        }
        if let input = expectation.publicInput, input != claimed.publicInput {
            throw .proofRejected(reason: Self.difference("public input", input, claimed.publicInput))
        }
        if let output = expectation.publicOutput, output != claimed.publicOutput {
            throw .proofRejected(reason: Self.difference("public output", output, claimed.publicOutput))
        }
        guard claimed.exitCode == expectation.exitCode else {
            throw .proofRejected(
                reason: "it proves that the guest exits with \(claimed.exitCode), expected "
                    + "\(expectation.exitCode); --exit-code \(claimed.exitCode) accepts that")
        }
        if let context = expectation.context, context != claimed.context {
            throw .proofRejected(
                reason: claimed.context.isNone
                    ? "it was made for no context, expected \(context.hexadecimal)"
                    : "it was made for the context \(claimed.context.hexadecimal), expected "
                        + context.hexadecimal)
        }
    }

    private static func difference(_ what: String, _ expected: [UInt8], _ found: [UInt8]) -> String {
        let place = zip(expected, found).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let position = place.map { "they differ at byte \($0)" } ?? "one continues the other"
        return "its \(what) is not the expected one: expected \(expected.count) bytes, found \(found.count), "
            + "and \(position)"
    }
}
