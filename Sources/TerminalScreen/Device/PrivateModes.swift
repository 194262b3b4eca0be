import Glibc

/// The modes that the workbench switches on in terminals that imitate xterm: mouse reports while a button is
/// held, in SGR form; bracketed paste; reports of focus.
enum PrivateModes {
    static let on = "\u{1B}[?2004h\u{1B}[?1004h"
    static let mouseOn = "\u{1B}[?1002h\u{1B}[?1006h"
    /// Ends all of them, on or not.
    static let off = "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?2004l\u{1B}[?1004l"

    /// Whether the terminal type understands them, or at least ignores them.
    static func areUnderstood(by term: String) -> Bool {
        let families = [
            "xterm", "tmux", "screen", "rxvt", "alacritty", "kitty", "foot", "wezterm", "ghostty", "vte",
            "gnome", "konsole", "st", "contour", "iterm", "mintty", "linux",
        ]
        return families.contains { term == $0 || term.hasPrefix($0 + "-") || term.hasPrefix($0 + ".") }
    }

    /// Whether the terminal type answers questions; the Linux console does not tell its colours.
    static func answersQueries(_ term: String) -> Bool {
        areUnderstood(by: term) && term != "linux" && !term.hasPrefix("linux-")
    }
}

/// Writes all of a text to a file descriptor; a terminal that is gone is found out by the next read.
func writeAll(_ text: String, to descriptor: Int32) { writeAll(Array(text.utf8), to: descriptor) }

/// Writes all bytes to a file descriptor; one that does not block is waited for.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count > 0 {
            rest = rest.dropFirst(count)
        } else if errno == EAGAIN {
            var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            poll(&wanted, 1, -1)
        } else if errno != EINTR {
            return
        }
    }
}
