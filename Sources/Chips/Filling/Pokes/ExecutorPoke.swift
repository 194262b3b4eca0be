import RISCV

/// What a dishonest machine does differently at one step; everything after it follows from there, as in the run of a
/// prover who lies once and is careful from then on.
///
/// Pokes change the run, not single cells: rows, times, boundaries and multiplicities are filled in for what the
/// machine then did. What is left to complain is the rule or the bus that the lie itself breaks.
public struct ExecutorPoke: Sendable, Hashable {
    /// The step that is changed, from 0, in the run as the earlier pokes leave it.
    public var step: Int
    public var change: Change

    public enum Change: Sendable, Hashable {
        /// What the step leaves behind: the register it writes, the aligned word it stores, the direction of a branch
        /// (1 taken, 0 not), the target of a jump without a link, the exit code, the word a call reads or commits.
        case result(Alteration)
        /// A register holds another value before the step, though nobody wrote it.
        case register(UInt8, UInt32)
        /// An aligned word of memory holds another value before the step, though nobody stored it.
        case memory(address: UInt32, word: UInt32)
        /// The step is executed at another address.
        case pc(UInt32)
        /// The machine goes on at this address after the step.
        case next(UInt32)
        /// The step's instruction is left out: the one after it in memory comes in its place.
        case skip
        /// The step's instruction is executed a second time.
        case `repeat`
        /// The run ends before the step; nobody halts.
        case cut
        /// Another instruction is executed, given by its word.
        case instruction(UInt32)
        /// The step is proved by another form's chip.
        case form(Form)
        /// The step sees a register as it was before it was last written, at its time then.
        case staleRegister(UInt8)
        /// The step sees the word of memory it accesses as it was before it was last written, at its time then.
        case staleMemory
    }

    /// How a value is changed.
    public enum Alteration: Sendable, Hashable {
        case set(UInt32)
        case xor(UInt32)
        /// Modulo 2^32.
        case add(UInt32)

        /// The changed value.
        public func applied(to value: UInt32) -> UInt32 {
            switch self {
            case .set(let other): other
            case .xor(let mask): value ^ mask
            case .add(let difference): value &+ difference
            }
        }
    }

    public init(step: Int, change: Change) {
        self.step = step
        self.change = change
    }
}
