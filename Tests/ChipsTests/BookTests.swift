import Constraints
import Glibc
import Testing

@testable import Chips

@Suite("The book's page of costs")
struct BookTests {
    @Test("it lists every chip once, with what it costs")
    func costs() throws {
        let folder = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let page = try #require(Self.contents(of: folder + "/Sources/nexus/Documentation.docc/Costs.md"))
        let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") }.map(String.init)
        let expected = ChipCatalogue.programs.map { program in
            let card = CostCard(program, isLookup: MachineBus.isLookup)
            let figures = [card.cells, card.accesses, card.lookups, card.constraints, card.degree]
            return "| `\(card.chip)` | " + figures.map(String.init).joined(separator: " | ") + " |"
        }
        #expect(rows.sorted() == expected.sorted())
    }

    private static func contents(of path: String) -> String? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }
}
