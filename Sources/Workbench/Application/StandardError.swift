import Glibc

/// Messages for people outside the screen.
enum StandardError {
    static func say(_ sentence: String) {
        let line = Array("nexus: \(sentence)\n".utf8)
        _ = write(STDERR_FILENO, line, line.count)
    }
}
