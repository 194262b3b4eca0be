import Testing

@testable import TerminalScreen

@Suite("Layout")
struct LayoutTests {
    @Test(
        "a line is shared out by constraints",
        arguments: [
            (100, [Constraint.fixed(10), .fill], [10, 90]),
            (100, [.percent(30), .fill, .fixed(5)], [30, 65, 5]),
            (100, [.fill(weight: 1, minimum: 0), .fill(weight: 3, minimum: 0)], [25, 75]),
            (20, [.fill(weight: 1, minimum: 15), .fill(weight: 3, minimum: 0)], [15, 5]),
            (30, [.percentAtLeast(40, minimum: 20), .fill], [20, 10]),
            (5, [.fixed(4), .fixed(4), .fixed(4)], [4, 1, 0]),
            (0, [.fixed(4), .fill], [0, 0]),
            (10, [.fill, .fill, .fill], [3, 3, 4]),
        ])
    func lengths(total: Int, constraints: [Constraint], expected: [Int]) {
        #expect(Layout.lengths(total, constraints) == expected)
    }

    @Test("the parts of a split lie side by side inside the whole, at every size")
    func everySize() {
        let constraints: [Constraint] = [
            .fixed(3), .percentAtLeast(25, minimum: 8), .fill(weight: 2, minimum: 4), .percent(20), .fill,
        ]
        for width in 0...300 {
            let whole = Rect(x: 2, y: 1, width: width, height: 3)
            for gap in 0...1 {
                let parts = whole.splitHorizontally(constraints, gap: gap)
                var column = whole.x
                for part in parts {
                    #expect(part.isEmpty || (part.x >= column && part.right <= whole.right))
                    column = max(column, part.right)
                }
                if gap == 0 { #expect(parts.reduce(0) { $0 + $1.width } == width) }
            }
        }
    }

    @Test("a list keeps its selection in sight")
    func lists() {
        var state = ListState()
        state.move(by: 50, count: 100)
        state.reveal(height: 10, count: 100, margin: 2)
        #expect(state.offset == 43)
        state.select(0, count: 100)
        state.reveal(height: 10, count: 100, margin: 2)
        #expect(state.offset == 0)
        state.select(.max, count: 100)
        state.reveal(height: 10, count: 100, margin: 2)
        #expect(state.selected == 99 && state.offset == 90)
        state.reveal(height: 10, count: 0)
        #expect(state.selected == 0 && state.offset == 0)
    }
}
