import Execution
import Testing

@testable import Engine

struct TextTests {
    @Test(
        "hostile characters become visible escapes",
        arguments: [
            ("plain ü → ok", "plain ü → ok"), ("\u{1B}]0;title\u{7}", "\\e]0;title\\u{7}"),
            ("a\u{202E}b", "a\\u{202e}b"), ("\u{9B}31m", "\\u{9b}31m"),
            ("zero\u{200B}width", "zero\\u{200b}width"),
            ("a\r\nb", "a\\r\\nb"),
        ])
    func hostileTextIsEscaped(_ text: String, _ shown: String) {
        #expect(text.escaped == shown)
    }

    @Test("guest output that is cut inside a character is shown whole")
    func cutCharactersAreJoined() {
        let bytes = Array("aü→🙂\n".utf8)
        for cut in 0...bytes.count {
            var stream = GuestText.Stream()
            let shown =
                stream.visible(Array(bytes[..<cut])) + stream.visible(Array(bytes[cut...])) + stream.rest()
            #expect(shown == "aü→🙂\n")
        }
    }

    @Test("a number is read as it is shown, and only so", arguments: [0, 999, 1000, 500_127, 16_777_216])
    func groups(_ number: Int) {
        #expect(Int(Grouped.ungrouped(Grouped.text(number))) == number)
        for text in ["1,2", "1,2345", ",100", "1000,000", "1,000,", "a,000", "1,0x0", "0x1,000"] {
            #expect(Grouped.ungrouped(text) == text)
        }
    }

    @Test("bytes that are no text are shown as numbers")
    func strayBytesAreNumbers() {
        #expect(GuestText.visible([0x61, 0xFF, 0xC3, 0x0A, 0x1B]) == "a\\xff\\xc3\n\\e")
    }

    @Test("JSON keeps order, numbers and control characters")
    func jsonIsExact() {
        let value: JSONText = [
            "b": .unsigned(.max), "a": .string("\u{1B}\"\\\n\u{202E}🙂"), "c": [1, true, .null],
        ]
        #expect(value.line == #"{"b":18446744073709551615,"a":"\u001b\"\\\n\u202e🙂","c":[1,true,null]}"#)
    }

    @Test("a fault's report names kind, place and value; exit code is null")
    func faultsAreReported() {
        let fault = Fault(kind: .loadFault, pc: 0x1000, value: 4, cycle: 3)
        let report = RunReport(
            programName: "p", programIdentity: "00", outcome: .fault(fault), cycles: 3,
            publicOutput: [1, 255],
            log: [0x68, 0xFF])
        #expect(
            report.json.line == """
                {"schema":1,"program":{"name":"p","identity":"00"},"outcome":"fault","exitCode":null,"cycles":3,\
                "publicOutput":"01ff","log":"h\u{FFFD}","fault":{"kind":"loadFault","pc":4096,"value":4}}
                """)
        #expect(report.exitCode == .guestFailed)
    }

    @Test(
        "near misses are found and nonsense is not",
        arguments: [
            ("fibonaci", ["fibonacci"]), ("sha265", ["sha256"]), ("fib", ["fibonacci"]), ("zzzzzz", []),
        ] as [(String, [String])])
    func nearMissesAreFound(_ text: String, _ names: [String]) {
        #expect(NearMiss.suggestions(for: text, among: ["fibonacci", "sha256", "queens", "json"]) == names)
    }

    @Test(
        "large numbers are grouped",
        arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567")])
    func numbersAreGrouped(_ number: Int, _ text: String) {
        #expect(Grouped.text(number) == text)
    }
}
