import TerminalScreen
import TestSupport
import Testing

@testable import Workbench

@Suite("Screens")
struct GoldenTests {
    /// A golden's name, the size, and the keys pressed on the Debug screen.
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let size: Size
        let keys: String
        var testDescription: String { name }
    }

    static let cases: [Case] = {
        var cases: [Case] = []
        for (width, height) in [(80, 24), (120, 36), (200, 60), (60, 15), (75, 20), (110, 30), (133, 41)] {
            cases.append(
                Case(name: "debug-\(width)x\(height)", size: Size(width, height), keys: "t \"9\" enter"))
            cases.append(Case(name: "welcome-\(width)x\(height)", size: Size(width, height), keys: "0"))
        }
        for (width, height) in [(80, 24), (120, 36), (200, 60)] {
            cases.append(
                Case(name: "trace-\(width)x\(height)", size: Size(width, height), keys: "t \"9\" enter 2"))
        }
        let popups = [
            ("help", "?"), ("palette", "ctrl-p \"back\""), ("breakpoint-form", "ctrl-b"), ("watch-form", "w"),
            ("breakpoints", ": \"break twice if a0 > 1\" enter B"),
            ("bookmarks", "t \"9\" enter m \"nine\" enter c '"),
            ("themes", "T"), ("command", ": \"re\" tab"), ("zoomed", "z"), ("focus", "tab tab tab"),
            ("small", "40x10"), ("tiny", "1x1"), ("narrow", "20x60"), ("flat", "200x5"),
        ]
        for (name, keys) in popups { cases.append(Case(name: name, size: Size(80, 24), keys: keys)) }
        return cases
    }()

    @Test("the screen is the one that was reviewed", arguments: cases)
    func golden(_ golden: Case) throws {
        var bench = Bench.debug(golden.size)
        bench.play(try KeyScript(text: golden.keys))
        expectGolden(bench.frame.text(), golden.name + ".txt")
    }
}
