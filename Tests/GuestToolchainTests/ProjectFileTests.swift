import GuestToolchain
import TestSupport
import Testing

@Suite struct ProjectFileTests {
    @Test(
        "a bad guest.toml is refused by line, column and key",
        arguments: [
            ("name = \"guest\"\n", "guest.toml:1:1: language: expected a string, found no such key"),
            (
                "name = \"guest\"\nlanguage = \"rust\"\n",
                "guest.toml:2:12: language: expected one of swift, c, cpp"
            ),
            ("name = \"a b\"\nlanguage = \"c\"\n", "guest.toml:1:8: name: expected letters, digits, - and _"),
            (
                "name = \"guest\"\nlanguage = \"c\"\nsource = []\n",
                "guest.toml:3:1: source: expected one of name"
            ),
            ("name = 3\nlanguage = \"c\"\n", "guest.toml:1:8: name: expected a string, found an integer"),
            (
                "name = \"guest\"\nlanguage = \"c\"\n[input]\nhex = \"123\"\n",
                "guest.toml:4:7: input.hex: expected an even"
            ),
            (
                "name = \"guest\"\nlanguage = \"c\"\nsources = [\"../main.c\"]\n",
                "sources: expected paths that stay"
            ),
            (
                "name = \"guest\"\nlanguage = \"c\"\n[input]\nfile = \"/etc/passwd\"\n",
                "input.file: expected a path"
            ),
            ("name = \"guest", "guest.toml:1:"),
        ])
    func malformed(_ text: String, _ sentence: String) throws {
        let folder = GuestWorkshop.makeFolder(["guest.toml": text, "main.c": "int main(void) { return 0; }"])
        let error = try #require(throws: GuestProjectError.self) { try GuestProject.load(folder: folder) }
        #expect(error.description.contains(sentence), "\(error)")
    }

    @Test("a folder without guest.toml, sources or input is no guest")
    func incomplete() throws {
        let empty = TestFolder.make()
        #expect(throws: GuestProjectError.noProjectFile(folder: empty)) {
            try GuestProject.load(folder: empty)
        }
        let header = "name = \"guest\"\nlanguage = \"c\"\n"
        let noSources = GuestWorkshop.makeFolder(["guest.toml": header])
        #expect(throws: GuestProjectError.noSources(folder: noSources, language: .c)) {
            try GuestProject.load(folder: noSources)
        }
        let noInput = GuestWorkshop.makeFolder([
            "guest.toml": header + "[input]\nfile = \"gone\"\n", "main.c": "int main(void) { return 0; }",
        ])
        let error = try #require(throws: GuestProjectError.self) { try GuestProject.load(folder: noInput) }
        #expect(error.description.hasPrefix(noInput + "/gone cannot be read"))
    }

    @Test("sources and headers are found in the folder and the folders in it")
    func finds() throws {
        let project = try GuestWorkshop.sample("matrix").project
        #expect(project.sources == ["main.cpp", "matrix.cpp"])
        #expect(project.headers == ["matrix.h"])
    }
}
