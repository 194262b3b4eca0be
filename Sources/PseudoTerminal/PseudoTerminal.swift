import Glibc

/// A program in a terminal of its own: what an emulator's window is for a person, for tests and benchmarks.
///
/// The program is started as the leader of a session whose terminal this is, as a login shell is. Nothing is forked
/// by hand, so this is safe in a process with threads. `deinit` ends the program.
public final class PseudoTerminal {
    /// The program's process.
    public let process: pid_t

    /// The emulator's end, which never blocks.
    private let controller: Int32
    /// The program's end, kept open so that the settings can be read after it has ended.
    private let terminal: Int32
    private var ending: Ending?
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - command: the path of the executable and its arguments.
    ///   - environment: all of it, `NAME=value` by name.
    ///   - isInputClosed: starts it without standard input.
    public init(
        _ command: [String], environment: [String: String], width: Int, height: Int,
        isInputClosed: Bool = false
    ) throws(PseudoTerminalError) {
        guard let program = command.first else { throw .cannotStart(program: "", reason: "no command") }
        let pair = try Self.openPair(width: width, height: height)
        do throws(PseudoTerminalError) {
            process = try Self.spawn(
                program, command, environment: environment, terminal: pair.path, isInputClosed: isInputClosed)
        } catch {
            close(pair.controller)
            close(pair.terminal)
            throw error
        }
        (controller, terminal) = (pair.controller, pair.terminal)
    }

    deinit {
        if poll() == nil {
            kill(process, SIGKILL)
            var status: Int32 = 0
            while waitpid(process, &status, 0) < 0, errno == EINTR {}
        }
        close(controller)
        close(terminal)
    }

    /// Everything the program has written, after waiting for the first byte for so long; empty when the time is over.
    public func read(waiting milliseconds: Int) -> [UInt8] {
        guard wait(for: POLLIN, milliseconds) else { return [] }
        var result: [UInt8] = []
        while result.count < 1 << 20 {
            let count = Glibc.read(controller, &buffer, buffer.count)
            guard count > 0 else { break }
            result += buffer[..<count]
        }
        return result
    }

    /// Types bytes; what the program writes meanwhile is returned, because it may not read before it has written.
    @discardableResult
    public func send(_ bytes: [UInt8]) -> [UInt8] {
        var rest = bytes[...]
        var answer: [UInt8] = []
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(controller, $0.baseAddress, min($0.count, 4096)) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno != EAGAIN, errno != EINTR {
                break
            } else {
                answer += read(waiting: 1)
                if poll() != nil { break }
            }
        }
        return answer
    }

    /// Changes the size of the window, of which the program is told by SIGWINCH.
    public func resize(width: Int, height: Int) {
        var size = winsize(
            ws_row: UInt16(clamping: height), ws_col: UInt16(clamping: width), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(controller, UInt(TIOCSWINSZ), &size)
    }

    /// How the terminal treats keys and lines.
    public var settings: TerminalSettings { TerminalSettings(of: terminal) }

    public func signal(_ number: Int32) { kill(process, number) }

    /// How the program ended; nil while it runs.
    public func poll() -> Ending? {
        guard ending == nil else { return ending }
        var status: Int32 = 0
        guard waitpid(process, &status, WNOHANG) == process else { return nil }
        ending = status & 127 == 0 ? .exit(code: status >> 8 & 255) : .signal(status & 127)
        return ending
    }

    /// How a program ended.
    public enum Ending: Hashable, Sendable {
        case exit(code: Int32)
        case signal(Int32)
    }

    private func wait(for event: Int32, _ milliseconds: Int) -> Bool {
        var entry = pollfd(fd: controller, events: Int16(event), revents: 0)
        return Glibc.poll(&entry, 1, Int32(clamping: milliseconds)) > 0
    }

    private static func openPair(
        width: Int, height: Int
    ) throws(PseudoTerminalError) -> (controller: Int32, terminal: Int32, path: String) {
        // As grantpt and its kin do (ioctl_tty(2)), which Swift does not import: unlock, then ask for the number.
        let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
        let controller = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard controller >= 0 else { throw .noTerminal(reason: reason) }
        var (lock, number): (Int32, UInt32) = (0, 0)
        guard ioctl(controller, setLock, &lock) == 0, ioctl(controller, getNumber, &number) == 0 else {
            close(controller)
            throw .noTerminal(reason: reason)
        }
        let path = "/dev/pts/\(number)"
        let terminal = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard terminal >= 0 else {
            close(controller)
            throw .noTerminal(reason: reason)
        }
        _ = fcntl(controller, F_SETFL, O_NONBLOCK)
        var size = winsize(
            ws_row: UInt16(clamping: height), ws_col: UInt16(clamping: width), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(controller, UInt(TIOCSWINSZ), &size)
        return (controller, terminal, path)
    }

    private static func spawn(
        _ program: String, _ command: [String], environment: [String: String], terminal: String,
        isInputClosed: Bool
    ) throws(PseudoTerminalError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // The first terminal that the leader of a session opens becomes the session's.
        posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        if isInputClosed { posix_spawn_file_actions_addclose(&actions, 0) }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for number in [SIGINT, SIGQUIT, SIGPIPE, SIGHUP, SIGTERM, SIGTSTP, SIGTTIN, SIGTTOU] {
            sigaddset(&signals, number)
        }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        let newSession: Int32 = 0x80  // POSIX_SPAWN_SETSID
        posix_spawnattr_setflags(
            &attributes, Int16(newSession | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)))

        var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] =
            environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for word in words + variables { free(word) } }
        var child: pid_t = 0
        let failure = posix_spawn(&child, program, &actions, &attributes, &words, &variables)
        guard failure == 0 else {
            throw .cannotStart(program: program, reason: String(cString: strerror(failure)))
        }
        return child
    }

    private static var reason: String { String(cString: strerror(errno)) }
}
