import TerminalScreen

/// Where popups stand on a screen of a given size: between the title and the hints.
enum PopupPlace {
    private static func body(_ size: Size) -> Rect { Rect(size).droppingTop(1).droppingBottom(2) }

    /// A pane shown by itself.
    static func pane(in size: Size) -> Rect {
        body(size).centred(
            Size(
                min(size.width - 2, max(60, size.width * 7 / 10)),
                min(size.height - 3, max(14, size.height / 2))))
    }

    /// The width of a list; texts get more of the screen.
    static func chooserWidth(_ kind: Chooser.Kind, in size: Size) -> Int {
        switch kind {
        case .text, .rule, .market: min(size.width - 2, 120)
        default: min(size.width - 2, 84)
        }
    }

    /// A list, as high as its items need.
    static func chooser(_ chooser: Chooser, count: Int, in size: Size) -> Rect {
        body(size).centred(Size(chooserWidth(chooser.kind, in: size), max(6, count + 4)))
    }

    /// The number of items of a list that are seen at once.
    static func chooserRows(_ chooser: Chooser, count: Int, in size: Size) -> Int {
        max(1, Self.chooser(chooser, count: count, in: size).height - 4)
    }

    static func form(_ form: Form, in size: Size) -> Rect {
        body(size).centred(Size(min(size.width - 2, 72), form.fields.count + 5))
    }

    static func question(_ question: Question, in size: Size) -> Rect {
        body(size).centred(Size(min(size.width - 2, max(30, VisibleText.width(question.text) + 6)), 5))
    }
}
