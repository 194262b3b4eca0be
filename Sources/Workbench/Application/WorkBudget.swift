/// How much work fits between two looks at the keyboard: about six milliseconds, learned from the slices done.
struct WorkBudget {
    private(set) var steps = 50_000
    private let clock = ContinuousClock()
    private var sliceStart = ContinuousClock().now
    private var lastPaint = ContinuousClock().now
    private var isPaintDue = true

    private static let target = Duration.milliseconds(6)
    /// Progress is shown about 20 times a second.
    private static let paintInterval = Duration.milliseconds(50)

    /// Adjusts the budget by the time since the slice before.
    mutating func sliceEnded() {
        let now = clock.now
        let spent = now - sliceStart
        sliceStart = now
        if spent < Self.target / 2 { steps = min(steps * 2, 20_000_000) }
        if spent > Self.target * 2 { steps = max(steps / 2, 1_000) }
    }

    /// The next frame is wanted at once: a key was pressed.
    mutating func mustPaint() {
        isPaintDue = true
        sliceStart = clock.now
    }

    /// Whether a frame should be drawn now; if so, the time for the next one starts.
    var isTimeToPaint: Bool {
        mutating get {
            let now = clock.now
            guard isPaintDue || now - lastPaint >= Self.paintInterval else { return false }
            isPaintDue = false
            lastPaint = now
            return true
        }
    }
}
