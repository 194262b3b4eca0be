import Constraints
import TestSupport
import Testing

@testable import Chips

/// The rules as people read them: a change of a chip shows in these files, and is reviewed there.
@Suite("Printed rules, costs and digests")
struct PrintedRulesTests {
    @Test("the rules of a chip are those that were reviewed", arguments: ChipCatalogue.programs.indices)
    func rules(index: Int) {
        let program = ChipCatalogue.programs[index]
        expectGolden(Self.text(of: program), "Rules/\(program.name).txt")
    }

    @Test("what a row of each chip costs is what was reviewed")
    func costs() {
        let lines = ChipCatalogue.programs.map { program in
            let card = CostCard(program, isLookup: MachineBus.isLookup)
            return "\(card.chip): \(card.cells) cells, \(card.accesses) accesses, \(card.lookups) lookups, "
                + "\(card.constraints) rules, degree \(card.degree)"
        }
        expectGolden(lines.joined(separator: "\n") + "\n", "costs.txt")
    }

    @Test("the digest of each chip is the one of the reviewed rules")
    func digests() {
        let lines = ChipCatalogue.programs.map { "\($0.name): \(Self.hexadecimal($0.digest))" }
        expectGolden(lines.joined(separator: "\n") + "\n", "digests.txt")
    }

    @Test(
        "labels are sentences in lower case, without a full stop", arguments: ChipCatalogue.programs.indices)
    func labels(index: Int) {
        let program = ChipCatalogue.programs[index]
        for label in program.constraints.map(\.label) + program.entries.map(\.label) {
            #expect(label.contains(" ") && !label.hasSuffix(".") && label.count <= 90, "\(label)")
        }
    }

    private static func text(of program: ConstraintProgram) -> String {
        let printer = FormulaPrinter(program)
        var lines = ["\(program.name): \(program.summary)"]
        lines += program.columns.map { "column \($0.name)\($0.kind == .committed ? "" : ", \($0.kind)")" }
        lines += printer.definitions()
        for rule in program.constraints {
            lines.append("rule “\(rule.label)”: \(printer.formula(rule.node)) = 0")
        }
        for entry in program.entries {
            let tuple = entry.tuple.map(printer.term).joined(separator: ", ")
            let verb = entry.direction == .send ? "send to" : "receive from"
            lines.append(
                "\(verb) \(entry.bus.name) “\(entry.label)”: (\(tuple))\(times(entry, of: program))")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func times(_ entry: BusEntry, of program: ConstraintProgram) -> String {
        switch entry.multiplicity {
        case .one: ""
        case .count(let column): " × \(program.columns[column].name)"
        }
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
