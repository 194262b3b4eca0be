extension Transcript {
    /// What the transcript starts with; a proof of another version is another statement.
    public static let version = "nexus-workbench line-code proof 2"

    /// A transcript that has absorbed all that is known before the prover's first message.
    public init(circuit: Circuit, statement: ProofStatement, shape: Shape, parameters: Parameters) {
        self.init()
        absorb(circuit: circuit, statement: statement, shape: shape, parameters: parameters)
    }

    /// Absorbs all that is known before the prover's first message.
    public mutating func absorb(
        circuit: Circuit, statement: ProofStatement, shape: Shape, parameters: Parameters
    ) {
        absorb(.version, bytes: Array(Self.version.utf8))
        absorb(.parameters, numbers: parameters.numbers.map(UInt64.init))
        absorb(.rules, circuit.digest)
        absorb(.identity, statement.identity)
        absorb(.publicInput, bytes: statement.publicInput)
        absorb(.privateLength, numbers: [UInt64(statement.privateLength)])
        absorb(.publicOutput, bytes: statement.publicOutput)
        absorb(.exitCode, numbers: [UInt64(statement.exitCode)])
        absorb(.cycles, numbers: [UInt64(statement.cycles)])
        absorb(.context, statement.context)
        var numbers: [UInt64] = []
        for piece in shape.pieces {
            numbers.append(UInt64(truncatingIfNeeded: piece.table))
            numbers.append(UInt64(truncatingIfNeeded: piece.logHeight))
            numbers.append(UInt64(truncatingIfNeeded: piece.rowsInUse))
        }
        absorb(.shape, numbers: numbers)
    }
}
