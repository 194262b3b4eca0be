import RISCV

/// A step of a run, by its number or by what happens there, so that it stays meaningful when a compiler changes.
///
/// It is looked for in the run as it is without any poke.
public enum StepPlace: Sendable, Hashable {
    /// Counted from 0.
    case number(Int)
    /// The last step of the run, in which a run that halts calls exit.
    case last
    /// The `count`-th step, from 1, or the last one, that does what `event` says.
    case occurrence(Event, of: Occurrence)

    /// What a step does.
    public struct Event: Sendable, Hashable {
        /// The operation, if it matters.
        public var opcode: Opcode?
        /// A place in the program as breakpoints name it, `main+8` or `main.c:12`, or a function that the step is in.
        public var place: Place?
    }

    public enum Place: Sendable, Hashable {
        case at(String)
        case inFunction(String)
    }

    public enum Occurrence: Sendable, Hashable {
        case number(Int)
        case last
    }

    /// Reads a place as pokes name it; see `PokeParser`.
    public init(parsing text: String) throws(EngineError) {
        var parser = try PokeParser(text, what: "place of a step")
        self = try parser.parsePlace()
    }
}
