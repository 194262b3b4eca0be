import TerminalScreen
import TestSupport
import Testing

@testable import Workbench

@Suite("Any keys at any size")
struct FuzzTests {
    static let keys: [Key] = {
        let bound = ActionCatalogue.rows.flatMap { $0.bindings.flatMap(\.keys) }
        let typed = "abc019:+-*()'\"# ".unicodeScalars.map { Key($0) }
        return bound + typed
    }()

    @Test("random keys, clicks and sizes never trap", arguments: 0..<8)
    func random(_ seed: Int) {
        var numbers = SeededRandom(seed: UInt64(seed) &* 7919 &+ 1)
        var bench = MarketBench.bench(seed % 4 == 0 ? Bench.welcome() : Bench.debug())
        for index in 0..<150 {
            switch Int.random(in: 0..<20, using: &numbers) {
            case 0:
                let size = Size(
                    Int.random(in: 1...220, using: &numbers), Int.random(in: 1...70, using: &numbers))
                bench.send(.input(.resize(size)))
            case 1, 2:
                let place = (
                    Int.random(in: -1...220, using: &numbers), Int.random(in: -1...70, using: &numbers)
                )
                let actions: [Mouse.Action] = [
                    .press(.left), .wheelUp, .wheelDown, .drag(.left), .press(.right),
                ]
                let action = actions[Int.random(in: 0..<actions.count, using: &numbers)]
                bench.send(.input(.mouse(Mouse(action, place.0, place.1))))
            case 3: bench.send(.input(.paste("break main\n\u{1B}[31m")))
            default: bench.press(Self.keys[Int.random(in: 0..<Self.keys.count, using: &numbers)])
            }
            if index % 10 == 0 { #expect(bench.frame.size == bench.model.size) }
        }
    }

    @Test(
        "every size draws",
        arguments: [
            (1, 1), (2, 2), (1, 50), (300, 1), (3, 3), (59, 14), (60, 15), (61, 15), (76, 20), (109, 29),
            (110, 30), (169, 45), (170, 45), (300, 100),
        ])
    func sizes(_ size: (Int, Int)) throws {
        var bench = MarketBench.bench(Bench.debug(Size(size.0, size.1)))
        for script in ["", "?", "ctrl-p", "ctrl-b", ":", "B", "T", "z", "2", "3", "5", "0"] {
            bench.play(try KeyScript(text: script))
            #expect(bench.frame.size == Size(size.0, size.1))
            bench.press("esc")
        }
    }
}
