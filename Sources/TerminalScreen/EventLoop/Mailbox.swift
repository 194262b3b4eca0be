import CNcurses
import Glibc
import Synchronization

/// Where other threads put messages for the thread of the event loop, which they wake.
public final class Mailbox<Message: Sendable>: Sendable {
    private let messages = Mutex<[Message]>([])
    /// An eventfd; readable while messages wait.
    let descriptor: Int32

    public init() {
        descriptor = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        precondition(descriptor >= 0, "a process may have one more file descriptor")
    }

    deinit { close(descriptor) }

    /// Adds a message and wakes the event loop; from any thread.
    public func post(_ message: Message) {
        let wasEmpty = messages.withLock { waiting in
            waiting.append(message)
            return waiting.count == 1
        }
        if wasEmpty {
            var one: UInt64 = 1
            _ = write(descriptor, &one, 8)
        }
    }

    /// Takes all messages, oldest first.
    public func take() -> [Message] {
        messages.withLock { waiting in
            var count: UInt64 = 0
            _ = read(descriptor, &count, 8)
            let taken = waiting
            waiting = []
            return taken
        }
    }
}
