import Engine
import Glibc

/// The workbench without a screen: prompts and sentences on standard input and output.
public struct PlainMode {
    private let opener: ProgramOpener
    private let isInteractive = isatty(STDIN_FILENO) == 1

    public init(opener: ProgramOpener) {
        self.opener = opener
    }

    /// Reads commands from standard input until it ends or `quit` is said.
    public func run(_ request: OpenRequest?) -> ExitCode {
        guard let request = request ?? askForProgram() else { return .done }
        return withSession(request) { plain in
            speak(plain.start())
            if isInteractive { speak(["Type a command; help lists them, quit leaves."]) }
            while !plain.hasQuit {
                prompt("(nexus) ")
                guard let line = readLine() else { break }
                do throws(EngineError) { speak(try plain.take(line)) } catch { speak([error.description]) }
            }
            try? opener.sessions?.save(
                plain.session.file(layout: plain.session.savedLayout ?? [:], theme: plain.session.savedTheme))
            return .done
        }
    }

    /// Runs a script of commands, one a line; the first mistake ends it with its file and line.
    public func run(script lines: [String], file: String, _ request: OpenRequest) -> ExitCode {
        withSession(request) { plain in
            speak(plain.start())
            for (index, line) in lines.enumerated() where !plain.hasQuit {
                do throws(EngineError) {
                    speak(try plain.take(line))
                } catch {
                    StandardError.say("\(file):\(index + 1): \(error.description)")
                    return error.exitCode
                }
            }
            return .done
        }
    }

    private func withSession(_ request: OpenRequest, _ body: (PlainSession) -> ExitCode) -> ExitCode {
        do throws(EngineError) {
            let opened = try opener.open(request) { StandardError.say($0) }.get()
            return body(PlainSession(try DebugSession(opened, request: request)))
        } catch {
            StandardError.say(error.description)
            return error.exitCode
        }
    }

    private func askForProgram() -> OpenRequest? {
        speak(["Nexus Workbench. These samples can be opened by their names:"])
        speak(opener.source.samples.samples.map { "  \($0.name): \($0.summary)" })
        prompt("program: ")
        guard let line = readLine()?.trimmingBlanks, !line.isEmpty else { return nil }
        return OpenRequest(argument: line)
    }

    private func speak(_ lines: [String]) {
        for line in lines { print(line) }
        fflush(nil)
    }

    private func prompt(_ text: String) {
        guard isInteractive else { return }
        print(text, terminator: "")
        fflush(nil)
    }
}
