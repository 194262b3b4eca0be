import Execution
import Foundation
import GuestToolchain
import RISCV
import TestSupport
import Testing

@Suite struct BuildTests {
    private static let otherCache = TestFolder.make()

    @Test(
        "a build in another directory gives the same identity", arguments: ["wordcount", "matrix", "panic"])
    func reproducible(_ name: String) throws {
        let sample = try GuestWorkshop.sample(name)
        let copy = TestFolder.make() + "/a somewhat longer name"
        try FileManager.default.copyItem(atPath: sample.project.folder, toPath: copy)
        let project = try GuestProject.load(folder: copy)
        let elsewhere = try GuestWorkshop.build(project, cache: Self.otherCache)
        #expect(elsewhere.identity == sample.program.identity)
    }

    @Test("a second build finds the first")
    func cached() throws {
        let project = try GuestWorkshop.project(c: "int main(void) { return 3; }")
        let first = try GuestBuilder.build(project, into: GuestWorkshop.cache)
        let second = try GuestBuilder.build(project, into: GuestWorkshop.cache)
        #expect(!first.wasCached)
        #expect(second.wasCached)
        #expect(first.elfPath == second.elfPath)
    }

    @Test("a changed source or header is built again", arguments: ["main.c", "value.h"])
    func rebuilt(_ changed: String) throws {
        let folder = GuestWorkshop.makeFolder([
            "guest.toml": "name = \"guest\"\nlanguage = \"c\"\n",
            "main.c": "#include \"value.h\"\nint main(void) { return VALUE; }",
            "value.h": "#define VALUE 3",
        ])
        let project = try GuestProject.load(folder: folder)
        #expect(try GuestWorkshop.run(GuestWorkshop.build(project)).outcome == .halted(exitCode: 3))
        let text = changed == "main.c" ? "int main(void) { return 4; }" : "#define VALUE 4"
        try text.write(toFile: folder + "/" + changed, atomically: true, encoding: .utf8)
        #expect(try GuestWorkshop.run(GuestWorkshop.build(project)).outcome == .halted(exitCode: 4))
    }

    @Test("builds at once in one cache do not disturb each other")
    func concurrent() async throws {
        let cache = TestFolder.make()
        let project = try GuestWorkshop.project(c: "int main(void) { return 5; }")
        let paths = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<2 { group.addTask { try GuestBuilder.build(project, into: cache).elfPath } }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(paths.count == 1)
        let left = try FileManager.default.contentsOfDirectory(atPath: cache)
        #expect(left.count == 3, "runtime sources, runtime and image, not \(left)")
    }

    @Test("a compile error is shown as the compiler wrote it, with a summary of one line")
    func compileError() throws {
        let project = try GuestWorkshop.project(c: "int main(void) {\n    return missing;\n}\n")
        let error = try #require(throws: GuestBuildError.self) {
            try GuestBuilder.build(project, into: GuestWorkshop.cache)
        }
        #expect(
            error.description
                == "guest does not compile: main.c:2:12: use of undeclared identifier 'missing'")
        #expect(error.toolOutput.contains("    2 |     return missing;"))
    }

    @Test("a missing function is named when linking fails")
    func linkError() throws {
        let project = try GuestWorkshop.project(c: "int nowhere(void);\nint main(void) { return nowhere(); }")
        let error = try #require(throws: GuestBuildError.self) {
            try GuestBuilder.build(project, into: GuestWorkshop.cache)
        }
        #expect(error.description.contains("undefined symbol: nowhere"))
    }

    @Test("a warning is kept, also from the cache")
    func warning() throws {
        let project = try GuestWorkshop.project(c: "int main(void) { int unused; return 0; }")
        _ = try GuestBuilder.build(project, into: GuestWorkshop.cache)
        let again = try GuestBuilder.build(project, into: GuestWorkshop.cache)
        #expect(again.warnings.contains("unused variable"))
    }

    @Test("compressed instructions are found after linking, by address, word and symbol")
    func compressed() throws {
        let folder = GuestWorkshop.makeFolder([
            "guest.toml": "name = \"guest\"\nlanguage = \"c\"\n",
            "main.c": "void squeezed(void);\nint main(void) { squeezed(); return 0; }",
            // c.nop and c.ret; the object says that it is rv32im
            "squeezed.S":
                ".text\n.globl squeezed\n.type squeezed, @function\nsqueezed:\n.2byte 0x0001, 0x8082\n"
                + ".size squeezed, 4\n",
        ])
        let error = try #require(throws: GuestBuildError.self) {
            try GuestBuilder.build(GuestProject.load(folder: folder), into: GuestWorkshop.cache)
        }
        #expect(error.description.contains("the word 0x80820001 at 0x002"))
        #expect(error.description.contains("in squeezed is a compressed instruction"))
    }

    @Test("a missing tool is named with how to get it")
    func missingTool() throws {
        #expect(throws: GuestToolError.noSwift(searchPath: "/nonexistent")) {
            try GuestTools.find(searchPath: "/nonexistent")
        }
        let folder = GuestWorkshop.makeFolder(["swiftc": "#!/bin/sh\nexit 1\n"])
        chmod(folder + "/swiftc", 0o755)
        let error = try #require(throws: GuestToolError.self) { try GuestTools.find(searchPath: folder) }
        #expect(error == .missing(tool: "clang", swiftc: folder + "/swiftc"))
        #expect(error.description.contains("https://swift.org/install"))
    }

    @Test("an assembler program in the style of riscv-tests runs unchanged")
    func assembler() throws {
        let folder = GuestWorkshop.makeFolder([
            "guest.toml": "name = \"guest\"\nlanguage = \"c\"\n",
            "test.S": ".text\n.globl main\nmain:\n  li gp, 5\n  mv a0, gp\n  li a7, 93\n  ecall\n",
        ])
        let program = try GuestWorkshop.build(GuestProject.load(folder: folder))
        #expect(try GuestWorkshop.run(program).outcome == .halted(exitCode: 5))
    }
}
