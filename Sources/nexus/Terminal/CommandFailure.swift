import ArgumentParser
import Engine
import Glibc

/// The one way out for commands that fail: one sentence on standard error, one exit code.
enum CommandFailure {
    /// The way out when everything has been said already.
    static func leave(_ code: Engine.ExitCode) -> Never {
        StandardStreams.flushIgnoringErrors()
        Glibc.exit(code.rawValue)
    }

    static func exit(with error: any Error) -> Never {
        StandardStreams.flushIgnoringErrors()
        if let finished = error as? FinishedWith { Glibc.exit(finished.code.rawValue) }
        if let failure = error as? EngineError {
            // A failure of standard output itself cannot be told there, but standard error may still work.
            StandardStreams.say("nexus: \(failure.description)")
            Glibc.exit(failure.exitCode.rawValue)
        }
        // Help and version are answers; everything else is a misuse of the command line.
        let code = Nexus.exitCode(for: error)
        if code == .success {
            StandardStreams.write(Nexus.fullMessage(for: error) + "\n")
            StandardStreams.finish()
            Glibc.exit(0)
        }
        let sentence = Nexus.message(for: error)
        let usage = Nexus.fullMessage(for: error).split(separator: "\n").filter { !$0.hasPrefix("Error: ") }
        StandardStreams.say("nexus: \(sentence.escapedKeepingLines)")
        for line in usage where !sentence.contains(line) { StandardStreams.say(String(line).escaped) }
        Glibc.exit(Engine.ExitCode.usage.rawValue)
    }
}

/// Thrown by a command that has said everything and only has an exit code left to give.
struct FinishedWith: Error {
    var code: Engine.ExitCode
}

/// The exit codes as lines of the help.
enum ExitCodeHelp {
    static var lines: String {
        Engine.ExitCode.allCases.map { code in
            let number = String(code.rawValue)
            return "  " + number + String(repeating: " ", count: 5 - number.count) + code.meaning
        }.joined(separator: "\n")
    }
}
