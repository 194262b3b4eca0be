import Proving

/// How far a proof is: a value that a screen or a progress bar can show.
public struct ProofProgress: Sendable, Hashable {
    public enum Phase: Sendable, Hashable {
        case waiting, running, done
    }

    /// One stage of it.
    public struct StageState: Sendable, Hashable {
        public let stage: ProofStage
        public var phase = Phase.waiting
        /// From 0 to 1.
        public var fraction = 0.0
        /// Work in `ProofStage.unit`; nil until it is known.
        public var amount: Int?
        /// Seconds so far; final once it is done.
        public var seconds = 0.0
        /// What was done last, such as “round 3 of 24”.
        public var step = ""
        /// What it adds to the proof.
        public var proofBytes = 0

        /// Work a second; nil until there is some.
        public var rate: Double? {
            guard let amount, amount > 1, seconds > 0, fraction > 0 else { return nil }
            return Double(amount) * fraction / seconds
        }
    }

    public var stages = ProofStage.allCases.map { StageState(stage: $0) }
    /// Executed cycles, once they are known.
    public var cycles: Int?
    /// Seconds since the start, pauses left out.
    public var seconds = 0.0
    /// The process's memory in bytes, now and at its highest.
    public var memoryBytes = 0
    public var peakMemoryBytes = 0
    public var isPaused = false

    /// Nothing has begun.
    public init() {}

    /// The stage at hand; nil before the first and after the last.
    public var current: StageState? { stages.first { $0.phase == .running } }

    subscript(stage: ProofStage) -> StageState {
        get { stages[Self.index(of: stage)] }
        set { stages[Self.index(of: stage)] = newValue }
    }

    private static func index(of stage: ProofStage) -> Int {
        ProofStage.allCases.firstIndex(of: stage) ?? 0
    }
}
