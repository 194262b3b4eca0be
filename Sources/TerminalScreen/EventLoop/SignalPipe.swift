import CNcurses
import Glibc

/// Turns signals into bytes that `poll` can wait for.
///
/// Handlers and a pipe, not `signalfd`: that needs the signals blocked in every thread, and a blocked signal
/// stays blocked in the compilers that the program starts, which then could not be stopped. A handler is
/// forgotten by `exec`.
final class SignalPipe {
    static let signals = [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT]

    /// Read by the handlers.
    nonisolated(unsafe) private static var writeEnd: Int32 = -1

    let readEnd: Int32
    private var previous: [sigaction] = []

    /// Installs the handlers; call it after ncurses has installed its own.
    init() {
        var ends: [Int32] = [-1, -1]
        let result = pipe(&ends)
        precondition(result == 0, "a process may have two more file descriptors")
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        readEnd = ends[0]
        Self.writeEnd = ends[1]
        for signal in Self.signals {
            var old = sigaction()
            nexus_handle_signal(signal, Self.handle, SA_RESTART, &old)
            previous.append(old)
        }
    }

    deinit {
        for (signal, var old) in zip(Self.signals, previous) { nexus_restore_signal(signal, &old) }
        let end = Self.writeEnd
        Self.writeEnd = -1
        close(end)
        close(readEnd)
    }

    /// The signals since the last call.
    func take() -> [Int32] {
        var buffer = [UInt8](repeating: 0, count: 64)
        let count = read(readEnd, &buffer, buffer.count)
        return count > 0 ? buffer[..<count].map(Int32.init) : []
    }

    private static let handle: @convention(c) (Int32) -> Void = { signal in
        let saved = errno
        var byte = UInt8(truncatingIfNeeded: signal)
        _ = write(SignalPipe.writeEnd, &byte, 1)
        errno = saved
    }
}
