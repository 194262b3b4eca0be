import Execution
import Foundation
import GuestToolchain
import TestSupport
import Testing

@Suite struct TemplateTests {
    @Test("a new guest builds and runs as its guest.toml says", arguments: GuestLanguage.allCases)
    func runs(_ language: GuestLanguage) throws {
        let folder = TestFolder.make() + "/first-try"
        let files = try GuestTemplate.create(name: "first-try", language: language, at: folder)
        #expect(files.count == 4)
        let project = try GuestProject.load(folder: folder)
        #expect(project.language == language)
        let run = try GuestWorkshop.run(GuestWorkshop.build(project), input: project.input)
        #expect(run.outcome == .halted(exitCode: 0))
        #expect(run.output == project.expectedOutput)
        #expect(run.log == "12 bytes sum to 1128\n")
    }

    @Test("a folder that exists is left alone")
    func neverOverwrites() throws {
        let folder = GuestWorkshop.makeFolder(["guest.toml": "mine"])
        #expect(throws: GuestTemplateError.exists(folder: folder)) {
            try GuestTemplate.create(name: "guest", language: .c, at: folder)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["guest.toml"])
    }

    @Test("a name that is no name is refused", arguments: ["", "1st", "a b", "../up", "-x", "a/b", "é"])
    func names(_ name: String) {
        #expect(throws: GuestTemplateError.badName(name)) {
            try GuestTemplate.create(name: name, language: .c, at: "/nonexistent/folder")
        }
    }
}
