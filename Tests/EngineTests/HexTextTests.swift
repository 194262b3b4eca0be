import RISCV
import Testing

@testable import Engine

struct HexTextTests {
    @Test(
        "digits become bytes; blanks, underscores and a leading 0x do not count",
        arguments: [
            ("0a000000", [10, 0, 0, 0]), ("0xFF", [255]), ("", []),
            ("de_ad be\nef", [0xde, 0xad, 0xbe, 0xef]),
        ] as [(String, [UInt8])])
    func digitsBecomeBytes(_ text: String, _ bytes: [UInt8]) throws {
        #expect(try HexText.bytes(text, what: "text") == bytes)
    }

    @Test(
        "a bad digit is named with its position",
        arguments: [
            ("0g", "position 2, found “g”"), ("abc", "position 4, found the end"), ("٣٣", "position 1"),
        ])
    func badDigitsAreNamed(_ text: String, _ part: String) {
        #expect {
            try HexText.bytes(text, what: "text of --input-hex")
        } throws: { error in
            guard let error = error as? EngineError else { return false }
            return error.description.contains(part) && error.exitCode == .badData
        }
    }
}
