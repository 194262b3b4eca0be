import TestSupport

@testable import Engine

/// A new folder, and the folders of a person who lives in it.
struct TemporaryFolder {
    let path: String

    init() throws { path = TestFolder.make() }

    var folders: UserFolders {
        let path = path
        return UserFolders { name in
            switch name {
            case "XDG_CONFIG_HOME": path + "/config"
            case "XDG_STATE_HOME": path + "/state"
            case "XDG_CACHE_HOME": path + "/cache"
            default: nil
            }
        }
    }
}
