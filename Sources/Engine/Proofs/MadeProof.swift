import ProofSystem
import RISCV

/// A finished proof, and what making it took.
public struct MadeProof: Sendable {
    public let proof: Proof
    /// The `.nxproof` file.
    public let bytes: [UInt8]
    /// The state at the end: seconds of each stage, memory.
    public let progress: ProofProgress
    public let security: ProofSecurity

    init(_ proof: Proof, publicEntries: Int, progress: ProofProgress) {
        self.proof = proof
        self.progress = progress
        bytes = proof.encode()
        security = ProofSecurity(
            shape: proof.shape, publicEntries: publicEntries, parameters: proof.parameters)
    }

    public var cycles: Int { Int(proof.statement.cycles) }
    /// From the start to the accepted proof.
    public var seconds: Double { progress.seconds }
    /// Thousand cycles a second.
    public var kilohertz: Double { seconds > 0 ? Double(cycles) / seconds / 1000 : 0 }

    /// The object that `prove --json` prints.
    public var json: JSONText {
        [
            "schema": 1,
            "identity": .string(HexText.text(proof.statement.identity.bytes)),
            "profile": .string(proof.parameters.profile.name),
            "secure": .bool(!proof.parameters.profile.isInsecure),
            "cycles": .integer(cycles),
            "seconds": .number(seconds),
            "kilohertz": .number(kilohertz),
            "proofBytes": .integer(bytes.count),
            "provableBits": .number(security.provableBits),
            "peakMemoryBytes": .integer(progress.peakMemoryBytes),
            "exitCode": .unsigned(UInt64(proof.statement.exitCode)),
            "publicOutput": .string(HexText.text(proof.statement.publicOutput)),
            "stages": .array(
                progress.stages.map { ["name": .string($0.stage.rawValue), "seconds": .number($0.seconds)] }),
        ]
    }
}
