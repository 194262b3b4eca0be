import Testing

@testable import Engine

struct ConfigurationTests {
    @Test("a missing file is the default configuration")
    func missingIsDefault() throws {
        let folder = try TemporaryFolder()
        #expect(try Configuration.load(folders: folder.folders) == Configuration())
    }

    @Test("every key is read")
    func everyKeyIsRead() throws {
        let text = "theme = \"light\"\nmouse = false\nmax-cycles = 100\nplain = true\n"
        let configuration = try Configuration(text: text, path: "config.toml")
        #expect(configuration.theme == "light")
        #expect(!configuration.usesMouse)
        #expect(configuration.maxCycles == 100)
        #expect(configuration.isPlain)
    }

    @Test(
        "a mistake is named with its place",
        arguments: [
            ("themee = \"x\"", "config.toml:1:1"), ("mouse = 1", "config.toml:1:9"),
            ("max-cycles = 0", "config.toml:1:14"), ("version = 9", "config.toml:1:11"),
        ])
    func mistakesAreNamed(_ text: String, _ place: String) {
        #expect {
            try Configuration(text: text, path: "config.toml")
        } throws: { error in
            (error as? EngineError)?.description.contains(place) == true
        }
    }

    @Test(
        "remembering a theme leaves every other line alone",
        arguments: [
            ("# mine\nmouse = false\n", "theme = \"dark\"\n# mine\nmouse = false\n"),
            ("mouse = false\ntheme=\"light\" # nice\n", "mouse = false\ntheme = \"dark\"\n"),
            ("", "theme = \"dark\"\n"),
        ])
    func themesAreRemembered(_ before: String, _ after: String) throws {
        let folder = try TemporaryFolder()
        let path = FilePath.join(folder.folders.configuration, "config.toml")
        try AtomicFile.write(before, to: path, what: "configuration file")
        try Configuration.rememberTheme("dark", folders: folder.folders)
        #expect(try FileReader.text(of: path, what: "file") == after)
    }

    @Test("the last opened program is on top, once")
    func recentProgramsAreOrdered() throws {
        let folder = try TemporaryFolder()
        var recent = try RecentPrograms(folders: folder.folders)
        for name in ["a", "b", "a"] { try recent.add(.init(name: name, argument: "/" + name)) }
        #expect(try RecentPrograms(folders: folder.folders).entries.map(\.name) == ["a", "b"])
    }

    @Test("relative folders of the environment are ignored")
    func relativeFoldersAreIgnored() {
        let folders = UserFolders {
            ["HOME": "/home/a", "XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "/c"][$0]
        }
        #expect(folders.state == "/home/a/.local/state/nexus")
        #expect(folders.cache == "/c/nexus")
    }
}
