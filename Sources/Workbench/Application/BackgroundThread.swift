import Glibc

/// Runs something on a thread of its own.
///
/// Not a task: the pool of threads behind tasks, once used, wakes the process every second for the rest of its life
/// (measured; libdispatch watches over its threads with a timer), and the workbench at rest does not wake at all.
enum BackgroundThread {
    private final class Work: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// With a niceness the thread, and those that it starts, leave the processor to whoever is less nice.
    static func run(niceness: Int32 = 0, _ body: @escaping @Sendable () -> Void) {
        let work = Unmanaged.passRetained(
            Work {
                // On Linux each thread has a niceness of its own; 0 means the calling one.
                if niceness > 0 { setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness) }
                body()
            })
        var thread = pthread_t()
        let failure = pthread_create(
            &thread, nil,
            { pointer in
                guard let pointer else { return nil }
                Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
                return nil
            }, work.toOpaque())
        // A system without a thread to spare: the screen waits.
        guard failure == 0 else { return work.takeRetainedValue().body() }
        pthread_detach(thread)
    }
}
