import Foundation
import PseudoTerminal

/// The real binary in a terminal of its own: keys go in, and the screen that a person would see comes out.
final class TerminalRun {
    private let master: Int32
    /// Kept open, so that the terminal's settings can still be read when the program is gone.
    private let slave: Int32
    let child: pid_t
    private(set) var screen: TerminalEmulator
    /// The terminal's settings before the program started.
    let settings: [UInt8]
    private var status: Int32?

    init(_ arguments: [String], width: Int = 120, height: Int = 36, environment: [String: String] = [:]) {
        // `posix_openpt` and its relatives are not imported; these are the calls behind them on Linux.
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        var unlocked: Int32 = 0
        var number: UInt32 = 0
        let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
        let isOpen = ioctl(master, setLock, &unlocked) == 0 && ioctl(master, getNumber, &number) == 0
        precondition(isOpen, "no pseudo-terminal is left")
        let name = "/dev/pts/\(number)"
        slave = open(name, O_RDWR | O_NOCTTY)
        for end in [master, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        screen = TerminalEmulator(width: width, height: height)
        settings = Self.settings(of: slave)
        Self.resize(master, width, height)

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // Opened by the leader of a new session, the terminal becomes its controlling terminal.
        posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var nothing = sigset_t()
        sigemptyset(&nothing)
        posix_spawnattr_setsigmask(&attributes, &nothing)
        var everything = sigset_t()
        sigfillset(&everything)
        posix_spawnattr_setsigdefault(&attributes, &everything)
        // 0x80 is POSIX_SPAWN_SETSID, which is not imported.
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | 0x80))
        child = NexusBinary.spawn(
            [NexusBinary.path] + arguments, environment: environment, actions: &actions,
            attributes: &attributes)
    }

    deinit {
        if status == nil {
            kill(child, SIGKILL)
            _ = NexusBinary.wait(for: child)
        }
        close(slave)
        close(master)
    }

    func type(_ keys: String) {
        _ = Array(keys.utf8).withUnsafeBytes { Foundation.write(master, $0.baseAddress, $0.count) }
    }

    func resize(width: Int, height: Int) {
        screen.resize(width: width, height: height)
        Self.resize(master, width, height)
        kill(child, SIGWINCH)
    }

    /// Reads until the screen shows the text; false when it does not within the time.
    func waits(for text: String, seconds: Double = 20) -> Bool {
        waits(seconds: seconds) { $0.text.contains(text) }
    }

    func waits(seconds: Double = 20, until isReached: (TerminalEmulator) -> Bool) -> Bool {
        let end = Date().addingTimeInterval(seconds)
        while !isReached(screen) {
            guard Date() < end, status == nil else { return false }
            read(milliseconds: 50)
            if hasEnded() { read(milliseconds: 0) }
        }
        return true
    }

    /// Waits for the end of the program; its status as `waitpid` has it, nil when it goes on for too long.
    func end(seconds: Double = 20) -> Int32? {
        let end = Date().addingTimeInterval(seconds)
        while !hasEnded() {
            guard Date() < end else { return nil }
            read(milliseconds: 20)
        }
        read(milliseconds: 0)
        return status
    }

    /// Whether the terminal is as it was: its settings, the main screen, a visible cursor, no private modes.
    var isRestored: Bool {
        let reporting: Set<Int> = [1000, 1002, 1003, 1004, 1006, 1049, 2004]
        return Self.settings(of: slave) == settings && screen.modes.isDisjoint(with: reporting)
            && screen.modes.contains(25)
    }

    private func hasEnded() -> Bool {
        if status != nil { return true }
        var found: Int32 = 0
        guard waitpid(child, &found, WNOHANG) == child else { return false }
        status = found
        return true
    }

    /// Takes what there is.
    private func read(milliseconds: Int32) {
        var block = [UInt8](repeating: 0, count: 1 << 16)
        var polled = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        var patience = milliseconds
        while poll(&polled, 1, patience) > 0, polled.revents & Int16(POLLIN) != 0 {
            let count = Foundation.read(master, &block, block.count)
            guard count > 0 else { return }
            screen.feed(Array(block[..<count]))
            patience = 0
        }
    }

    private static func settings(of terminal: Int32) -> [UInt8] {
        var settings = termios()
        tcgetattr(terminal, &settings)
        let flags = [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
        return withUnsafeBytes(of: settings.c_cc) { Array($0) }
            + flags.flatMap { flag in
                (0..<4).map { UInt8(truncatingIfNeeded: flag >> (8 * UInt32($0))) }
            }
    }

    private static func resize(_ terminal: Int32, _ width: Int, _ height: Int) {
        var size = winsize(ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
    }
}
