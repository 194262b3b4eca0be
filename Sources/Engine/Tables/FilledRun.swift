import Chips
import Constraints
import Execution

/// A run with its filled and checked tables: everything that there is to say about whether its rules hold.
///
/// A plain value, made on any thread. `TableSession` walks about in it.
public struct FilledRun: Sendable {
    public let program: OpenedProgram
    public let input: GuestInput
    public let limits: RunLimits
    /// The lies that were asked for, and what they mean for this run.
    public let pokes: [PokeSpec]
    public let executorPokes: [ExecutorPoke]
    /// Pokes of cells, not yet in the tables: a session carries them out, so that they can be taken back.
    public let cellPokes: [CellPoke]
    /// The step to look at first, if pokes or the caller name one.
    public let step: Int?
    /// Everything that makes the recording what it is: edits of a person, and what the executor's pokes came to.
    public let interventions: [Intervention]
    /// How the run ended; nil where a poke cut it off.
    public let outcome: RunOutcome?
    public let tables: TableSet
    /// The check of the tables without the cells' pokes.
    public let report: CheckReport
    /// What a verifier, who computes public cells and heights by itself, objects to in them; nil if nothing.
    public let objection: PublicCheckError?
    public let seconds: Seconds

    /// A cell and what it is to be.
    public struct CellPoke: Sendable, Hashable {
        public var cell: CellReference
        public var value: UInt32

        public init(_ cell: CellReference, to value: UInt32) {
            self.cell = cell
            self.value = value
        }
    }

    /// How long each stage took.
    public struct Seconds: Sendable, Hashable {
        public var recording = 0.0
        public var filling = 0.0
        public var checking = 0.0
    }

    /// The stages of making one.
    public enum Stage: String, Sendable, Hashable, CaseIterable {
        case recording, filling, checking
    }

    /// The longest run whose tables are filled: at some 250 bytes a cycle its cells take two gigabytes.
    public static let maxCycles = 1 << 23

    /// Executed cycles.
    public var cycles: Int { tables.steps }
}
