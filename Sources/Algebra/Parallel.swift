import Glibc
import Synchronization

/// The one parallel loop of the project.
///
/// Threads of its own instead of libdispatch's: those, once used, wake the process every second for the rest of its
/// life (measured; a timer watches over them), and the workbench at rest does not wake at all. They also take over
/// the niceness of the thread that starts them. Starting one costs some 20 µs.
public enum Parallel {
    private static let cores = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    private static let most = Atomic(Int.max)

    /// Uses no more threads than this from now on, in the whole process. Results never depend on it.
    public static func limit(to threads: Int) { most.store(max(1, threads), ordering: .relaxed) }

    /// How many threads a loop uses at most.
    public static var threads: Int { min(cores, most.load(ordering: .relaxed)) }

    /// Calls `body` once for each index below `count`, on as many threads as the machine has cores; returns when
    /// all calls have returned.
    ///
    /// `body` may write only what belongs to its index.
    public static func forEach(count: Int, _ body: @Sendable (Int) -> Void) {
        let available = threads
        guard count > 1, available > 1 else {
            for index in 0..<max(0, count) { body(index) }
            return
        }
        withoutActuallyEscaping(body) { body in
            let work = Work(count: count, body)
            let threads = (1..<min(count, available)).compactMap { _ in work.startThread() }
            work.run()
            for thread in threads { pthread_join(thread, nil) }
        }
    }

    /// Indices that are handed out one after the other to whoever is free.
    private final class Work: Sendable {
        private let count: Int
        private let body: @Sendable (Int) -> Void
        private let next = Atomic(0)

        init(count: Int, _ body: @escaping @Sendable (Int) -> Void) {
            self.count = count
            self.body = body
        }

        func run() {
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < count else { return }
                body(index)
            }
        }

        /// Another thread that runs; nil when the system has none to spare, and then the others do its share.
        func startThread() -> pthread_t? {
            let retained = Unmanaged.passRetained(self)
            var thread = pthread_t()
            let failure = pthread_create(
                &thread, nil,
                { pointer in
                    guard let pointer else { return nil }
                    Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run()
                    return nil
                }, retained.toOpaque())
            guard failure == 0 else {
                retained.release()
                return nil
            }
            return thread
        }
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
