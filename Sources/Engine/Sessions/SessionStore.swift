import Execution
import Glibc
import Hashing
import RISCV

/// The folder of session files, one a program path.
///
/// A malformed file is never overwritten: reading it fails with its place, and only `setAside` moves it away, under a
/// name that says so.
public struct SessionStore: Sendable {
    public let folder: String

    public init(folders: UserFolders) {
        folder = FilePath.join(folders.state, "sessions")
    }

    /// The file in which a program's session is kept: its name for people, and a digest that tells apart
    /// programs of one name in several folders.
    public func path(forProgramAt programPath: String) -> String {
        let digest = HexText.text(Blake3.hash(Array(programPath.utf8)).prefix(8))
        let name = FilePath.name(of: programPath).unicodeScalars.map { scalar in
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            return isPlain || scalar == "-" || scalar == "_" ? Character(scalar) : "_"
        }
        return FilePath.join(folder, String(name.prefix(40)) + "-" + digest + ".toml")
    }

    /// The session of a program; nil when there is none yet.
    public func load(forProgramAt programPath: String) throws(EngineError) -> SessionFile? {
        let path = path(forProgramAt: programPath)
        do throws(EngineError) {
            let text = try FileReader.text(of: path, what: SessionFile.documentName, limit: 1 << 22)
            return try SessionFile(text: text, path: path)
        } catch {
            if case .noSuchFile = error { return nil }
            throw error
        }
    }

    public func save(_ file: SessionFile) throws(EngineError) {
        try AtomicFile.write(
            file.text, to: path(forProgramAt: file.programPath), what: SessionFile.documentName)
    }

    /// Tells apart runs of one program with other inputs, in which step numbers mean something else.
    public static func digest(of input: GuestInput) -> String {
        var hasher = Blake3()
        // The length keeps the end of one input from counting as the beginning of the other.
        hasher.update(Array("\(input.publicBytes.count) ".utf8))
        hasher.update(input.publicBytes)
        hasher.update(input.privateBytes)
        return HexText.text(hasher.finalize().prefix(16))
    }

    /// Moves a session file that cannot be read out of the way; its new path, or nil when there was none.
    @discardableResult
    public func setAside(forProgramAt programPath: String) throws(EngineError) -> String? {
        let path = path(forProgramAt: programPath)
        guard FilePath.kind(of: path) != nil else { return nil }
        for number in 1...9999 {
            let aside = "\(path).kept-\(number)"
            // A link fails when the name is taken, where a rename would replace what is there.
            if link(path, aside) == 0 {
                unlink(path)
                return aside
            }
            guard errno == EEXIST else {
                throw .writing(
                    what: SessionFile.documentName, path: aside, reason: EngineError.systemReason(errno))
            }
        }
        throw .writing(what: SessionFile.documentName, path: path, reason: "too many copies are kept already")
    }
}
