import TerminalScreen
import Testing

@testable import Workbench

@Suite("The colours of source text")
struct SyntaxScannerTests {
    /// The letters stand for roles: keyword, type, function, string, literal, comment; a dot for anything else.
    private func letters(_ language: SourceLanguage, _ lines: String...) -> [String] {
        var scanner = SyntaxScanner(language)
        let names: [Role: Character] = [
            .sourceKeyword: "k", .sourceType: "t", .sourceFunction: "f", .sourceString: "s",
            .sourceLiteral: "l",
            .sourceComment: "c",
        ]
        return lines.map { line in
            let runs = scanner.scan(line)
            #expect(runs.plain == line)
            return String(runs.flatMap { Array(repeating: names[$0.role] ?? ".", count: $0.text.count) })
        }
    }

    @Test("Swift words, types, calls, strings and comments")
    func swift() {
        #expect(
            letters(.swift, #"let x: Int = f("a\"b") // end"#, "/* a /* b */", "still */ 0x1f")
                == ["kkk....ttt...f.ssssss..cccccc", "cccccccccccc", "cccccccc.llll"])
    }

    @Test("strings between triple quotes go over lines")
    func multiline() {
        #expect(letters(.swift, #"let t = """"#, "if 1", #"""" if"#) == ["kkk.....sss", "ssss", "sss.kk"])
    }

    @Test("C words, directives and characters")
    func c() {
        #expect(
            letters(.c, "#include <a.h>", "int x = 'a'; /* b", "*/ size_t n;")
                == ["kkkkkkkk......", "kkk.....sss..cccc", "cc.tttttt..."])
    }

    @Test("assembly labels, mnemonics and comments")
    func assembly() {
        #expect(letters(.assembly, "loop: addi a0, a0, 1 # on") == ["ffff..kkkk.........l.cccc"])
    }

    @Test(
        "hostile lines come back whole",
        arguments: ["\"", "'", "/*", "#", "@", "0x", "\\", "\"\\", "é→\u{1B}[", ""])
    func hostile(_ line: String) {
        for language in SourceLanguage.allCases {
            var scanner = SyntaxScanner(language)
            let runs = scanner.scan(line)
            #expect(runs.plain == line)
        }
    }
}
