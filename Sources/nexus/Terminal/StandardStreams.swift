import Engine
import Glibc
import Synchronization

/// Standard output, which is data, and standard error, which is for people.
enum StandardStreams {
    private struct Output {
        var pending: [UInt8] = []
        /// The error number of the first write that failed; nothing is written after it.
        var failure: Int32?
    }

    private static let output = Mutex(Output())
    private static let bufferSize = 1 << 16

    static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Guards against descriptors that the caller closed: a file opened later must not become standard output.
    ///
    /// A closed descriptor is replaced by one whose use fails, so that lost data is still reported.
    static func prepare() {
        for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 {
            _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
        }
        // A reader that goes away ends the program quietly, as with every other tool of a pipeline.
        signal(SIGPIPE, SIG_DFL)
    }

    /// Adds data to standard output; a failure is reported by `flush`.
    static func write(_ text: String) { write(Array(text.utf8)) }

    static func write(_ bytes: [UInt8]) {
        output.withLock { output in
            output.pending += bytes
            if output.pending.count >= bufferSize { empty(&output) }
        }
    }

    /// Hands everything written so far to the system.
    static func flush() throws(EngineError) {
        let failure = output.withLock { output in
            empty(&output)
            return output.failure
        }
        guard let failure else { return }
        // Somebody made the program ignore SIGPIPE: it ends as quietly all the same.
        if failure == EPIPE { Glibc.exit(Engine.ExitCode.ioError.rawValue) }
        throw .writing(what: "output", path: "standard output", reason: EngineError.systemReason(failure))
    }

    static func flushIgnoringErrors() { output.withLock { empty(&$0) } }

    /// The end of a successful command; data that could not be written makes it a failure.
    static func finish() {
        do throws(EngineError) {
            try flush()
        } catch {
            say("nexus: \(error.description)")
            Glibc.exit(error.exitCode.rawValue)
        }
    }

    /// One line for people.
    static func say(_ line: String) { tell(line + "\n") }

    /// Text for people, as it is.
    static func tell(_ text: String) {
        _ = writeAll(Array(text.utf8), to: STDERR_FILENO)
    }

    private static func empty(_ output: inout Output) {
        if output.failure == nil { output.failure = writeAll(output.pending, to: STDOUT_FILENO) }
        output.pending.removeAll(keepingCapacity: true)
    }

    /// The error number of a write that failed; nil when all is written.
    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
        bytes.withUnsafeBytes { buffer in
            var start = 0
            while start < buffer.count {
                let count = Glibc.write(descriptor, buffer.baseAddress! + start, buffer.count - start)
                if count < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                start += count
            }
            return nil
        }
    }
}
