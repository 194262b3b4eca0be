import RISCV

/// Loads the source text that a program's line table speaks of.
///
/// Compilers write the path they were given, which may be of another machine or folder: a path is tried as it is, then
/// its tails ("src/main.c", "main.c") below each source root.
public final class SourceFiles {
    /// The text of one source file, or why there is none.
    public enum Source: Sendable, Hashable {
        case text(path: String, lines: [String])
        /// A sentence.
        case missing(String)
    }

    /// More than any source file a person reads.
    private static let sizeLimit = 1 << 22

    private let files: [String]
    private let roots: [String]
    private var loaded: [Int: Source] = [:]

    public init(program: OpenedProgram) {
        files = program.program.lines.files
        roots = program.sourceRoots
    }

    /// The files of the line table that lie below a source root, and so are the guest's own rather than its run-time
    /// library's; nil when none does, as with an image from elsewhere.
    public private(set) lazy var ownFiles: Set<Int>? = {
        let own = files.indices.filter { pathBelowRoot(files[$0]) != nil }
        return own.isEmpty ? nil : Set(own)
    }()

    /// The file with this index in the line table; read once.
    public func source(of file: Int) -> Source {
        if let source = loaded[file] { return source }
        let source = load(file)
        loaded[file] = source
        return source
    }

    /// One line without its line break, counted from 1; nil when there is no such line.
    public func line(_ location: SourceLocation) -> String? {
        guard case .text(_, let lines) = source(of: location.file), lines.indices.contains(location.line - 1)
        else { return nil }
        return lines[location.line - 1]
    }

    /// The short name of a file: its last path component, hostile characters escaped.
    public func name(of file: Int) -> String {
        guard files.indices.contains(file) else { return "?" }
        return FilePath.name(of: files[file]).escaped
    }

    /// "main.c:12".
    public func text(of location: SourceLocation) -> String {
        "\(name(of: location.file)):\(location.line)"
    }

    private func load(_ file: Int) -> Source {
        guard files.indices.contains(file) else { return .missing("the line table names no file \(file)") }
        let path = files[file]
        guard let found = find(path) else {
            return .missing(
                "the source file \(path.escaped) is not here; the disassembly shows the instructions")
        }
        do throws(EngineError) {
            let bytes = try FileReader.bytes(of: found, what: "source file", limit: Self.sizeLimit)
            let text = String(decoding: bytes, as: UTF8.self)
            var lines = text.split(separator: /\r\n|\n/, omittingEmptySubsequences: false).map(String.init)
            if lines.last == "" { lines.removeLast() }
            return .text(path: found, lines: lines)
        } catch {
            return .missing(error.description)
        }
    }

    private func find(_ path: String) -> String? {
        // A path inside a root wins over the same path elsewhere: a copied guest shows its own sources.
        if let path = pathBelowRoot(path) { return path }
        return path.hasPrefix("/") && FilePath.kind(of: path) == .file ? path : nil
    }

    private func pathBelowRoot(_ path: String) -> String? {
        let parts = path.split(separator: "/").filter { $0 != "." && $0 != ".." }.map(String.init)
        for root in roots {
            for start in parts.indices {
                let candidate = FilePath.join(root, parts[start...].joined(separator: "/"))
                if FilePath.kind(of: candidate) == .file { return candidate }
            }
        }
        return nil
    }
}
