import CNcurses
import Glibc

/// Gives the terminal back in a usable state when the program dies.
///
/// A trap, an overflow or `abort` leaves no time for `deinit`: signal handlers write the restoring sequence and
/// the saved settings with calls that are safe in a handler, put back the handler from before (Swift's own
/// crash report then appears on a readable screen), and raise the signal again.
enum TerminalRestorer {
    /// What ends everything that `PrivateModes` begins, leaves the alternate screen and shows the cursor.
    static let sequence =
        "\u{1B}[0m\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?2004l\u{1B}[?1004l\u{1B}[?1l\u{1B}>\u{1B}[?1049l\u{1B}[?25h\r"

    private static let crashSignals = [SIGABRT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGQUIT, SIGSYS]

    /// What the handler reads. Plain memory that lives as long as the process: a handler must not allocate,
    /// retain, or run a lazy initialiser.
    private struct State {
        var bytes: UnsafeMutablePointer<UInt8>
        var count: Int
        var output: Int32
        var settings: termios
        var previous: UnsafeMutablePointer<sigaction>
    }

    nonisolated(unsafe) private static var state: UnsafeMutablePointer<State>?
    nonisolated(unsafe) private static var isArmed: Bool = false

    /// Installs the handlers; `settings` are those from before the screen was taken.
    static func arm(output: Int32, settings: termios) {
        if state == nil {
            let bytes = Array(sequence.utf8)
            let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count)
            memory.initialize(from: bytes, count: bytes.count)
            let previous = UnsafeMutablePointer<sigaction>.allocate(capacity: 65)
            previous.initialize(repeating: sigaction(), count: 65)
            let new = UnsafeMutablePointer<State>.allocate(capacity: 1)
            new.initialize(
                to: State(
                    bytes: memory, count: bytes.count, output: output, settings: settings, previous: previous)
            )
            state = new
            giveHandlersTheirOwnStack()
        }
        guard !isArmed, let state else { return }
        state.pointee.output = output
        state.pointee.settings = settings
        isArmed = true
        for signal in crashSignals {
            nexus_handle_signal(signal, handle, SA_ONSTACK, state.pointee.previous + Int(signal))
        }
    }

    /// Puts back the handlers from before.
    static func disarm() {
        guard isArmed, let state else { return }
        isArmed = false
        for signal in crashSignals { nexus_restore_signal(signal, state.pointee.previous + Int(signal)) }
    }

    private static let handle: @convention(c) (Int32) -> Void = { signal in
        guard let state = TerminalRestorer.state else { return }
        _ = write(state.pointee.output, state.pointee.bytes, state.pointee.count)
        _ = tcsetattr(state.pointee.output, TCSANOW, &state.pointee.settings)
        nexus_restore_signal(signal, state.pointee.previous + Int(signal))
        raise(signal)
    }

    /// A stack overflow leaves no stack for the handler.
    private static func giveHandlersTheirOwnStack() {
        var current = stack_t()
        guard sigaltstack(nil, &current) == 0, current.ss_flags & Int32(SS_DISABLE) != 0 else {
            return
        }
        let size = 64 << 10
        var stack = stack_t()
        stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        stack.ss_size = size
        sigaltstack(&stack, nil)
    }
}
