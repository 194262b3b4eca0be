import Foundation
import TerminalScreen
import Testing

@testable import Workbench

@Suite("Panes at every size")
struct PaneSizeTests {
    static let sizes = [1, 2, 3, 8, 20, 35, 60, 300].flatMap { width in
        [1, 2, 3, 6, 12, 33, 100].map { Size(width, $0) }
    }

    @Test("every pane draws at every size and stays inside", arguments: PaneID.allCases)
    func draws(_ id: PaneID) throws {
        let session = PaneBench.session()
        _ = try session.debugger.addBreakpoint("twice")
        try session.debugger.addWatch("a0")
        var pane = try #require(PaneCatalogue.make()[id])
        for position in [6, session.length] {
            session.debugger.move(.go(to: position))
            pane.follow(PaneBench.context(session))
            for (index, size) in Self.sizes.enumerated() {
                let context = PaneBench.context(session, size, search: "a0")
                var surface = Surface(width: size.width + 2, height: size.height + 2)
                let inside = surface.bounds.inset()
                surface.clipped(to: inside) { pane.draw(on: &$0, in: inside, context) }
                for action in Action.allCases where index % 5 == 0 { _ = pane.perform(action, context) }
                _ = pane.click(Point(size.width - 1, size.height - 1), context)
                pane.scroll(by: 3, context)
                pane.scroll(by: -5, context)
                pane.follow(context)
            }
        }
    }

    @Test("a scene is JSON and back", arguments: PaneID.allCases)
    func json(_ id: PaneID) throws {
        let session = PaneBench.session()
        session.debugger.move(.go(to: 6))
        var pane = try #require(PaneCatalogue.make()[id] as? any ScenePane)
        try check(&pane, PaneBench.context(session))
    }

    private func check(_ pane: inout some ScenePane, _ context: PaneContext) throws {
        pane.follow(context)
        let data = try pane.json(context)
        let again = try JSONDecoder().decode(type(of: pane.scene(context)), from: data)
        #expect(again.lines(width: 60, height: 16) == pane.scene(context).lines(width: 60, height: 16))
    }

    #if !DEBUG
        @Test("a whole frame at 200×60 costs at most 2.5 ms")
        func frameBudget() {
            let bench = Bench.debug(Size(200, 60))
            let times = (0..<100).map { _ in ContinuousClock().measure { _ = bench.frame } }.sorted()
            #expect(times[50] <= .microseconds(2500))
        }
    #endif
}
