import RISCV
import Testing

@testable import Execution

@Suite("Text of breakpoints and watchpoints")
struct StopPointTextTests {
    @Test(
        "a breakpoint's text is read and written the same",
        arguments: [
            "main.c:12 if a0 == 5", "0x00200010", "fib", "op:mul", "op:load", "cycle:500",
            "fib if a0 > 3 after 10",
            "fib after 2 off", "src/main.swift:7 off", "\"main.fib(n:)\" if pc", "\"my file.c\":3",
            "cycle:0 if a0",
            "\"a0\"",
        ])
    func breakpoints(text: String) throws {
        #expect(try BreakpointRequest(parsing: text).description == text)
    }

    @Test(
        "other spellings of a breakpoint are understood",
        arguments: [
            ("*0x200010", "0x00200010"), ("0x20_0010", "0x00200010"), ("op:MUL", "op:mul"),
            ("  fib   if   a0>3   after   10 ", "fib if a0>3 after 10"), ("fib if(a0)", "fib if (a0)"),
            ("cycle:1_000", "cycle:1000"), ("main.fib(n:)", "\"main.fib(n:)\""),
            ("\"a if b\" if a0", "\"a if b\" if a0"),
        ])
    func spellings(text: String, expected: String) throws {
        #expect(try BreakpointRequest(parsing: text).description == expected)
    }

    @Test(
        "a bad breakpoint is refused with a sentence",
        arguments: [
            ("", "a place is missing: a function, FILE:LINE, 0xADDRESS, op:NAME or cycle:N"),
            ("12", "'12' is no place; write FILE:12 for a line, cycle:12 for a cycle, or an address with 0x"),
            ("0x123456789", "'0x123456789' is not a number that fits here"),
            ("main.c:0", "'0' is not a number that fits here"),
            ("main.c:99999999999999999999", "'99999999999999999999' is not a number that fits here"),
            (
                "op:mull",
                "no instruction or class of instructions is called 'mull'; did you mean 'mul' or 'mulh'?"
            ),
            ("cycle:-3", "'-3' is not a number that fits here"),
            ("fib after -1", "'-1' is not a number that fits here"),
            (
                "fib if",
                "in the condition, column 1: expected a register, a symbol or a number, found the end"
            ),
            (
                "fib if a0 >",
                "in the condition, column 5: expected a register, a symbol or a number, found the end"
            ),
        ])
    func badBreakpoints(text: String, expected: String) {
        #expect(
            sentence { () throws(StopPointError) in _ = try BreakpointRequest(parsing: text) } == expected)
    }

    @Test(
        "a watchpoint's text is read, and written in full",
        arguments: [
            ("watch a0", "watch a0 change"), ("x10 read", "watch a0 read"),
            ("counter", "watch counter change"),
            ("watch *u32(0x3000) write", "watch (0x3000):4 write"), ("*i8(sp+8)", "watch (sp+8):1 change"),
            ("*sp", "watch sp:4 change"),
            ("0x3000:64 read if a0 == 1 off", "watch 0x3000:64 read if a0 == 1 off"),
            ("\"a0\" write", "watch \"a0\" write"), ("**a0", "watch *a0:4 change"),
        ])
    func watchpoints(text: String, expected: String) throws {
        let request = try WatchpointRequest(parsing: text)
        #expect(request.description == expected)
        #expect(try WatchpointRequest(parsing: expected).description == expected)
    }

    @Test(
        "a bad watchpoint is refused with a sentence",
        arguments: [
            ("watch", "a target is missing: a register, *u32(ADDRESS), ADDRESS:COUNT or a symbol"),
            (
                "a0 + 1",
                "'a0 + 1' cannot be watched; name a register, *u32(ADDRESS), ADDRESS:COUNT or a symbol"
            ),
            ("0x3000:0", "a watched range has 1 to 1048576 bytes, not 0"),
            ("0x3000:9999999", "a watched range has 1 to 1048576 bytes, not 9999999"),
            ("*u32(", "in the target, column 6: expected a register, a symbol or a number, found the end"),
        ])
    func badWatchpoints(text: String, expected: String) {
        #expect(
            sentence { () throws(StopPointError) in _ = try WatchpointRequest(parsing: text) } == expected)
    }

    @Test("every name of an operation can be broken at", arguments: OperationSet.names)
    func operations(name: String) throws {
        #expect(try BreakpointRequest(parsing: "op:" + name).description == "op:" + name)
    }
}

/// The description of what the body throws; empty when it throws nothing.
func sentence<Failure: Error>(_ body: () throws(Failure) -> Void) -> String {
    do throws(Failure) { try body() } catch { return "\(error)" }
    return ""
}
