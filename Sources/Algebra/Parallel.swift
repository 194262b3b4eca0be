import Dispatch

/// The one parallel loop of the project.
public enum Parallel {
    /// Calls `body` once for each index below `count`, on as many threads as the machine has cores; returns when
    /// all calls have returned.
    ///
    /// `body` may write only what belongs to its index.
    public static func forEach(count: Int, _ body: @Sendable (Int) -> Void) {
        guard count > 1 else {
            if count == 1 { body(0) }
            return
        }
        DispatchQueue.concurrentPerform(iterations: count, execute: body)
    }

    /// The results of `body` for each index below `count`, in order.
    public static func map<Element: Sendable>(count: Int, _ body: @Sendable (Int) -> Element) -> [Element] {
        [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
            // Each index initialises its own element and nothing else, so the threads never meet.
            nonisolated(unsafe) let base = buffer.baseAddress
            forEach(count: count) { index in
                (base! + index).initialize(to: body(index))
            }
            initialized = count
        }
    }
}
