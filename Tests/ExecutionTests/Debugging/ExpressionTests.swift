import RISCV
import TestSupport
import Testing

@testable import Execution

@Suite("Expressions")
struct ExpressionTests {
    /// a0 = 5, sp = 0x1000 with the bytes 0x80 0xff 0x34 0x12, everything else zero.
    struct Fixture: ExpressionContext {
        func register(_ number: UInt8) -> UInt32 {
            switch number {
            case 2: 0x1000
            case 10: 5
            default: 0
            }
        }
        let pc: UInt32 = 0x200010
        let cycle = 42

        func load(_ address: UInt32, width: Int) -> UInt32? {
            let bytes: [UInt8] = [0x80, 0xff, 0x34, 0x12]
            var value: UInt32 = 0
            for index in 0..<width {
                guard address >= 0x1000, Int(address - 0x1000) + index < 4 else { return nil }
                value |= UInt32(bytes[Int(address - 0x1000) + index]) << (8 * UInt32(index))
            }
            return value
        }

        func address(ofSymbol name: String) -> UInt32? {
            ["table": 0x3000, "a0": 0x4000, "main.fib(_:)": 0x5000, "say \"hi\"": 0x6000][name]
        }
    }

    func value(_ text: String) throws -> String {
        try Expression(parsing: text).value(in: Fixture()).description
    }

    func error(_ text: String) -> String {
        do throws(ExpressionError) {
            let value = try Expression(parsing: text).value(in: Fixture())
            return "value \(value)"
        } catch { return error.description }
    }

