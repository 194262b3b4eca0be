import Engine
import Testing

@testable import Workbench

@Suite("Plain mode")
struct PlainTests {
    static func plain() throws -> PlainSession {
        let plain = PlainSession(try DebugSession(Bench.opened(), request: OpenRequest(argument: "loop")))
        _ = plain.start()
        return plain
    }

    /// Lines, and what the last of them is answered with.
    static let answers: [(lines: [String], answer: [String])] = [
        (["stepi"], ["step 1, loop.s line 4, in main, s0 changed from 0x0 to 0x3"]),
        (["stepi", "reverse-stepi"], ["step 0, loop.s line 3, in main, s0 changed from 0x3 to 0x0"]),
        (["print 2 * 21"], ["2 * 21 = 0x0000002a"]),
        (["print/d 2 * 21"], ["2 * 21 = 42"]),
        (["info breakpoints"], ["there are no breakpoints"]),
        (["# a comment"], []), ([""], []),
    ]

    @Test("a change is one sentence", arguments: answers)
    func answer(_ row: (lines: [String], answer: [String])) throws {
        let plain = try Self.plain()
        var answer: [String] = []
        for line in row.lines { answer = try plain.take(line) }
        #expect(answer == row.answer)
    }

    @Test(
        "every command of the table can be carried out or refuses with a sentence",
        arguments: DebugCommandTable.rows.map(\.name))
    func everyCommand(_ name: String) throws {
        let plain = try Self.plain()
        for line in [name, name + " a0", name + " 1", name + " a0 = 1"] {
            do throws(EngineError) {
                _ = try plain.take(line)
            } catch {
                #expect(!error.description.isEmpty)
                #expect(!error.description.contains("\n"))
            }
        }
    }
}
