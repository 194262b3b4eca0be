import Glibc
import Synchronization

/// One thread beside the main one, for work that the main one watches.
public final class Worker: Sendable {
    private let body: @Sendable () -> Void
    private let isDone = Atomic(false)
    private let thread = Mutex<pthread_t?>(nil)

    public init(_ body: @escaping @Sendable () -> Void) {
        self.body = body
        var thread = pthread_t()
        let failure = pthread_create(
            &thread, nil,
            { pointer in
                guard let pointer else { return nil }
                Unmanaged<Worker>.fromOpaque(pointer).takeRetainedValue().work()
                return nil
            }, Unmanaged.passRetained(self).toOpaque())
        if failure == 0 {
            self.thread.withLock { [thread] in $0 = thread }
        } else {
            // A system without a thread to spare: the main thread does the work, and nobody watches.
            Unmanaged.passUnretained(self).release()
            work()
        }
    }

    public var isRunning: Bool { !isDone.load(ordering: .acquiring) }

    /// Waits for the end.
    public func join() {
        if let thread = thread.withLock({ thread in
            let own = thread; thread = nil; return own
        }) {
            pthread_join(thread, nil)
        }
    }

    private func work() {
        body()
        isDone.store(true, ordering: .releasing)
    }
}
