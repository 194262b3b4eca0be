import Constraints
import RISCV

@testable import Chips

extension AttackCatalogue {
    /// 14–16, 18: memory accesses and operands.
    static let memory: [Attack] = [
        lie(14, "a byte is loaded without its sign", "lb", .result(.set(0xfd))),
        lie(14, "a byte is loaded from another lane", "lbu", .result(.set(0))),
        lie(14, "a half-word is loaded as a byte", "lh", .result(.set(0xff))),
        cells(14, "a sign is denied", "lb", .set("sign", 0)),
        cells(14, "another byte", "lbu", .set("lane.byte", 0)),
        cells(14, "another half", "lh", .set("lane.half", 0)),
        cells(14, "another width", "lbu", .set("is_half", 1)),

        lie(15, "a byte store changes its neighbour", "sb", .result(.xor(0x01))),
        lie(15, "a half-word store changes its neighbour", "sh", .result(.xor(0x0100))),
        lie(15, "a store is skipped", "sw", .result(.set(0x8181))),
        lie(15, "a store keeps the previous value", "again", .result(.set(5))),
        cells(15, "a byte store stores nothing", "sb", .set("change", 0)),
        cells(15, "the byte beside is another", "sb", .add("kept", 1)),
        cells(15, "the old word is another", "again", .add("memory[0]", 1)),

        lie(
            16, "a load reads a misaligned address", "lw",
            word(Instruction(.lw, rd: 28, rs1: 8, immediate: 2))),
        lie(16, "the base of a load becomes misaligned", "lw", .register(8, 0x0030_0002)),
        lie(16, "a jump goes to a misaligned address", "jalr", .register(5, address(of: "function") + 2)),
        cells(16, "the address of a load is misaligned", "lw", .add("immediate", 2)),
        cells(16, "the base of a store is misaligned", "sw", .add("a[0]", 1)),

        lie(18, "an operand that is read twice is stale", "same", .staleRegister(18)),
        lie(18, "an operand that is read twice changes before", "same", .register(18, 70)),
        cells(18, "the second reading of a register differs", "same", .add("b[0]", 1)),
        cells(18, "the first reading of a register differs", "equal", .add("a[0]", 1)),
    ]

    /// 20, 21, 23–26: the path through the program, the start and the end.
    static let control: [Attack] = [
        lie(20, "an instruction is skipped", "sub", .skip),
        lie(20, "an instruction is repeated", "small", .repeat),
        lie(20, "two instructions are left out", "and", .next(address(of: "equal"))),
        cells(20, "a row comes a cycle later", "sub", .add("cycle", 1)),
        cells(20, "a row comes at another address", "sub", .add("pc", 4)),
        Attack(
            number: 20, what: "two rows are exchanged in time",
            forgery: .tables { tables in
                guard let index = tables.firstIndex(where: { $0.program.name == "slt" }),
                    let cycle = tables[index].program.column(named: "cycle")
                else { return }
                let first = tables[index][cycle, 0]
                tables[index][cycle, 0] = tables[index][cycle, 1]
                tables[index][cycle, 1] = first
            }),

        lie(21, "the machine goes on in data", "sub", .next(0x0030_0000)),
        lie(21, "the machine goes on past the text", "sub", .next(address(of: "return") + 8)),
        lie(21, "the machine goes on at an odd address", "sub", .next(address(of: "and") + 1)),
        lie(
            21, "the machine goes on at an address that wraps", "sub",
            .next(address(of: "and") &+ 0x7fff_ffff)),
        cells(21, "a row is executed at an odd address", "sub", .add("pc", 1)),
        cells(21, "a row is executed in data", "sub", .set("pc", 0x0030_0000)),

        lie(23, "the run ends before it halts", "commit", .cut),
        lie(23, "the run ends after half of it", "late", .cut),
        Attack(
            number: 23, what: "the row that halts is left out",
            forgery: .tables { $0.removeAll { $0.program.name == "exit" } }),

        Attack(
            number: 24, what: "a padding row is put to use",
            forgery: .tables { tables in
                guard let index = tables.firstIndex(where: { isPadded($0) }) else { return }
                tables[index].rowsInUse += 1
            }),
        Attack(
            number: 24, what: "a row in use is made padding",
            forgery: .tables { tables in
                guard let index = tables.firstIndex(where: { $0.program.name == "div" }) else { return }
                tables[index].rowsInUse -= 1
            }),
        cells(
            24, "the machine halts and goes on: the row that halts comes earlier", "exit", .add("cycle", -1)),

        lie(25, "another exit code", "exit", .result(.set(3))),
        lie(25, "another word of output", "commit", .result(.add(1))),
        cells(25, "another exit code", "exit", .add("code[0]", 1)),
        cells(25, "another word of output", "commit", .add("a0[0]", 1)),
        Attack(
            number: 25, what: "the statement has another exit code",
            forgery: .statement { $0.exitCode = 1 }),
        Attack(
            number: 25, what: "the statement has more output",
            forgery: .statement { $0.publicOutput += [0, 0, 0, 0] }),
        Attack(
            number: 25, what: "the statement has no output", forgery: .statement { $0.publicOutput = [] }),

        lie(26, "a call is another than a7 says", "commit", .form(.readPublic)),
        lie(26, "a call ends the run though a7 does not say so", "commit", .form(.exit)),
        lie(26, "a call is made where the program has none", "nothing", .form(.exit)),
        lie(26, "a7 changes before a call", "read", .register(17, 1025)),
        lie(26, "the argument of a call is another", "commit", .register(10, 99)),
        lie(26, "a read yields another word", "private", .result(.add(1))),
        lie(26, "a length is another", "length", .result(.set(99))),
        cells(26, "a cursor is another", "private", .add("cursor", 1)),
        cells(26, "a word of input is another", "read", .add("word[0]", 1)),
        cells(26, "the number of a call is read at another time", "commit", .add("a7.time", -3)),
    ]

    /// 22: who starts.
    static let identity: [Attack] = [
        lie(22, "the first pc is not the entry", "first", .pc(address(of: "add"))),
        lie(22, "a register is chosen at the start and read", "first", .register(31, 1)),
        cells(22, "a register is read that nobody wrote, as another word", "overflow", .set("b[0]", 1)),
        Attack(
            number: 22, what: "the statement has another entry",
            forgery: .statement { $0.entry += 4 }),
        row(22, "a boundary row is about another register", "registers", 2, .set("index", 3)),
    ]

    private static func isPadded(_ table: Table) -> Bool {
        table.rowsInUse < table.height && table.program.entries.contains { $0.bus == MachineBus.state }
    }
}