    @Test(
        "an expression has the value that its documentation promises",
        arguments: [
            ("a0", "5"), ("x10", "5"), ("fp", "0"), ("pc", "2097168"), ("cycle", "42"),
            ("table + 4", "12292"),
            ("0xff", "255"), ("0b101", "5"), ("0o17", "15"), ("1_000", "1000"), ("4294967295", "4294967295"),
            ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("10 - 3 - 2", "5"), ("100 / 7 % 4", "2"),
            ("1 << 4 | 1", "17"), ("6 & 3 ^ 1", "3"), ("a0 & 1 == 1", "1"), ("1 < 2 == 1", "1"),
            ("~0", "4294967295"), ("!a0", "0"), ("!!a0", "1"), ("-1", "-1"), ("0 - 1", "4294967295"),
            ("a0 > -5", "1"), ("a0 < -5", "0"), ("0xffffffff < 1", "0"), ("i32(0xffffffff) < 1", "1"),
            ("u32(-1)", "4294967295"), ("i8(0x1ff)", "-1"), ("u8(0x1ff)", "255"), ("i16(0x8000)", "-32768"),
            ("-8 / 3", "-2"), ("-8 % 3", "-2"), ("-8 >> 1", "-4"), ("0xfffffff8 >> 1", "2147483644"),
            ("i32(0x80000000) / -1", "-2147483648"), ("i32(0x80000000) % -1", "0"),
            ("1 << 33", "2"), ("4294967295 + 1", "0"), ("65536 * 65536", "0"),
            ("a0 == 5 && sp == 0x1000", "1"), ("a0 == 4 || 0", "0"), ("0 && 1 / 0", "0"), ("7 || 1 / 0", "1"),
            ("*u8(sp)", "128"), ("*i8(sp)", "-128"), ("*u16(sp)", "65408"), ("*i16(sp + 1)", "13567"),
            ("*u32(sp)", "305463168"), ("*i32(sp)", "305463168"), ("*sp", "305463168"),
            ("*(sp) + 1", "305463169"),
            ("\"a0\"", "16384"), ("\"main.fib(_:)\"", "20480"), (#""say \"hi\"""#, "24576"), ("+ +a0", "5"),
            ("a0<=5&&a0>=5&&a0!=6", "1"),
        ])
    func values(text: String, expected: String) throws {
        #expect(try value(text) == expected)
    }

    @Test(
        "an error says where and what",
        arguments: [
            ("(a0 + )", "column 7: expected a register, a symbol or a number, found ')'"),
            ("", "column 1: expected a register, a symbol or a number, found the end"),
            ("a0 a1", "column 4: expected an operator or the end, found 'a1'"),
            ("(a0", "column 4: expected an operator or ')', found the end"),
            ("a0 = 5", "column 4: '=' does not belong in an expression"),
            ("a0 ; b", "column 4: ';' does not belong in an expression"),
            ("u8 5", "column 4: expected '(', found the number 5"),
            ("4294967296", "column 1: the number 4294967296 does not fit in 32 bits"),
            ("0x", "column 1: '0x' is not a number; write digits, or 0x, 0o or 0b and digits"),
            ("12ab", "column 1: '12ab' is not a number; write digits, or 0x, 0o or 0b and digits"),
            ("0b2", "column 1: '0b2' is not a number; write digits, or 0x, 0o or 0b and digits"),
            ("\"open", "column 1: the quoted name has no closing quote"),
            ("1 / (a0 - 5)", "column 3: division by zero"), ("1 % 0", "column 3: division by zero"),
            ("*u32(0)", "column 1: no memory is mapped for the 4 bytes at 0x00000000"),
            ("1 + *u8(4)", "column 5: no memory is mapped for the byte at 0x00000004"),
            ("*u32(sp + 1)", "column 1: no memory is mapped for the 4 bytes at 0x00001001"),
            ("nobody", "column 1: no register or symbol is named 'nobody'"),
            ("\u{1b}[2J", "column 1: '\\u{1B}' does not belong in an expression"),
        ])
    func errors(text: String, expected: String) {
        #expect(error(text) == expected)
    }

    @Test(
        "hostile text is refused without a crash",
        arguments: [
            (String(repeating: "(", count: 10_000), "column 1: the expression is longer than 4096 bytes"),
            (String(repeating: "(", count: 4_000), "column 101: the expression nests deeper than 100 levels"),
            (String(repeating: "-", count: 4_000), "column 101: the expression nests deeper than 100 levels"),
            (
                String(repeating: "9", count: 4_000),
                "column 1: the number 99999999999999999999… does not fit in 32 bits"
            ),
        ])
    func hostile(text: String, expected: String) {
        #expect(error(text) == expected)
    }

    @Test("a long chain of operators is evaluated without nesting")
    func chain() throws {
        #expect(try value("1" + String(repeating: "+1", count: 2_000)) == "2001")
    }

    @Test("random text never crashes the parser")
    func random() {
        var generator = SeededRandom(seed: 7)
        let parts = [
            "a0", "(", ")", "*", "u8", "+", "&&", "||", "\"", "\\", "0x", "9", " ", "~", "!", "<", "i32", "é",
        ]
        for _ in 0..<5_000 {
            let count = Int.random(in: 0...12, using: &generator)
            let text = (0..<count).map { _ in parts.randomElement(using: &generator)! }.joined()
            _ = error(text)
        }
    }

    @Test(
        "a symbol's name in quotes means the symbol again",
        arguments: ["fib", "a0", "pc", "main.fib(_:)", "a\"b\\c", ""])
    func quoting(name: String) throws {
        let expression = try Expression(parsing: Expression.quoted(name))
        #expect(expression.code.map(\.operation) == [.symbol(name)])
    }

    @Test("an unknown symbol is answered with names that resemble it")
    func suggestions() throws {
        let symbols = SymbolTable([
            Symbol(name: "fibonacci", address: 0x1000, size: 4, isFunction: true),
            Symbol(name: "main", address: 0x2000, size: 4, isFunction: true),
        ])
        let expression = try Expression(parsing: "1 + fibonaci")
        #expect(
            throws: ExpressionError(column: 5, kind: .unknownName("fibonaci", nearest: ["fibonacci"]))
        ) { try expression.resolved(with: symbols) }
    }
}
