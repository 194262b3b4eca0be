import Execution

/// Why a run could not be filled into tables.
public enum FillError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The caller's progress function said stop.
    case cancelled
    /// More cycles than times in tables can count.
    case tooManyCycles(found: Int, limit: Int)
    /// A poke names a step that the run does not have.
    case noSuchStep(Int, length: Int)
    /// A poke asks for another result of an instruction that has none.
    case nothingToChange(step: Int, instruction: String)
    /// A poke cannot be carried out at its step.
    case impossible(step: Int, reason: String)
    /// The machine that reads the run again could not be made.
    case machine(MachineError)

    public var description: String {
        switch self {
        case .cancelled: "Filling the tables was cancelled."
        case .tooManyCycles(let found, let limit):
            "The run has \(found) cycles; tables hold at most \(limit). End it earlier with a cycle limit."
        case .noSuchStep(let step, let length):
            length == 0
                ? "The run has no step \(step): it ended before its first instruction."
                : "The run has no step \(step); its last step is \(length - 1)."
        case .nothingToChange(let step, let instruction):
            "Step \(step) executes \(instruction), which leaves no result that could be changed."
        case .impossible(let step, let reason): "The poke of step \(step) is impossible: \(reason)"
        case .machine(let error): error.description
        }
    }
}
