import Foundation
import TestSupport

/// The built executable under test, run as a person's shell would run it.
enum NexusBinary {
    /// Beside the test bundle: the package manager builds both into one folder.
    static let path: String = {
        var buffer = [CChar](repeating: 0, count: 4096)
        let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
        let executable = String(
            decoding: buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let folder = executable.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return folder.joined(separator: "/") + "/nexus"
    }()

    /// How a run of the binary ended.
    struct Result {
        var exitCode: Int32
        /// The signal that ended it, 0 if none.
        var signal: Int32
        var output: [UInt8]
        var errors: String

        var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// What standard input is.
    enum Input {
        case nothing
        case bytes([UInt8])
        case closed
    }

    /// Runs the binary to its end with pipes for all three streams.
    ///
    /// - Parameters:
    ///   - delay: microseconds after which it is interrupted, as by ^C.
    ///   - limit: bytes of output after which the reader goes away.
    static func run(
        _ arguments: [String], input: Input = .nothing, environment: [String: String] = [:],
        folder: String? = nil,
        closing closed: [Int32] = [], outputPath: String? = nil, interruptAfter delay: useconds_t? = nil,
        readingOnly limit: Int? = nil
    ) -> Result {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let output = Pipe()
        let errors = Pipe()
        let source = Pipe()
        switch input {
        case .nothing: posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        case .bytes: posix_spawn_file_actions_adddup2(&actions, source.reading, 0)
        case .closed: posix_spawn_file_actions_addclose(&actions, 0)
        }
        if let outputPath {
            posix_spawn_file_actions_addopen(&actions, 1, outputPath, O_WRONLY, 0)
        } else {
            posix_spawn_file_actions_adddup2(&actions, output.writing, 1)
        }
        posix_spawn_file_actions_adddup2(&actions, errors.writing, 2)
        for descriptor in closed { posix_spawn_file_actions_addclose(&actions, descriptor) }

        let words = [path] + arguments
        let command = folder.map { ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", $0] + words } ?? words
        // A background job of a shell ignores ^C, and children inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        // The threads that tests run on block signals, and children inherit that as well.
        var nothing = sigset_t()
        sigemptyset(&nothing)
        posix_spawnattr_setsigmask(&attributes, &nothing)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
        let child = spawn(command, environment: environment, actions: &actions, attributes: &attributes)
        output.closeWriting()
        errors.closeWriting()
        source.closeReading()
        if case .bytes(let bytes) = input { source.write(bytes) }
        source.closeWriting()
        if let delay {
            usleep(delay)
            kill(child, SIGINT)
        }
        // No run of a test takes this long; a hanging binary is a failure, not a hanging test.
        let guardian = DispatchWorkItem { kill(child, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + 120, execute: guardian)
        defer { guardian.cancel() }
        if let limit {
            var start = [UInt8](repeating: 0, count: limit)
            _ = Foundation.read(output.reading, &start, limit)
            output.closeReading()
        }
        let (data, messages) = Pipe.drain(output, errors)
        let status = wait(for: child)
        return Result(
            exitCode: status >> 8 & 255, signal: status & 127, output: data,
            errors: String(decoding: messages, as: UTF8.self))
    }

    /// Starts a command, given with its own path.
    private static func spawn(
        _ command: [String], environment: [String: String],
        actions: inout posix_spawn_file_actions_t, attributes: UnsafePointer<posix_spawnattr_t>?
    ) -> pid_t {
        var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
        words.append(nil)
        var variables: [UnsafeMutablePointer<CChar>?] = Sandbox.environment.merging(environment) { $1 }
            .map { strdup("\($0)=\($1)") }
        variables.append(nil)
        defer { for word in words + variables { free(word) } }
        var child: pid_t = 0
        let failure = posix_spawn(&child, command[0], &actions, attributes, words, variables)
        precondition(failure == 0, "\(command[0]) cannot be started: \(String(cString: strerror(failure)))")
        return child
    }

    private static func wait(for child: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return status
    }
}

/// Two ends of a pipe that no child inherits by accident.
final class Pipe {
    let reading: Int32
    let writing: Int32
    private var isReadingOpen = true
    private var isWritingOpen = true

    init() {
        var ends: [Int32] = [-1, -1]
        precondition(pipe(&ends) == 0, "no pipe is left")
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        reading = ends[0]
        writing = ends[1]
    }

    deinit {
        closeReading()
        closeWriting()
    }

    func closeReading() {
        if isReadingOpen { close(reading) }
        isReadingOpen = false
    }

    func closeWriting() {
        if isWritingOpen { close(writing) }
        isWritingOpen = false
    }

    /// Small inputs only: nobody reads the answer meanwhile.
    func write(_ bytes: [UInt8]) {
        signal(SIGPIPE, SIG_IGN)
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes {
                Foundation.write(writing, $0.baseAddress, $0.count)
            }
            if count <= 0 { return }
            start += count
        }
    }

    /// Reads both to their ends, whichever has something.
    static func drain(_ first: Pipe, _ second: Pipe) -> ([UInt8], [UInt8]) {
        var results: [[UInt8]] = [[], []]
        var polled = [first, second].map {
            pollfd(fd: $0.isReadingOpen ? $0.reading : -1, events: Int16(POLLIN), revents: 0)
        }
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while polled.contains(where: { $0.fd >= 0 }) {
            guard poll(&polled, 2, -1) > 0 else { continue }
            for index in 0..<2 where polled[index].fd >= 0 && polled[index].revents != 0 {
                let count = read(polled[index].fd, &block, block.count)
                if count <= 0 { polled[index].fd = -1 } else { results[index] += block[..<count] }
            }
        }
        return (results[0], results[1])
    }
}

/// A home of its own for every test process, so that nobody's sessions and configuration are touched.
enum Sandbox {
    static let folder = TestFolder.make()

    static let environment: [String: String] = {
        var result: [String: String] = [
            "HOME": folder, "XDG_CONFIG_HOME": folder + "/config", "XDG_STATE_HOME": folder + "/state",
            // Built guests are shared between the tests of a run: building is slow and tested elsewhere.
            "XDG_CACHE_HOME": folder + "/cache", "LANG": "C.UTF-8", "TERM": "xterm-256color",
        ]
        for name in ["PATH", "LD_LIBRARY_PATH"] {
            if let value = getenv(name) { result[name] = String(cString: value) }
        }
        return result
    }()

    static func write(_ bytes: [UInt8], to path: String) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        precondition(descriptor >= 0, "\(path) cannot be written")
        _ = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
        close(descriptor)
    }

    static func write(_ text: String, to path: String) { write(Array(text.utf8), to: path) }

    static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var result: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Foundation.read(descriptor, &block, block.count)
            if count <= 0 { return result }
            result += block[..<count]
        }
    }
}
