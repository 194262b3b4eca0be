/// The real proofs of a run, as its log tells of them: what a replay goes by instead of making them again.
public struct RecordedProofs: ProofExecutor {
    /// A proof that was really made and delivered.
    public struct Entry: Sendable, Hashable {
        public var order: Int
        public var prover: Int
        public var proof: DeliveredProof
        public var digest: ProofDigest
    }

    public let machine: Int?
    /// As they were delivered.
    public private(set) var entries: [Entry] = []
    /// Looked up, never listed.
    private var places: [Place: Int] = [:]

    private struct Place: Hashable {
        var order: Int
        var prover: Int
    }

    init(machine: Int) { self.machine = machine }

    /// Takes note of a record of a log, if it is about a real proof; false if it is and cannot be read.
    mutating func read(_ line: LogLine) -> Bool {
        guard line.word("event") == MarketRecord.provedName else { return true }
        guard let order = line.number("order"), let prover = line.number("prover"),
            let bytes = line.number("bytes"), bytes >= 0,
            let digest = line.word("digest").flatMap(ProofDigest.init(hexadecimal:)),
            let verdict = line.word("verdict").flatMap(Verdict.init(named:))
        else { return false }
        places[Place(order: order, prover: prover)] = entries.count
        entries.append(
            Entry(
                order: order, prover: prover,
                proof: DeliveredProof(bytes: bytes, digest: digest, verdict: verdict), digest: digest))
        return true
    }

    public func delivery(of assignment: ProofAssignment) -> Delivery {
        if let place = places[Place(order: assignment.order, prover: assignment.prover)] {
            return .proof(entries[place].proof)
        }
        // What the machine did not deliver it failed to make.
        return assignment.prover == machine ? .nothing : SimulatedProofs().delivery(of: assignment)
    }
}
