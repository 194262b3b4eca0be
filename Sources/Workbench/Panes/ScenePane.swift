import Foundation
import TerminalScreen

/// A pane whose contents are a scene: building and drawing are apart, so that both can be tested and printed alone.
protocol ScenePane: Pane {
    associatedtype Scene: PaneScene
    /// Everything that is shown, for the pane's size at this moment; costs nothing that grows with the run.
    func scene(_ context: PaneContext) -> Scene
}

extension ScenePane {
    func draw(on surface: inout Surface, in rect: Rect, _ context: PaneContext) {
        guard !rect.isEmpty else { return }
        scene(context).draw(on: &surface, in: rect, isFocused: context.isFocused)
    }

    /// The scene as JSON with sorted keys.
    func json(_ context: PaneContext) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return try encoder.encode(scene(context))
    }
}

/// Scrolling by the wheel moves the view and takes the selection along as far as it must to stay in view.
extension ListState {
    mutating func wheel(by rows: Int, height: Int, count: Int) {
        scroll(by: rows, height: height, count: count)
        select(min(max(selected, offset), offset + max(1, height) - 1), count: count)
    }

    /// The state as it is drawn at this height.
    func revealed(height: Int, count: Int) -> ListState {
        var copy = self
        copy.reveal(height: max(1, height), count: count)
        return copy
    }
}
