/// What an observer hears of a proof in the making.
public enum ProvingEvent: Sendable, Hashable {
    /// A stage begins; its amount of work is counted in `ProvingStage.unit`.
    case started(ProvingStage, amount: Int)
    /// A part of the stage is done, from 0 to 1; `step` says what was done last.
    case progress(ProvingStage, fraction: Double, step: ProvingStep)
    /// A stage has ended; it took so many seconds and adds so many bytes to the proof.
    case finished(ProvingStage, seconds: Double, amount: Int, proofBytes: Int)
}

/// A step within a stage: what it is, and the how-manieth of how many it was.
public struct ProvingStep: Sendable, Hashable, CustomStringConvertible {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case stripe, hashing, work, leaves, layer, window, round, weights, combining, fold, query, check
    }

    public let kind: Kind
    /// Counted from 1.
    public let number: Int
    public let count: Int

    public init(_ kind: Kind, _ number: Int, of count: Int) {
        self.kind = kind
        self.number = number
        self.count = count
    }

    public var description: String { "\(kind.rawValue) \(number) of \(count)" }
}

/// Hears of a proof in the making, on the threads that make it: quickly, or proving waits.
public protocol ProverObserver: Sendable {
    func receive(_ event: ProvingEvent)
}
