import TestSupport
import Testing

@testable import TerminalScreen

@Suite("Surface and widgets")
struct SurfaceTests {
    @Test(
        "every widget looks as it did",
        arguments: [Size(80, 24), Size(40, 12), Size(20, 9), Size(7, 5), Size(1, 1)])
    func goldens(size: Size) {
        expectGolden(scene(size).text(), "widgets-\(size.width)x\(size.height).txt")
    }

    @Test("exporters write the same picture as they did")
    func exporters() throws {
        let surface = scene(Size(40, 12))
        let theme = try ShippedThemes.library.theme("dark")
        expectGolden(surface.ansi(theme: theme), "widgets-40x12.ansi")
        expectGolden(surface.svg(theme: theme, title: "a <title> & \u{1B}"), "widgets-40x12.svg")
        expectGolden(surface.json(), "widgets-40x12.json")
        expectGolden(surface.text(glyphs: .ascii), "widgets-40x12.ascii")
    }

    @Test("no size from 1×1 to 300×100 and no selection stops a drawing")
    func randomSizes() {
        var state: UInt64 = 5
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for round in 0..<60 {
            let small = round % 2 == 0
            let size = Size(1 + next(small ? 12 : 300), 1 + next(small ? 8 : 100))
            let surface = scene(size, selected: next(40))
            #expect(surface.cells.count == size.width * size.height)
            #expect(surface.regions.allSatisfy { $0.rect.intersection(surface.bounds) == $0.rect })
            if let cursor = surface.cursor { #expect(surface.bounds.contains(cursor.x, cursor.y)) }
        }
        _ = scene(Size(0, 0))
    }

    @Test("nothing is drawn outside the clip, and the next column is told nevertheless")
    func clipping() {
        var surface = Surface(width: 5, height: 2)
        surface.clipped(to: Rect(x: 1, y: 0, width: 3, height: 1)) { surface in
            let next = surface.put("abcdefg", -1, 0)
            #expect(next == 6)
            surface.put("no", 0, 1)
            surface[0, 0] = Cell("x")
        }
        #expect(surface.text() == " cde\n\n")
        let limited = surface.put("abc", 0, 1, width: 2)
        let faraway = surface.put("abc", .min / 2, 0)
        #expect(limited == 2 && faraway < 0)
    }

    @Test("the topmost region answers, and a popup hides those below it")
    func regions() {
        var surface = Surface(width: 20, height: 6)
        surface.addRegion(surface.bounds, tag: "all")
        surface.addRegion(Rect(x: 1, y: 1, width: 2, height: 1), tag: "button")
        surface.addRegion(Rect(x: 18, y: 5, width: 20, height: 20), tag: "edge")
        #expect(surface.region(at: 1, 1)?.tag == "button")
        #expect(surface.region(at: 0, 0)?.tag == "all")
        #expect(surface.region(at: 19, 5)?.rect == Rect(x: 18, y: 5, width: 2, height: 1))
        #expect(surface.region(at: 20, 5) == nil)
        _ = surface.popup(Size(10, 4), title: "x")
        #expect(surface.region(at: 8, 3) == nil)
        #expect(surface.region(at: 1, 1)?.tag == "button")
    }

    @Test("a bar and a sparkline take odd numbers calmly", arguments: [-1.0, 0, 0.5, 1, 7, .nan, .infinity])
    func numbers(value: Double) {
        var surface = Surface(width: 3, height: 1)
        surface.progressBar(surface.bounds, share: value)
        surface.sparkline(surface.bounds, values: [value, 1, value], maximum: value)
        #expect(Role.heat(value).name.hasPrefix("heat."))
    }

    @Test("hostile text on a surface reaches no exporter as it is")
    func hostile() throws {
        var surface = Surface(width: 60, height: 2)
        let hostile = "\u{1B}]52;c;AAAA\u{7}\u{9B}6n\u{202E}<script>\"&"
        surface.put(hostile, 0, 0)
        surface.box(surface.bounds, title: hostile)
        surface.addRegion(surface.bounds, tag: hostile)
        let theme = try ShippedThemes.library.theme("dark")
        let isHarmless = { (text: String) in
            text.unicodeScalars.allSatisfy { $0 == "\n" || VisibleText.isPlain($0) }
        }
        #expect(isHarmless(surface.text()))
        #expect(isHarmless(surface.svg(theme: theme, title: hostile)))
        #expect(!surface.svg(theme: theme, title: hostile).contains("<script"))
        let ansi = surface.ansi(theme: theme).split(separator: "\u{1B}[").map {
            $0.drop { $0 != "m" }.dropFirst()
        }
        #expect(ansi.allSatisfy { isHarmless(String($0)) })
    }
}
