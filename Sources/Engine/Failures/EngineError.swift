/// Why an operation of the engine could not be done: one sentence for people and one exit code.
public enum EngineError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The program argument is neither a file, a sample nor a guest folder.
    case noSuchProgram(argument: String, suggestions: [String])
    /// A folder was given that is no guest.
    case notAGuest(folder: String)
    /// A file that was asked for does not exist; `what` says what it was for.
    case noSuchFile(what: String, path: String)
    /// A folder where a file is needed.
    case isDirectory(what: String, path: String)
    /// The system refused to read.
    case reading(what: String, path: String, reason: String)
    /// The system refused to write; nothing is left under the final name.
    case writing(what: String, path: String, reason: String)
    /// A file is larger than anything sensible of its kind.
    case tooLarge(what: String, path: String, limit: Int)
    /// A program file that cannot be loaded; `detail` names field, expected and found.
    case badProgram(path: String, detail: String)
    /// Text that should be pairs of hexadecimal digits.
    case badHex(what: String, position: Int, found: String)
    /// A guest that does not build; `detail` holds what the compiler said.
    case buildFailed(folder: String, detail: String)
    /// A tool, a folder or a package that has to be installed.
    case missingTool(detail: String)
    /// A session, configuration or recent-programs file with a mistake in it; `detail` starts with its place.
    case badDocument(what: String, detail: String)
    /// A file that a later version of the workbench wrote.
    case newerDocument(what: String, path: String, found: Int, supported: Int)
    /// Values that do not go together.
    case badRequest(String)
    /// A debugger command that is not understood or cannot be done now.
    case badCommand(place: String?, detail: String)
    /// A poke or a query that cannot be read; `column` counts its characters from 1.
    case unreadable(what: String, text: String, column: Int, expected: String, found: String)
    /// A poke that cannot be carried out on this run.
    case impossiblePoke(text: String?, reason: String)
    /// A run of more cycles than tables are filled for.
    case runTooLong(limit: Int)
    /// A run that did not end by itself.
    case notProvable(program: String, reason: String)
    /// A proof that does not hold; the reason names what is wrong.
    case proofRejected(reason: String)
    /// The run was stopped by the user.
    case cancelled(String)
    /// A state that should not exist.
    case unexpected(String)

    public var exitCode: ExitCode {
        switch self {
        case .noSuchProgram, .notAGuest, .noSuchFile, .isDirectory, .missingTool: .noSuchFile
        case .reading, .writing: .ioError
        case .tooLarge, .badProgram, .badHex, .buildFailed, .badDocument, .newerDocument, .badCommand,
            .impossiblePoke, .runTooLong:
            .badData
        case .badRequest, .unreadable: .usage
        case .notProvable: .guestFailed
        case .proofRejected: .proofRejected
        case .cancelled: .cancelled
        case .unexpected: .internalError
        }
    }

    public var description: String {
        switch self {
        case .noSuchProgram(let argument, let suggestions):
            let start = "there is no file, sample or guest folder “\(argument.escaped)”"
            if suggestions.isEmpty { return start + "; “nexus samples” lists the samples" }
            return start + "; did you mean " + suggestions.map { "“\($0.escaped)”" }.joined(separator: " or ")
                + "?"
        case .notAGuest(let folder):
            return "the folder “\(folder.escaped)” is not a guest: it holds no guest.toml; "
                + "“nexus new NAME” makes a guest"
        case .noSuchFile(let what, let path):
            return "there is no \(what) “\(path.escaped)”"
        case .isDirectory(let what, let path):
            return "“\(path.escaped)” is a folder, but the \(what) has to be a file"
        case .reading(let what, let path, let reason):
            return "the \(what) “\(path.escaped)” cannot be read: \(reason)"
        case .writing(let what, let path, let reason):
            return "the \(what) “\(path.escaped)” cannot be written: \(reason)"
        case .tooLarge(let what, let path, let limit):
            return "the \(what) “\(path.escaped)” is larger than \(limit) bytes"
        case .badProgram(let path, let detail):
            return "“\(path.escaped)” is not a program that can run: \(detail.escaped)"
        case .badHex(let what, let position, let found):
            return "the \(what) is not hexadecimal: expected a digit 0–9 or a–f at position \(position), "
                + "found \(found.escaped)"
        case .buildFailed(let folder, let detail):
            return "the guest “\(folder.escaped)” does not build: \(detail.escapedKeepingLines)"
        case .missingTool(let detail): return detail.escaped
        case .badDocument(let what, let detail): return "the \(what) is malformed: \(detail.escaped)"
        case .newerDocument(let what, let path, let found, let supported):
            return
                "the \(what) “\(path.escaped)” has version \(found), but this workbench reads versions up to "
                + "\(supported); use a newer workbench, or move the file away to start afresh"
        case .badRequest(let sentence): return sentence.escaped
        case .badCommand(let place, let detail):
            return (place.map { "\($0.escaped): " } ?? "") + detail.escaped
        case .unreadable(let what, let text, let column, let expected, let found):
            return
                "the \(what) “\(text.escaped)” cannot be read at column \(column): expected \(expected.escaped), "
                + "found \(found.escaped)"
        case .impossiblePoke(let text, let reason):
            let poke = text.map { "the poke “\($0.escaped)”" } ?? "a poke"
            return "\(poke) cannot be carried out: \(reason.asClause.escaped)"
        case .runTooLong(let limit):
            return
                "the run has more than \(Grouped.text(limit)) cycles, and its tables would fill the memory; "
                + "give it a smaller input, or end it earlier with --max-cycles"
        case .notProvable(let program, let reason):
            return "the run of \(program.escaped) cannot be proved: \(reason.asClause.escaped)"
        case .proofRejected(let reason): return "the proof is rejected: \(reason.asClause.escaped)"
        case .cancelled(let sentence): return sentence
        case .unexpected(let sentence): return "internal error: \(sentence.escaped)"
        }
    }
}
