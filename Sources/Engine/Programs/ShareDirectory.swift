import Glibc

/// The folder that holds `Samples` and `Themes`, wherever the program is installed or built.
public struct ShareDirectory: Sendable, Hashable {
    public let path: String

    public init(path: String) {
        self.path = path
    }

    public var samples: String { FilePath.join(path, "Samples") }
    public var themes: String { FilePath.join(path, "Themes") }

    /// Looks at `$NEXUS_SHARE`, then at every folder above the real executable and at `share/nexus` in each.
    ///
    /// A build folder lies inside the repository, and an installed executable in `PREFIX/bin`: both are found
    /// without being configured.
    public static func find(
        environment: (String) -> String? = UserFolders.variable, executable: String? = executablePath
    ) throws(EngineError) -> ShareDirectory {
        if let path = environment("NEXUS_SHARE"), !path.isEmpty {
            guard let share = ShareDirectory(holding: path) else {
                throw .noSuchFile(what: "folder with Samples and Themes (from NEXUS_SHARE)", path: path)
            }
            return share
        }
        var folder = executable.map(FilePath.folder) ?? "/"
        while true {
            if let share = ShareDirectory(holding: folder) { return share }
            if let share = ShareDirectory(holding: FilePath.join(folder, "share/nexus")) { return share }
            let above = FilePath.folder(of: folder)
            guard above != folder, above != "." else { break }
            folder = above
        }
        throw .noSuchFile(
            what: "folder with Samples and Themes (set NEXUS_SHARE to it) above", path: executable ?? "nexus")
    }

    /// The real path of the running executable.
    public static var executablePath: String? { FilePath.resolved("/proc/self/exe") }

    private init?(holding path: String) {
        guard FilePath.kind(of: FilePath.join(path, "Samples")) == .folder else { return nil }
        self.path = FilePath.absolute(path)
    }
}
