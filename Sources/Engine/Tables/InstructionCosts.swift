import Chips
import RISCV

/// What one instruction costs to prove: a range where its outcome or operands decide among several forms.
public struct InstructionCost: Sendable, Hashable {
    /// The forms it may take, as their tables are called.
    public let forms: [String]
    /// Committed cells of its row.
    public let cells: ClosedRange<Int>
    /// Entries on the buses that carry state, registers and memory.
    public let entries: ClosedRange<Int>
    /// Entries that look something up in a table.
    public let lookups: ClosedRange<Int>
}

/// What each instruction of a program costs to prove.
public struct InstructionCosts: Sendable {
    private let costs: FormCosts

    public init(program: Program) {
        costs = FormCosts(program: program)
    }

    /// The cost of the instruction at an address; nil where nothing stands that can be proved.
    public func cost(at address: UInt32) -> InstructionCost? {
        let cards = costs.cards(at: address)
        guard let cells = Self.range(cards.map(\.cells)), let entries = Self.range(cards.map(\.accesses)),
            let lookups = Self.range(cards.map(\.lookups))
        else { return nil }
        return InstructionCost(forms: cards.map(\.chip), cells: cells, entries: entries, lookups: lookups)
    }

    private static func range(_ values: [Int]) -> ClosedRange<Int>? {
        guard let least = values.min(), let most = values.max() else { return nil }
        return least...most
    }
}
