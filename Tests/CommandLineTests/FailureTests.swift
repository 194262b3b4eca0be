import Engine
import Foundation
import TestSupport
import Testing

/// Whatever is wrong: one clear sentence, the right exit code, no crash.
struct FailureTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var arguments: [String]
        var code: ExitCode
        /// What the sentence has to say.
        var words: [String]

        init(_ arguments: [String], _ code: ExitCode, _ words: String...) {
            (self.arguments, self.code, self.words) = (arguments, code, words)
        }

        var testDescription: String { "nexus " + arguments.joined(separator: " ") }
    }

    private static let files: (folder: String, garbage: String, empty: String, cut: String) = {
        let folder = TestFolder.make()
        Sandbox.write("this is no program", to: folder + "/garbage")
        Sandbox.write("", to: folder + "/empty")
        Sandbox.write([0x7F, 0x45, 0x4C, 0x46, 1, 1, 1], to: folder + "/cut")
        return (folder, folder + "/garbage", folder + "/empty", folder + "/cut")
    }()

    private static let program: String = (try? TestImage.make("success", Guest.success)) ?? ""

    private static let signature: String = (try? TestImage.make("signature", Guest.signature)) ?? ""

    static let cases: [Case] = [
        Case(["bogus"], .usage, "bogus"),
        Case(["run"], .usage, "program"),
        Case(["run", program, "--max-cycles", "many"], .usage, "--max-cycles"),
        Case(["run", program, "--input", files.empty, "--input-hex", "00"], .usage, "--input"),
        Case(["run", program, "--input", "-", "--private-input", "-"], .usage, "standard input"),
        Case(["trace", program, "--from", "5", "--to", "2"], .usage, "--to"),
        Case(["run", files.garbage], .badData, "garbage"),
        Case(["run", files.empty], .badData, "empty"),
        Case(["run", files.cut], .badData, "cut"),
        Case(["run", "/dev/null"], .badData, "/dev/null"),
        Case(["run", program, "--input-hex", "0g"], .badData, "position 2"),
        Case(["run", files.folder], .noSuchFile, "guest.toml"),
        Case(["run", "fibonaci"], .noSuchFile, "did you mean “fibonacci”"),
        Case(["run", files.folder + "/missing"], .noSuchFile, "missing"),
        Case(["run", program, "--input", files.folder + "/missing"], .noSuchFile, "input file"),
        Case(["run", program, "--input", files.folder], .noSuchFile, "folder"),
        Case(["run", program, "--output", "/proc/nothing/x"], .ioError, "/proc/nothing"),
        Case(["run", "--signature", "/dev/full", signature], .ioError, "full"),
        Case(["build", files.folder], .noSuchFile, "guest.toml"),
        Case(["run", "\u{1B}]0;title\u{7}"], .noSuchFile, "\\e]0;title"),
    ]

    @Test("a failure is one sentence with its exit code", arguments: cases)
    func failures(_ failure: Case) {
        let result = NexusBinary.run(failure.arguments)
        #expect(result.signal == 0)
        #expect(result.exitCode == failure.code.rawValue, "\(result.errors)")
        #expect(result.output.isEmpty)
        #expect(result.errors.hasPrefix("nexus: "))
        #expect(!result.errors.contains("\u{1B}"))
        for word in failure.words { #expect(result.errors.contains(word), "\(result.errors)") }
        // Misuse also shows the usage.
        if failure.code != .usage {
            #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
        }
    }

    @Test(
        "a file that must not be read is an I/O error",
        .enabled(if: getuid() != 0, "root may read everything"))
    func unreadableFiles() {
        let path = TestFolder.make() + "/secret"
        Sandbox.write("x", to: path)
        chmod(path, 0)
        let result = NexusBinary.run(["run", path])
        #expect(result.exitCode == 74)
        #expect(result.errors.contains("permission denied"))
    }

    @Test(
        "a malformed configuration is named with its place and left alone",
        arguments: [["samples"], ["run", program]])
    func badConfiguration(_ arguments: [String]) {
        let folder = TestFolder.make()
        mkdir(folder + "/nexus", 0o755)
        Sandbox.write("mouse = maybe\n", to: folder + "/nexus/config.toml")
        let result = NexusBinary.run(arguments, environment: ["XDG_CONFIG_HOME": folder])
        if arguments == ["samples"] {
            #expect(result.exitCode == 0)
        } else {
            #expect(result.exitCode == 65)
            #expect(result.errors.contains("config.toml:1:9"))
        }
        #expect(Sandbox.read(folder + "/nexus/config.toml") == Array("mouse = maybe\n".utf8))
    }

    @Test("a reader that goes away ends the program quietly")
    func brokenPipes() throws {
        let path = try TestImage.make("endless", Guest.endless)
        let result = NexusBinary.run(["trace", path, "--to", "200000"], readingOnly: 100)
        #expect(result.signal == SIGPIPE || result.exitCode == 0)
        #expect(result.errors.isEmpty)
    }

    @Test("standard output that cannot be written is an I/O error", arguments: ["/dev/full"])
    func fullOutput(_ path: String) throws {
        let result = NexusBinary.run(["samples"], outputPath: path)
        #expect(result.exitCode == 74)
        #expect(result.errors.contains("full"))
    }

    @Test("closed standard streams do no harm", arguments: [[0], [0, 1], [0, 2], [0, 1, 2]] as [[Int32]])
    func closedStreams(_ streams: [Int32]) throws {
        let file = TestFolder.make() + "/output"
        let path = try TestImage.make("echo", Guest.echo)
        let result = NexusBinary.run(
            ["run", path, "--input-hex", "01020304", "--output", file], input: .closed, closing: streams)
        #expect(result.signal == 0)
        // The log is lost when standard output is closed, and that is said.
        #expect(result.exitCode == (streams.contains(1) ? 74 : 0))
        if !streams.contains(1) { #expect(Sandbox.read(file) == [1, 2, 3, 4]) }
    }

    @Test("help is an answer: on standard output, with exit code 0, for every command")
    func help() {
        for command in [
            [], ["run"], ["trace"], ["debug"], ["build"], ["new"], ["samples"], ["themes"], ["snapshot"],
        ] {
            let result = NexusBinary.run(command + ["--help"])
            #expect(result.exitCode == 0)
            #expect(result.text.contains("EXAMPLES"), "nexus \(command) --help")
            #expect(result.errors.isEmpty)
        }
    }

    @Test("completion scripts are made for every shell", arguments: ["bash", "zsh", "fish"])
    func completions(_ shell: String) {
        let result = NexusBinary.run(["--generate-completion-script", shell])
        #expect(result.exitCode == 0)
        #expect(result.text.contains("max-cycles"))
    }
}
