import Glibc

@testable import Engine

/// A folder that lives as long as the value.
final class TemporaryFolder {
    let path: String

    init() throws {
        var template = Array("/tmp/nexus-engine.XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw EngineError.writing(what: "folder", path: "/tmp", reason: EngineError.systemReason(errno))
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit { Self.remove(path) }

    /// Folders for a person who lives here.
    var folders: UserFolders {
        UserFolders { name in
            switch name {
            case "XDG_CONFIG_HOME": self.path + "/config"
            case "XDG_STATE_HOME": self.path + "/state"
            case "XDG_CACHE_HOME": self.path + "/cache"
            default: nil
            }
        }
    }

    private static func remove(_ path: String) {
        for name in FilePath.names(in: path) {
            let item = FilePath.join(path, name)
            if FilePath.kind(of: item) == .folder { remove(item) } else { unlink(item) }
        }
        rmdir(path)
    }
}
