import Foundation

/// One finished run of another program.
struct ChildProcess {
    /// What the program wrote to standard output and standard error, in order.
    let output: String
    /// The exit code, or 128 plus the signal that ended it.
    let exitCode: Int32

    /// Runs a program to its end.
    ///
    /// `posix_spawn` and not Foundation's `Process`, which puts the child into a process group of its own, where
    /// a Ctrl-C of the person at the terminal does not reach it.
    /// - Parameter folder: the child's working directory.
    init(_ executable: String, _ arguments: [String], folder: String) throws(ChildProcessError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw ChildProcessError(executable: executable, reason: String(cString: strerror(errno)))
        }
        defer { close(ends[0]) }
        ends.forEach { _ = fcntl($0, F_SETFD, FD_CLOEXEC) }

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 2)

        // `env` changes the folder: Swift cannot import the function of `posix_spawn` that does.
        let command = ["env", "-C", folder, executable] + arguments
        var argumentPointers: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
        argumentPointers.append(nil)
        defer { argumentPointers.forEach { free($0) } }
        var child: pid_t = 0
        let failure = posix_spawn(&child, "/usr/bin/env", &actions, nil, argumentPointers, environ)
        close(ends[1])
        guard failure == 0 else {
            throw ChildProcessError(executable: executable, reason: String(cString: strerror(failure)))
        }

        output = String(decoding: Self.drain(ends[0]), as: UTF8.self)
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
        let signal = status & 0x7f
        exitCode = signal == 0 ? (status >> 8) & 0xff : 128 + signal
    }

    private static func drain(_ descriptor: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16384)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
        }
    }
}

/// A program could not be started.
struct ChildProcessError: Error {
    let executable: String
    let reason: String
}
