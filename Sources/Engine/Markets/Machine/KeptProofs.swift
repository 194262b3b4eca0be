import ProofMarket

/// The real proofs that a log tells of, looked for where they were kept, and verified once more if somebody asks.
public struct KeptProofs: Sendable {
    public enum State: Sendable, Hashable {
        case missing
        /// The bytes are there, and have the digest that the log names.
        case atHand
        /// The verifier says of them what the log says.
        case confirmed
        /// They cannot be checked here.
        case unchecked(reason: String)

        fileprivate var name: String {
            switch self {
            case .missing: "missing"
            case .atHand: "at hand"
            case .confirmed: "confirmed"
            case .unchecked: "unchecked"
            }
        }
    }

    public struct Entry: Sendable, Hashable {
        public var order: Int
        public var prover: Int
        public var program: String
        public var digest: ProofDigest
        public var verdict: Verdict
        public var state: State
    }

    public private(set) var entries: [Entry] = []
    private let context: OrderContext
    private let isInsecure: Bool
    private let identities: [String: String]
    private let folders: UserFolders

    /// Looks for the proofs of a log that was replayed.
    public init(_ replay: MarketReplay, folders: UserFolders) {
        context = OrderContext(replay.market)
        self.folders = folders
        let floor = replay.market.floor
        isInsecure =
            replay.market.machine.map { floor.proverNames[$0] == MarketMachine.name(.test) } ?? false
        identities = Dictionary(
            replay.market.scenario.counts.map { ($0.name, $0.identity) },
            uniquingKeysWith: { first, _ in first })
        for proof in replay.proofs where floor.orders.indices.contains(proof.order) {
            let program = floor.programs[floor.orders[proof.order].program]
            let isThere = Self.bytes(program, proof.digest, folders) != nil
            entries.append(
                Entry(
                    order: proof.order, prover: proof.prover, program: program, digest: proof.digest,
                    verdict: proof.proof.verdict, state: isThere ? .atHand : .missing))
        }
    }

    /// Verifies those at hand. Throws `EngineError.proofRejected` where the verifier does not say what the log says.
    ///
    /// - Parameter open: opens a program by its name.
    public mutating func verify(
        open: (String) throws(EngineError) -> OpenedProgram, goesOn: () -> Bool = { true }
    ) throws(EngineError) {
        let verifier = OrderVerifier(context: context, allowsTestProfile: isInsecure)
        for index in entries.indices where entries[index].state == .atHand {
            guard goesOn() else { throw .cancelled("the verification was cancelled") }
            let entry = entries[index]
            guard let bytes = Self.bytes(entry.program, entry.digest, folders) else { continue }
            let program: OpenedProgram
            do throws(EngineError) {
                program = try open(entry.program)
            } catch {
                entries[index].state = .unchecked(reason: error.description)
                continue
            }
            guard identities[entry.program] == program.identity.description else {
                let sentence = "\(entry.program) is no longer the program that was proved"
                entries[index].state = .unchecked(reason: sentence)
                continue
            }
            let answer = verifier.answer(
                to: bytes, program: program, order: entry.order, prover: entry.prover)
            guard answer.verdict == entry.verdict else {
                throw .proofRejected(
                    reason: "the log says that the proof of order \(entry.order) is \(entry.verdict.name), "
                        + "the verifier says \(answer.verdict.name)"
                        + (answer.objection.map { ": " + $0 } ?? ""))
            }
            entries[index].state = .confirmed
        }
    }

    private static func bytes(_ program: String, _ digest: ProofDigest, _ folders: UserFolders) -> [UInt8]? {
        ProofShelf.bytes(of: program, digest: digest.bytes, folders: folders)
    }

    /// What there is to say in a few lines; none for a log whose proofs are all simulated.
    public var lines: [String] {
        guard !entries.isEmpty else { return [] }
        let confirmed = entries.count { $0.state == .confirmed }
        let missing = entries.count { $0.state == .missing }
        var line = "\(entries.count) real \(entries.count == 1 ? "proof" : "proofs")"
        if isInsecure { line += ", INSECURE, of the profile “test”" }
        if confirmed > 0 {
            line += ": the verifier says again what the log says of \(confirmed)"
        } else {
            line += ": \(entries.count - missing) at hand; --verify checks those once more"
        }
        var lines = [line]
        if missing > 0 {
            lines.append("\(missing) not at hand: what the verifier said of them is taken from the log")
        }
        for case .unchecked(let reason) in entries.map(\.state) { lines.append("not checked: \(reason)") }
        return lines
    }

    public var json: JSONText {
        .array(
            entries.map { entry in
                [
                    "order": .integer(entry.order), "prover": .integer(entry.prover),
                    "program": .string(entry.program), "digest": .string(entry.digest.hexadecimal),
                    "verdict": .string(entry.verdict.name), "state": .string(entry.state.name),
                    "secure": .bool(!isInsecure),
                ]
            })
    }
}
