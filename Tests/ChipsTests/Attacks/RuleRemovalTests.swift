import Constraints
import Glibc
import TestSupport
import Testing

@testable import Chips

/// Each rule and each lookup is there for a forgery that nothing else would stop.
///
/// The forgeries were found by a search and are kept in golden files, or they are built (`DirectedForgeries`): to show
/// again that each of them is stopped by its rule alone takes one evaluation. `NEXUS_SEARCH_FORGERIES=all` searches anew
/// (build with -c release), or the name of a chip for that one.
@Suite("No rule can be left out")
struct RuleRemovalTests {
    @Test("each rule alone stops a forged row", arguments: RowCatalogue.chips.indices)
    func forgeries(index: Int) {
        let chip = RowCatalogue.chips[index]
        if let wanted = getenv("NEXUS_SEARCH_FORGERIES"), ["all", chip].contains(String(cString: wanted)) {
            Self.search(chip)
        }
        var stopped: Set<String> = []
        let found = goldenLines("Forgeries/\(chip).txt").map { (line: $0, forgery: RowForgery(line: $0)) }
        let built = DirectedForgeries.rows(of: chip).map { (line: $0.line[...], forgery: Optional($0)) }
        for (line, forgery) in found + built {
            guard let forgery, let row = forgery.row(of: chip) else {
                Issue.record("\(chip): cannot read “\(line)”")
                continue
            }
            #expect(Self.isStopped(forgery, chip), "\(chip): \(row.complaints) complain about \(line)")
            #expect(stopped.insert(forgery.label).inserted, "\(chip): one row is enough for \(line)")
        }
        let reasons = ReviewedItems.reasons(chip)
        for label in Self.labels(RowProgram.all[chip]!.program) where !stopped.contains(label) {
            #expect(reasons[label] != nil, "\(chip): what is “\(label)” for?")
        }
    }

    /// The rules and the entries whose other side is chosen: what a row sends on a chain is its purpose, and without
    /// it no honest run would balance.
    private static func labels(_ program: ConstraintProgram) -> [String] {
        let entries = program.entries.filter { entry in
            !entry.isOffer && (entry.direction == .receive || MachineBus.isLookup(entry.bus))
        }
        return program.constraints.map(\.label) + entries.map(\.label)
    }

    /// Whether a forgery passes all but the item that it names.
    private static func isStopped(_ forgery: RowForgery, _ chip: String) -> Bool {
        guard let row = forgery.row(of: chip) else { return false }
        let values = row.setting.chip.values(row.cells)
        let broken = row.setting.broken(values)
        return broken.map(row.setting.label) == [forgery.label]
            && row.setting.isDishonest(values, without: broken.first)
    }

    // MARK: - The search

    private static func search(_ chip: String) {
        let rows = RowCatalogue.rows(of: chip, count: 150)
        let wanted = Set(labels(RowProgram.all[chip]!.program))
        let reasons = ReviewedItems.reasons(chip)
        let built = Set(DirectedForgeries.rows(of: chip).map(\.label))
        guard let setting = rows.first?.row.setting else { return }
        var lines: [String] = []
        let known = goldenLines("Forgeries/\(chip).txt").compactMap(RowForgery.init)
        for item in 0..<setting.itemCount where wanted.contains(setting.label(of: item)) {
            if let old = known.first(where: { $0.label == setting.label(of: item) && isStopped($0, chip) }) {
                lines.append(old.line)
                continue
            }
            let label = setting.label(of: item)
            guard reasons[label] == nil, !built.contains(label) else { continue }
            if let found = forgery(rows, item) {
                lines.append(found.line)
            } else {
                print("\(chip): nothing found that “\(setting.label(of: item))” stops")
            }
        }
        writeGolden(lines.joined(separator: "\n") + "\n", "Forgeries/\(chip).txt")
    }

    private static func forgery(_ rows: [(name: String, row: SetRow)], _ item: Int) -> RowForgery? {
        for depth in 0...4 {
            for (index, (name, row)) in rows.enumerated() {
                let fillings = [row.cells] + (depth < 4 ? DishonestFilling.cells(of: row, name: name) : [])
                for filling in fillings {
                    var search = ForgerySearch(row, removing: item, budget: 200 << (3 * depth))
                    guard let cells = search.forge(from: filling, depth: depth) else { continue }
                    return RowForgery(
                        label: row.setting.label(of: item), name: name, honest: row.cells, forged: cells,
                        row.setting.chip.program)
                }
                if depth == 4, index == 5 { break }
            }
        }
        return nil
    }
}
