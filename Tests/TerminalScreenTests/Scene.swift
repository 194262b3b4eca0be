@testable import TerminalScreen

/// A screen with every widget on it, for goldens and for drawing at random sizes.
func scene(_ size: Size, selected: Int = 3) -> Surface {
    var surface = Surface(size)
    let rows = surface.bounds.splitVertically([.fixed(1), .fill, .fixed(1), .fixed(1)])
    surface.fill(rows[0], .bar)
    surface.putCentred("Every widget", in: rows[0], .barStrong)
    let columns = rows[1].splitHorizontally([.percentAtLeast(40, minimum: 12), .fill])
    let list = surface.box(columns[0], title: "List", note: "30 rows", border: .borderFocused)
    var state = ListState(selected: selected)
    state.reveal(height: list.height, count: 30)
    ListView(count: 30, state: state, tag: "row").draw(on: &surface, in: list) { index in
        StyledText("\(index) ", .textDim) + StyledText("item \u{1B}[\(index)", .value)
    }
    let right = surface.box(
        columns[1], title: "A title that is much too long for most frames", style: .double)
    let parts = right.splitVertically([.fixed(1), .fixed(1), .fixed(1), .fill])
    surface.progressBar(parts[0], share: 0.42)
    surface.sparkline(parts[1], values: [0, 1, 2, 3, 4, 5, 6, 7, .nan, 3.5])
    surface.tabs(parts[2], titles: ["One", "Two", "Three"], active: 1, tag: "tab")
    TableView(
        columns: [TableColumn("name", .fill), TableColumn("value", .fixed(6), .right)],
        list: ListView(count: 4, state: ListState(selected: 1), isFocused: false)
    ).draw(on: &surface, in: parts[3]) { index in
        [StyledText("name \(index)", .name), StyledText("\(index * index * 1_000_003)", .value)]
    }
    LineEditor(text: "break main.c:12").draw(on: &surface, in: rows[2], prompt: ": ")
    surface.hintBar(
        rows[3], hints: [("s", "step"), ("S", "step back"), ("ctrl-p", "palette"), ("?", "help")])
    if size.width > 30 {
        let inside = surface.popup(Size(24, 4), title: "Popup")
        surface.put("Sure?", inside.x, inside.y, .popup)
        surface.addRegion(inside.row(1), tag: "yes")
    }
    return surface
}
