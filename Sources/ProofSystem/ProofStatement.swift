/// What a proof says: this program, given this public input and so many bytes of private input, halted with this exit
/// code after so many cycles and put out these bytes.
public struct ProofStatement: Sendable, Hashable {
    /// Of the program's file.
    public var identity: Digest
    public var publicInput: [UInt8]
    /// Bytes of private input; what they are stays with the prover (but proofs are not hiding).
    public var privateLength: UInt32
    public var publicOutput: [UInt8]
    public var exitCode: UInt32
    public var cycles: UInt32
    /// Whom or what the proof was made for, as a hash: it serves nobody else and nothing else. Zeros if anybody may use
    /// it. It says nothing about the run; binding it costs whoever copies a proof as much as making one.
    public var context: Digest

    public init(
        identity: Digest, publicInput: [UInt8], privateLength: UInt32, publicOutput: [UInt8],
        exitCode: UInt32, cycles: UInt32, context: Digest = .none
    ) {
        self.identity = identity
        self.publicInput = publicInput
        self.privateLength = privateLength
        self.publicOutput = publicOutput
        self.exitCode = exitCode
        self.cycles = cycles
        self.context = context
    }
}
