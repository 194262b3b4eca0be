import Testing

@testable import Engine

struct DebugCommandTests {
    @Test(
        "commands are understood by name, alias and unique beginning",
        arguments: [
            ("step", .move(.line(.forward), count: 1)), ("s 5", .move(.line(.forward), count: 5)),
            ("reverse-s 0x10", .move(.line(.backward), count: 16)),
            ("si", .move(.instruction(.forward), count: 1)),
            ("goto 100", .goTo(.step(100))), ("goto +5", .goTo(.offset(5))), ("goto -5", .goTo(.offset(-5))),
            ("goto 50%", .goTo(.percent(50))), ("g 'start here", .goToBookmark("start here")),
            ("break main.c:12 if a0 > 3", .addBreakpoint("main.c:12 if a0 > 3")),
            ("print a0", .evaluate("a0", .hexadecimal)), ("p/d a0 + 1", .evaluate("a0 + 1", .signed)),
            ("x/8xw sp", .examine("sp", count: 8, .hexadecimal, width: 4)),
            ("x sp", .examine("sp", count: 1, .hexadecimal, width: 4)),
            ("x/3c 0x2000", .examine("0x2000", count: 3, .character, width: 1)),
            ("edit a0 = 5", .edit(target: "a0", value: "5")), ("info b", .showInformation(.breakpoints)),
            ("delete 1, 2", .delete([1, 2])), ("delete", .delete([])),
            ("ignore 1 10", .setIgnoreCount(1, 10)),
            ("condition 2 a0 == 1", .setCondition(2, "a0 == 1")), ("condition 2", .setCondition(2, nil)),
            ("watch *u32(sp)", .addWatchpoint("*u32(sp)", .change)), ("who a0", .whoWrote("a0", .backward)),
            ("  quit  ", .quit), ("help step", .help("step")),
        ] as [(String, DebugCommand)])
    func commandsAreUnderstood(_ line: String, _ command: DebugCommand) throws {
        #expect(try DebugCommand.parse(line) == command)
    }

    @Test("empty lines and comments are no commands", arguments: ["", "   ", "# a comment"])
    func commentsAreSkipped(_ line: String) throws {
        #expect(try DebugCommand.parse(line) == nil)
    }

    @Test(
        "what is wrong is said with the usage or a suggestion",
        arguments: [
            ("stpe", "did you mean step"), ("step x", "usage: step [COUNT]"), ("step 0", "at least 1"),
            ("goto", "missing"), ("goto 101%", "0…100"), ("edit a0", "“=” is missing"),
            ("quit now", "nothing may follow"), ("reverse", "may mean"), ("x/9999999w sp", "1…4096"),
            ("print/q 1", "no format"), ("/x", "no command"), ("info x", "no list"),
            ("goto 99999999999999999999", "a step number"),
        ])
    func mistakesAreExplained(_ line: String, _ part: String) {
        #expect {
            try DebugCommand.parse(line)
        } throws: { error in
            guard let error = error as? EngineError else { return false }
            return error.description.contains(part) && error.exitCode == .badData
        }
    }

    @Test("no name or alias stands for two commands")
    func namesAreUnique() {
        let names = DebugCommandTable.rows.flatMap { [$0.name] + $0.aliases }
        #expect(Set(names).count == names.count)
    }

    @Test("every row's name finds its row", arguments: DebugCommandTable.rows.map(\.name))
    func everyNameFindsItsRow(_ name: String) throws {
        #expect(try DebugCommandTable.row(named: name).name == name)
    }
}
