import Execution
import RISCV

@testable import Chips

/// Every attack that is tried on a run, by number and forger; the tests are parametrised over this list.
///
/// The numbers are those of the project's list of what must fail: 1–19 instructions, 20–26 control, start and end,
/// 27–36 memory and buses.
enum AttackCatalogue {
    enum Forger: String, Sendable {
        case cell, executor
    }

    /// Who is asked.
    enum Judges: Sendable {
        /// Rules and buses, with lookups counted honestly; and what is public, if the attack changes that.
        case rows
        /// The whole check, multiplicities as they stand; and what is public.
        case whole
        /// Only what the verifier sees by itself: the tables are too large for more.
        case verifier
    }

    struct Attack: Sendable {
        let number: Int
        let what: String
        let forgery: RunForgery
        var judges: Judges = .rows

        var forger: Forger { forgery.isExecutor ? .executor : .cell }
        var name: String { "\(number) \(forger.rawValue): \(what)" }
    }

    static let all =
        (arithmetic + jumps + memory + identity + control + times + boundaries + buses)
        .enumerated().sorted { ($0.element.number, $0.offset) < ($1.element.number, $1.offset) }
        .map(\.element)

    /// Why a forger cannot try an attack.
    static let inapplicable: [Int: [Forger: String]] = [
        9: [.executor: "a machine's words have limbs and carries that are right by construction"],
        24: [.executor: "a machine has no rows after its halt; what a poke adds comes before it"],
        32: [.executor: "multiplicities are counted from the rows that the machine filled"],
        33: [.executor: "a machine that runs so long cannot be filled: the filler refuses it"],
        34: [.executor: "a machine has no say in which bus a tuple goes to"],
        35: [.executor: "a machine has no say in which tables there are"],
    ]

    static func lie(_ number: Int, _ what: String, _ label: String, _ change: ExecutorPoke.Change) -> Attack {
        Attack(number: number, what: what, forgery: .executor(label, change))
    }

    static func cells(_ number: Int, _ what: String, _ label: String, _ changes: CellChange...) -> Attack {
        Attack(number: number, what: what, forgery: .cells(label, changes))
    }

    static func row(
        _ number: Int, _ what: String, _ chip: String, _ row: Int, _ changes: CellChange...
    ) -> Attack {
        Attack(number: number, what: what, forgery: .row(chip, row, changes))
    }

    static func word(_ instruction: Instruction) -> ExecutorPoke.Change { .instruction(instruction.encoded) }
}
