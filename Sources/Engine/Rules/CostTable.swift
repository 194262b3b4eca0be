import Chips
import Constraints

/// What rows and cycles cost, beside what others have published.
public enum CostTable {
    /// Committed cells for an instruction in another machine.
    ///
    /// SP1 v6: counted in its chips, published with its release. OpenVM: its chips' widths. Nexus 3: the columns of its
    /// one table.
    private static let peers: [(family: String, forms: [Form], sp1: String)] = [
        ("add", [.add, .addInPlace], "33"),
        ("addi", [.addConstant, .addConstantInPlace, .addSmall, .addSmallInPlace], "30"),
        ("bitwise", [.logic, .logicInPlace, .logicConstant, .logicConstantInPlace], "51"),
        ("less-than", [.lessUnsigned, .lessUnsignedConstant, .lessSigned, .lessSignedConstant], "44"),
        (
            "branch",
            [
                .branchEqual, .branchEqualZero, .branchNotEqual, .branchNotEqualZero, .branchLessUnsigned,
                .branchNotLessUnsigned, .branchLess, .branchNotLess, .branchNegative, .branchNotNegative,
            ], "45"
        ),
        ("load", [.loadWord, .loadWordInPlace, .loadPart, .loadTextWord, .loadTextPart], "39–48"),
        ("store", [.storeWord, .storePart], "39–50"),
        ("multiply", [.multiply, .multiplyInPlace], "82"),
        ("divide", [.divide], "246"),
    ]

    private static let others =
        "OpenVM commits 18–59 cells for common instructions, Nexus 3 about 1,360 a cycle."

    /// The card of every chip.
    public static var cards: [CostCard] {
        ChipCatalogue.programs.map { CostCard($0, isLookup: MachineBus.isLookup) }
    }

    /// The card of every chip, and the families beside those of SP1 v6.
    public static var rows: [[String]] {
        [["chip", "cells", "rules", "degree", "entries", "lookups"]]
            + cards.map { card in
                [card.chip]
                    + [card.cells, card.constraints, card.degree, card.accesses, card.lookups].map(
                        String.init)
            }
    }

    /// Committed cells by family.
    public static var comparison: [[String]] {
        [["instruction", "cells here", "cells in SP1 v6"]]
            + peers.map { family, forms, sp1 in
                let cells = forms.compactMap { form in cards.first { $0.chip == form.name }?.cells }
                guard let least = cells.min(), let most = cells.max() else { return [family, "–", sp1] }
                return [family, least == most ? "\(least)" : "\(least)–\(most)", sp1]
            }
    }

    /// What others cost, in a sentence.
    public static var remark: String { others }

    /// The average costs of a cycle of a run, and the chips that make most of it.
    public static func rows(of run: FilledRun) -> [[String]] {
        let cost = CycleCost(run.tables)
        let all = cost.perCycle()
        var rows = [["", "rows", "cells a cycle", "entries", "lookups"]]
        func row(_ name: String, _ count: Int, _ amounts: [Double]) -> [String] {
            [name, Grouped.text(count)] + amounts.map(text)
        }
        rows.append(row("a cycle", cost.cycles, numbers(all)))
        for (purpose, name) in [
            (CycleCost.Purpose.instruction, "instructions"), (.refresh, "refreshes"),
            (.boundary, "boundaries"),
        ] {
            let count = cost.parts.reduce(0) { $0 + ($1.purpose == purpose ? $1.rows : 0) }
            rows.append(row("  " + name, count, numbers(cost.perCycle([purpose]))))
        }
        let parts = cost.parts.sorted {
            ($1.rows * $1.row.cells, $0.chip) < ($0.rows * $0.row.cells, $1.chip)
        }
        for part in parts {
            let weight = Double(part.rows) / Double(max(1, cost.cycles))
            rows.append(
                row(
                    part.chip, part.rows,
                    [part.row.cells, part.row.accesses, part.row.lookups].map { weight * Double($0) }))
        }
        return rows
    }

    public static func json(of run: FilledRun?) -> JSONText {
        var members: [JSONText.Member] = [
            .init("schema", 1),
            .init(
                "chips",
                .array(
                    cards.map { card in
                        [
                            "name": .string(card.chip), "cells": .integer(card.cells),
                            "rules": .integer(card.constraints), "degree": .integer(card.degree),
                            "entries": .integer(card.accesses), "lookups": .integer(card.lookups),
                        ]
                    })),
        ]
        if let run {
            let cost = CycleCost(run.tables)
            let all = cost.perCycle()
            let value: JSONText = [
                "name": .string(run.program.program.name), "cycles": .integer(cost.cycles),
                "cells": .number(all.cells), "entries": .number(all.accesses),
                "lookups": .number(all.lookups),
                "chips": .array(
                    cost.parts.map { ["name": .string($0.chip), "rows": .integer($0.rows)] }),
            ]
            members.append(.init("run", value))
        }
        return .object(members)
    }

    private static func numbers(_ amounts: CycleCost.Amounts) -> [Double] {
        [amounts.cells, amounts.accesses, amounts.lookups]
    }

    private static func text(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let rest = String(hundredths % 100)
        return "\(hundredths / 100).\(rest.count < 2 ? "0" : "")\(rest)"
    }
}
