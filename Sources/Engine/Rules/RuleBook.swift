import Chips
import Constraints
import RISCV

/// The rules of every chip as people read them: what `nexus explain` prints.
public enum RuleBook {
    /// A rule or bus entry that a search found.
    public struct Match: Sendable, Hashable {
        public var chip: String
        public var label: String
        /// What it states: "carry = 0", "send to range: (16, sum[0])".
        public var statement: String
    }

    /// The chip with this name.
    public static func chip(named name: String) -> ConstraintProgram? {
        ChipCatalogue.programs.first { $0.name == name }
    }

    /// The rules whose label contains all words of a text, in the order of the catalogue.
    public static func rules(matching text: String) -> [Match] {
        let words = text.lowercased().split(separator: " ")
        return all.filter { match in
            let label = match.label.lowercased()
            return words.allSatisfy { label.contains($0) }
        }
    }

    /// Chips and labels that somebody may have meant.
    public static func suggestions(for text: String) -> [String] {
        let chips = NearMiss.suggestions(for: text, among: ChipCatalogue.programs.map(\.name))
        if !chips.isEmpty { return chips }
        // The labels that have most of the words, if any has one.
        let words = Set(text.lowercased().split(separator: " ").filter { $0.count > 2 })
        var seen: Set<String> = []
        let ranked = all.filter { seen.insert($0.label).inserted }.compactMap { match -> (Int, String)? in
            let label = match.label.lowercased()
            let count = words.count { label.contains($0) }
            return count > 0 ? (count, match.label) : nil
        }
        return ranked.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.prefix(3).map(\.1)
    }

    // MARK: - For people

    /// The name and the summary of every chip.
    public static var list: [[String]] { ChipCatalogue.programs.map { [$0.name, $0.summary] } }

    /// Everything about one chip.
    public static func text(_ program: ConstraintProgram) -> String {
        let card = CostCard(program, isLookup: MachineBus.isLookup)
        let printer = FormulaPrinter(program)
        var lines = [
            "\(program.name): \(program.summary)", "",
            "\(card.cells) cells, \(card.constraints) rules, degree \(card.degree), "
                + "\(card.accesses) entries of state, registers and memory, \(card.lookups) lookups",
            "", "COLUMNS",
        ]
        lines += program.columns.map { "  \($0.name)" + kindNote($0.kind) }
        if !program.derived.isEmpty {
            lines += ["", "DERIVED VALUES"] + printer.definitions().map { "  \($0)" }
        }
        if !program.constraints.isEmpty {
            lines += ["", "RULES"]
            for constraint in program.constraints {
                lines += ["  \(constraint.label)", "      \(printer.formula(constraint.node)) = 0"]
            }
        }
        lines += ["", "BUS ENTRIES"]
        for entry in program.entries {
            lines += ["  \(entry.label)", "      \(statement(entry, printer))"]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func kindNote(_ kind: Column.Kind) -> String {
        switch kind {
        case .committed: ""
        case .fixed: "   (public)"
        case .multiplicity: "   (counted)"
        }
    }

    private static func statement(_ entry: BusEntry, _ printer: FormulaPrinter) -> String {
        let preposition = entry.direction == .send ? "send to" : "receive from"
        let tuple = entry.tuple.map(printer.term).joined(separator: ", ")
        return entry.isOffer
            ? "offer on \(entry.bus.name): (\(tuple))" : "\(preposition) \(entry.bus.name): (\(tuple))"
    }

    private static let all: [Match] = ChipCatalogue.programs.flatMap { program in
        let printer = FormulaPrinter(program)
        return program.constraints.map {
            Match(chip: program.name, label: $0.label, statement: printer.formula($0.node) + " = 0")
        }
            + program.entries.map {
                Match(chip: program.name, label: $0.label, statement: statement($0, printer))
            }
    }

    // MARK: - As JSON

    public static var listJSON: JSONText {
        let chips = ChipCatalogue.programs.map { program -> JSONText in
            ["name": .string(program.name), "summary": .string(program.summary)]
        }
        return ["schema": 1, "chips": .array(chips)]
    }

    public static func json(_ matches: [Match]) -> JSONText {
        let rules = matches.map { match -> JSONText in
            [
                "chip": .string(match.chip), "label": .string(match.label),
                "statement": .string(match.statement),
            ]
        }
        return ["schema": 1, "rules": .array(rules)]
    }

    public static func json(_ program: ConstraintProgram) -> JSONText {
        let printer = FormulaPrinter(program)
        return [
            "schema": 1, "name": .string(program.name), "summary": .string(program.summary),
            "digest": .string(HexText.text(program.digest)),
            "columns": .array(
                program.columns.map { ["name": .string($0.name), "kind": .string(kindName($0.kind))] }),
            "derived": .array(printer.definitions().map(JSONText.string)),
            "rules": .array(
                program.constraints.map { constraint in
                    [
                        "label": .string(constraint.label),
                        "formula": .string(printer.formula(constraint.node) + " = 0"),
                        "degree": .integer(constraint.degree),
                    ]
                }),
            "entries": .array(
                program.entries.map { entry in
                    [
                        "label": .string(entry.label), "bus": .string(entry.bus.name),
                        "direction": .string(entry.direction.rawValue),
                        "tuple": .array(entry.tuple.map { .string(printer.term($0)) }),
                    ]
                }),
        ]
    }

    private static func kindName(_ kind: Column.Kind) -> String {
        switch kind {
        case .committed: "committed"
        case .fixed: "public"
        case .multiplicity: "counted"
        }
    }
}
