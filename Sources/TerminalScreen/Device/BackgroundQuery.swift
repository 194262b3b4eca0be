import Glibc

/// Asks the terminal for its background colour (OSC 11), to choose between a dark and a light theme.
public enum BackgroundQuery {
    /// How long an answer is waited for, in milliseconds.
    public static let limit = 50

    /// What came back within the limit.
    public struct Reply: Sendable {
        /// The variant that suits the terminal; nil when it does not say.
        public var variant: Theme.Variant?
        /// Every byte read: the terminal's answers, which `KeyDecoder` swallows, and what was typed meanwhile.
        public var bytes: [UInt8] = []
    }

    /// Asks the terminal, and waits for the answer.
    ///
    /// The question is followed by one that every terminal answers (DA1), so that those which do not know the first
    /// need not be waited for. Hand the reply's bytes to `EventLoop.feed`, so that no key is lost.
    public static func ask() -> Reply {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1,
            PrivateModes.answersQueries(Environment["TERM"] ?? "")
        else { return Reply() }
        var saved = termios()
        guard tcgetattr(STDIN_FILENO, &saved) == 0 else { return Reply() }
        var raw = saved
        cfmakeraw(&raw)
        guard tcsetattr(STDIN_FILENO, TCSANOW, &raw) == 0 else { return Reply() }
        defer { tcsetattr(STDIN_FILENO, TCSANOW, &saved) }
        writeAll("\u{1B}]11;?\u{1B}\\\u{1B}[c", to: STDOUT_FILENO)
        let bytes = answer()
        return Reply(variant: variant(in: bytes), bytes: bytes)
    }

    /// Reads the colour out of an answer: `rgb:RRRR/GGGG/BBBB` with one to four digits each.
    static func variant(in answer: [UInt8]) -> Theme.Variant? {
        let text = String(decoding: answer, as: UTF8.self)
        guard let mark = text.utf8.firstRange(of: Array("]11;rgb:".utf8)) else { return nil }
        let rest = text[mark.upperBound...].prefix { $0.isHexDigit || $0 == "/" }
        let parts = rest.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ (1...4).contains($0.utf8.count) }) else { return nil }
        let channels = parts.map { part -> UInt8 in
            let top = (1 << (4 * part.utf8.count)) - 1
            return UInt8((Int(part, radix: 16) ?? 0) * 255 / top)
        }
        let color = ThemeColor(red: channels[0], green: channels[1], blue: channels[2])
        let (black, white) = (ThemeColor.classic(0), ThemeColor.classic(15))
        return color.contrast(with: white) >= color.contrast(with: black) ? .dark : .light
    }

    /// All bytes up to the answer to DA1 or the end of the time.
    private static func answer() -> [UInt8] {
        let deadline = MonotonicTime.milliseconds() + limit
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 256)
        while bytes.count < 4096 {
            var wait = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            let left = deadline - MonotonicTime.milliseconds()
            guard left > 0, poll(&wait, 1, Int32(left)) > 0 else { break }
            let count = read(STDIN_FILENO, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes.append(contentsOf: buffer[..<count])
            if let start = bytes.firstRange(of: [0x1B, 0x5B, 0x3F]),
                bytes[start.upperBound...].contains(0x63)
            {
                break
            }
        }
        return bytes
    }
}
