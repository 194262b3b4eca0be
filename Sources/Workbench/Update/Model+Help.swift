import Engine
import TerminalScreen

extension Model {
    /// The help of a place: its keys by group, the commands, and what the signs mean.
    func helpItems(for place: Place) -> [ChooserItem] {
        var items: [ChooserItem] = []
        for group in ActionGroup.allCases {
            let rows = ActionCatalogue.rows.filter { $0.group == group && !$0.keys(in: place).isEmpty }
            if rows.isEmpty { continue }
            items.append(ChooserItem(group.rawValue, isHeading: true))
            for row in rows {
                let keys = row.keys(in: place).map(\.description).joined(separator: " ")
                items.append(
                    ChooserItem(
                        row.title, detail: keys, message: .action(row.action), keywords: row.command ?? ""))
            }
        }
        items.append(ChooserItem("Mouse", isHeading: true))
        items += Self.mouse.map { ChooserItem($0.what, detail: $0.how) }
        items.append(ChooserItem("Commands after :", isHeading: true))
        items += WorkbenchCommand.rows.map {
            ChooserItem($0.summary, detail: $0.usage, message: .ask(.command, text: $0.name + " "))
        }
        items += DebugCommandTable.rows.map {
            ChooserItem($0.summary, detail: $0.usage, message: .ask(.command, text: $0.name + " "))
        }
        items.append(ChooserItem("Words", isHeading: true))
        items += Self.words.map { ChooserItem($0.meaning, detail: $0.word) }
        return items
    }

    private static let mouse: [(how: String, what: String)] = [
        ("click", "Give a pane the focus, choose a tab, a row or a hint"),
        ("click on the timeline", "Go to that step"),
        ("wheel", "Scroll the pane under the mouse"),
    ]

    private static let words: [(word: String, meaning: String)] = [
        ("step", "One retired instruction, counted from 0"),
        ("position", "The state before a step is executed; the last one is the end of the run"),
        ("capital letter", "The same as the small letter, but backwards in time"),
        ("change", "A value that you put in; everything from there on is recorded again"),
        ("stop", "A position where a motion ended; the last ones are kept as bookmarks"),
        ("breakpoint", "A place in the code at which continuing stops"),
        ("watchpoint", "A register or memory whose reading, writing or changing stops a run"),
        (
            "rule",
            "A polynomial over a row's columns that must be zero; every step makes rows that obey rules"
        ),
        ("bus", "Where rows hand tuples of values to each other: what one sends, another must receive"),
        ("poke", "A lie put into a table or into the run on purpose, to see which rule notices"),
        ("cells", "Numbers that a proof commits to for one instruction; fewer is cheaper"),
        ("entries", "What an instruction takes from and leaves in state, registers and memory, for a proof"),
        ("lookups", "Facts that a proof of an instruction looks up in a table, such as x < 2^16"),
        ("public input", "Bytes the guest reads that are part of what a proof states"),
        ("private input", "Bytes the guest reads that only the prover knows"),
        ("public output", "Bytes the guest commits to"),
        (
            "order",
            "A client's wish for a proof of a program, with a price that rises until its lock deadline"
        ),
        ("offer, ask", "What an order pays now, and what a prover wants, both for a million cycles"),
        ("mechanism", "The rule by which it is decided who proves which order, and at which price"),
        (
            "collateral",
            "Money that a prover puts down when it takes an order, and loses if it does not deliver"
        ),
        ("lock deadline", "Until then whoever took an order owes its proof, or nobody takes it any more"),
        ("overdue", "Taken and not delivered in time: whoever delivers now earns part of the collateral"),
        ("expiry", "The end of an overdue order: the client has its money back"),
        ("welfare", "What proved orders were worth to their clients, less what all work cost"),
        ("bound", "The most welfare that anybody could have made of the same orders, knowing all of them"),
    ]
}
