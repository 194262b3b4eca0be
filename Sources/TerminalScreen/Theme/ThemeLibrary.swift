import Glibc
import TOML

/// The themes in some folders; a theme in an earlier folder hides one of the same name in a later folder.
public struct ThemeLibrary: Sendable {
    public let folders: [String]

    public init(folders: [String]) {
        self.folders = folders
    }

    /// The names of all themes, sorted, the built-in one among them.
    public var names: [String] {
        var found: Set<String> = [Theme.builtIn.identifier]
        for folder in folders {
            guard let directory = opendir(folder) else { continue }
            defer { closedir(directory) }
            while let entry = readdir(directory) {
                let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
                }
                if name.hasSuffix(".toml"), Self.isName(String(name.dropLast(5))) {
                    found.insert(String(name.dropLast(5)))
                }
            }
        }
        return found.sorted()
    }

    /// Loads a theme by name, or from a path that ends in `.toml`.
    public func theme(_ name: String) throws(ThemeError) -> Theme {
        if name == Theme.builtIn.identifier { return Theme.builtIn }
        let identifier =
            name.hasSuffix(".toml")
            ? String(name.split(separator: "/").last ?? "").replacingSuffix : name
        return try Theme(source(name, seen: []), identifier: identifier)
    }

    private func source(_ name: String, seen: [String]) throws(ThemeError) -> ThemeSource {
        let path = try path(of: name)
        guard !seen.contains(path) else { throw .inheritanceLoop(file: path, name: name) }
        let bytes: [UInt8]
        do { bytes = try BoundedFile.read(path, limit: TOML.sizeLimit) } catch {
            throw .unreadable(path: path, reason: error.reason)
        }
        let own: ThemeSource
        do { own = try ThemeSource(TOML.parse(bytes: bytes, file: path)) } catch { throw .invalid(error) }
        guard let parent = own.inherits else { return own }
        if parent == Theme.builtIn.identifier { return own.merged(over: Theme.builtInSource) }
        return own.merged(over: try source(parent, seen: seen + [path]))
    }

    private func path(of name: String) throws(ThemeError) -> String {
        if name.hasSuffix(".toml") { return name }
        if Self.isName(name) {
            for folder in folders {
                let path = "\(folder)/\(name).toml"
                if access(path, R_OK) == 0 { return path }
            }
        }
        throw .unknownName(name, known: names)
    }

    /// A theme's name cannot lead out of its folder.
    private static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 64
            && text.unicodeScalars.allSatisfy {
                $0 == "-" || $0 == "_" || ("a"..."z").contains($0) || ("0"..."9").contains($0)
            }
    }
}

extension String {
    fileprivate var replacingSuffix: String { String(dropLast(5)) }
}
