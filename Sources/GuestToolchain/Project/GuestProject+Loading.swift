import Foundation
import TOML

extension GuestProject {
    /// The name of the file that makes a folder a guest.
    public static let fileName = "guest.toml"
    /// The longest default input, in bytes.
    private static let inputSizeLimit = 1 << 26

    /// Reads a folder with a `guest.toml`; see `GuestProjectFile` for what that says.
    public static func load(folder: String) throws(GuestProjectError) -> GuestProject {
        let folder = URL(fileURLWithPath: folder).standardizedFileURL.path
        let path = folder + "/" + fileName
        guard access(path, F_OK) == 0 else { throw .noProjectFile(folder: folder) }
        let bytes = try read(path, limit: TOML.sizeLimit)
        let file: GuestProjectFile
        do throws(TOMLError) {
            file = try GuestProjectFile(TOML.parse(bytes: bytes, file: path))
        } catch {
            throw .malformed(error)
        }

        let sources =
            file.sources.isEmpty ? try files(in: folder, of: file.language.sourceExtensions) : file.sources
        guard !sources.isEmpty else { throw .noSources(folder: folder, language: file.language) }
        return GuestProject(
            folder: folder, name: file.name, language: file.language, summary: file.summary,
            sources: sources, headers: try files(in: folder, of: GuestLanguage.headerExtensions),
            input: try content(of: file.input, in: folder),
            privateInput: try content(of: file.privateInput, in: folder),
            expectedExitCode: file.expectedExitCode, expectedOutput: file.expectedOutput)
    }

    private static func content(
        of input: GuestProjectFile.Input, in folder: String
    ) throws(GuestProjectError) -> [UInt8] {
        switch input {
        case .bytes(let bytes): bytes
        case .file(let name): try read(folder + "/" + name, limit: inputSizeLimit)
        }
    }

    private static func read(_ path: String, limit: Int) throws(GuestProjectError) -> [UInt8] {
        do {
            let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
            guard size <= limit else {
                throw GuestProjectError.unreadable(
                    path: path, reason: "it has \(size) bytes, more than \(limit)")
            }
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch let error as GuestProjectError {
            throw error
        } catch {
            throw .unreadable(path: path, reason: error.localizedDescription)
        }
    }

    /// The files of the folder and the folders in it with these endings, sorted; hidden ones do not count.
    private static func files(in folder: String, of extensions: [String]) throws(GuestProjectError)
        -> [String]
    {
        guard let all = FileManager.default.enumerator(atPath: folder) else {
            throw .unreadable(path: folder, reason: "it is no folder")
        }
        var found: [String] = []
        while let path = all.nextObject() as? String {
            let name = (path as NSString).lastPathComponent
            if name.hasPrefix(".") {
                all.skipDescendants()
            } else if extensions.contains((path as NSString).pathExtension) {
                found.append(path)
            }
        }
        return found.sorted()
    }
}
