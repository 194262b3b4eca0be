import Chips

/// One lie told on purpose, as a person writes it: about a cell of a table, or about what the machine does at a step.
///
/// The language is described with `PokeParser`, which reads it.
public struct PokeSpec: Sendable, Hashable, CustomStringConvertible {
    /// As it was written, without spaces around it.
    public let text: String
    public let target: Target

    public enum Target: Sendable, Hashable {
        /// A cell of a chip's table; rows are counted over all pieces of the table.
        case cell(chip: String, row: Int, column: Int, Alteration)
        /// What happens at a step.
        case step(StepPlace, StepChange)
    }

    /// What is done to a step.
    public enum StepChange: Sendable, Hashable {
        /// The machine does something else, and everything after it follows from that.
        case executor(ExecutorPoke.Change)
        /// A cell of the step's instruction row, found by its column's name once the row's chip is known.
        case cell(column: String, Alteration)
    }

    /// How a value is changed; the operand is a word for the machine, an element of the field for a cell.
    public struct Alteration: Sendable, Hashable {
        public enum Operation: String, Sendable, Hashable, CaseIterable {
            case set = "="
            case add = "+="
            case subtract = "-="
            case xor = "^="
        }

        public var operation: Operation
        public var operand: UInt32

        public init(_ operation: Operation, _ operand: UInt32) {
            self.operation = operation
            self.operand = operand
        }
    }

    /// Reads a poke; see `PokeParser` for the language.
    public init(parsing text: String) throws(EngineError) {
        var parser = try PokeParser(text)
        self = try parser.parse()
    }

    init(text: String, target: Target) {
        self.text = text
        self.target = target
    }

    public var description: String { text }

    /// Whether it changes a cell after the tables are filled, rather than the run.
    public var isOfCell: Bool {
        switch target {
        case .cell, .step(_, .cell): true
        case .step(_, .executor): false
        }
    }
}
