import Glibc
import Synchronization

/// Remembers that the user pressed ^C, for commands that stop at a good place instead of dying.
enum Interruption {
    private static let flag = Atomic<Bool>(false)

    /// From now on ^C and SIGTERM only raise the flag; a second ^C ends the program at once.
    static func watch() {
        // Initialised before a signal can arrive: a lazy global must not be initialised in a handler.
        flag.store(false, ordering: .relaxed)
        let handler: @convention(c) (Int32) -> Void = { number in
            if Interruption.flag.exchange(true, ordering: .relaxed) { signal(number, SIG_DFL) }
        }
        signal(SIGINT, handler)
        signal(SIGTERM, handler)
    }

    static var isRequested: Bool { flag.load(ordering: .relaxed) }
}
