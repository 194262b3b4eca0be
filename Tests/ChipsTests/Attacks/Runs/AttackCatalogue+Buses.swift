import Algebra
import Constraints
import RISCV

@testable import Chips

extension AttackCatalogue {
    /// 27, 28, 31: times and places.
    static let times: [Attack] = [
        lie(27, "a register is read as it was before its last writing", "target", .staleRegister(18)),
        lie(27, "an operand is stale", "mul", .staleRegister(7)),
        lie(27, "a word of memory is read as it was before its last writing", "lw", .staleMemory),
        cells(27, "a register was last accessed earlier", "mul", .add("rs1.time", -3)),
        cells(
            27, "a word of memory is read with an old value and its time", "lw", .set("memory[0]", 5),
            .set("memory[1]", 0), .add("memory.time", -1)),

        lie(28, "a word is stale, its access the oldest", "zeroagain", .staleMemory),
        cells(28, "an access comes after the row", "add", .add("rs1.time", 300)),
        cells(28, "an access comes at the time of the row", "sub", .add("rs2.time", 1000)),
        cells(28, "a difference of times wraps", "lw", .set("memory.time", 0x7fff_0000)),
        row(
            28, "a refresh leads back", "refresh-register", 0, .set("new.time[0]", 0), .set("new.time[1]", 0)),
        row(28, "a refresh leads around the field", "refresh-register", 0, .set("new.time[1]", 32767)),
        Attack(
            number: 28, what: "the clock is over its cap",
            forgery: .statement { $0.cycles = PublicCheck.maxCycles + 1 }),

        lie(31, "a base of an access is aliased by p", "sw", .register(8, 0x0030_0000 &+ 0x7fff_ffff)),
        lie(31, "a base of an access wraps", "lw", .register(8, 0xffff_fffc)),
        cells(31, "a carry moves an address to another word", "lw", .add("carry", 1)),
        cells(31, "the parts of an address are exchanged", "sw", .add("a[0]", 65536), .add("a[1]", -1)),
        row(
            31, "a refresh moves an address of memory as a register", "refresh-register", 0,
            .set("index", 0x0030_0000)),
    ]

    /// 29, 30: what the chains begin and end with.
    static let boundaries: [Attack] = [
        lie(
            29, "memory starts with another word than the image", "first",
            .memory(address: 0x0030_0004, word: 77)),
        lie(29, "memory that starts as zero does not", "first", .memory(address: 0x0010_0000, word: 1)),
        row(29, "a word of the image is another", "image", 0, .add("value[0]", 1)),
        row(29, "a word of the image is at another address", "image", 1, .add("address[0]", 4)),
        row(29, "a word is left out of the order", "zeros", 0, .add("word", 1)),
        row(29, "a word is opened at another address", "zeros", 1, .add("address[0]", 4)),
        Attack(
            number: 29, what: "a word is opened twice",
            forgery: .tables { tables in
                guard let index = tables.firstIndex(where: { $0.program.name == "zeros" }) else { return }
                tables.append(tables[index])
            }),

        lie(30, "a word of memory changes before the end", "exit", .memory(address: 0x0030_0000, word: 1)),
        lie(30, "a register changes before it is read for the last time", "exit", .register(10, 1)),
        row(30, "a register ends with another value", "registers", 6, .add("last[0]", 1)),
        row(30, "a word ends with another value", "image", 0, .add("last[0]", 1)),
        row(30, "a register ends at another time", "registers", 6, .add("last.time", 1)),
        Attack(
            number: 30, what: "the final rows are missing",
            forgery: .tables { $0.removeAll { $0.program.name == "registers" } }),
        Attack(
            number: 30, what: "the final rows are doubled",
            forgery: .tables { tables in
                guard let index = tables.firstIndex(where: { $0.program.name == "registers" }) else { return }
                tables.append(tables[index])
            }),
        Attack(
            number: 30, what: "the last final row is missing",
            forgery: .tables { tables in
                guard let index = tables.firstIndex(where: { $0.program.name == "registers" }) else { return }
                tables[index].rowsInUse -= 1
            }),
    ]

    /// 32–36: buses, multiplicities and public tables.
    static let buses: [Attack] = [
        Attack(
            number: 32, what: "a multiplicity is one more",
            forgery: .tables { $0.change("range", "uses.range", row: 65536) { $0 + .one } }, judges: .whole),
        Attack(
            number: 32, what: "a multiplicity is minus one",
            forgery: .tables { $0.change("range", "uses.range", row: 5) { $0 - .one } }, judges: .whole),
        Attack(
            number: 32, what: "a multiplicity is on a padding row",
            forgery: .tables {
                $0.change("program", "uses.program", row: nil) { _ in .one };
                $0.change("program", "uses.program", row: 0) { $0 - .one }
            },
            judges: .whole),

        Attack(
            number: 33, what: "the tables have room for p tuples",
            forgery: .tables { tables in
                guard let index = tables.firstIndex(where: { $0.program.name == "jump" }) else { return }
                // Pieces share their cells until one is changed.
                let tall = Table(program: tables[index].program, logHeight: 20, rowsInUse: 1)
                tables += Array(repeating: tall, count: 800)
            }, judges: .verifier),
        Attack(
            number: 34, what: "a chip puts its words of memory on the bus of the registers",
            forgery: .tables { tables in
                guard let index = tables.firstIndex(where: { $0.program.name == "sw" }),
                    let entry = tables[index].program.entries.firstIndex(where: {
                        $0.bus == MachineBus.memory
                    })
                else { return }
                let old = tables[index]
                tables[index] = Table(
                    program: old.program.removing(entry: entry), logHeight: old.logHeight,
                    rowsInUse: old.rowsInUse, cells: old.cells)
            }),

        Attack(
            number: 35, what: "the table of ranges is dropped",
            forgery: .tables { $0.removeAll { $0.program.name == "range" } }, judges: .whole),
        Attack(
            number: 35, what: "the table of bytes is dropped",
            forgery: .tables { $0.removeAll { $0.program.name == "bytes" } }, judges: .whole),
        Attack(
            number: 35, what: "the program is dropped",
            forgery: .tables { $0.removeAll { $0.program.name == "program" } }, judges: .whole),
        Attack(
            number: 35, what: "the image is dropped",
            forgery: .tables { $0.removeAll { $0.program.name == "image" } }),
        Attack(
            number: 35, what: "the verifier's entry of the halt is omitted",
            forgery: .statement { $0.exitCode = nil }),
        Attack(
            number: 35, what: "the verifier's gaps of memory are omitted",
            forgery: .statement { $0.zeros = [] }),

        lie(
            36, "an instruction is executed that the program does not have", "nothing",
            word(Instruction(.addi, rd: 5, rs1: 6, immediate: 1))),
        row(36, "a row of the program is altered", "program", 3, .add("field[0]", 1)),
        row(36, "a row of the ranges is altered", "range", 9, .add("value", 1 << 20)),
        row(36, "a row of the bytes is altered", "bytes", 256, .set("and", 1)),
        row(36, "a word of the text is altered", "rom", 0, .add("value[0]", 1)),
        row(36, "a word of the public input is altered", "public-input", 0, .add("value[0]", 1)),
        row(36, "a length is altered", "input-lengths", 0, .add("length[0]", 1)),
        Attack(
            number: 36, what: "two rows of the program are exchanged",
            forgery: .tables { tables in
                guard let index = tables.firstIndex(where: { $0.program.name == "program" }) else { return }
                for column in tables[index].program.columns.indices {
                    let first = tables[index][column, 0]
                    tables[index][column, 0] = tables[index][column, 1]
                    tables[index][column, 1] = first
                }
            }),
    ]
}

extension [Table] {
    /// Changes a cell of the first table of a chip; the last row of the table if no row is given.
    fileprivate mutating func change(_ chip: String, _ column: String, row: Int?, _ body: (M31) -> M31) {
        guard let index = firstIndex(where: { $0.program.name == chip }),
            let column = self[index].program.column(named: column)
        else { return }
        let row = row ?? self[index].height - 1
        self[index][column, row] = body(M31(self[index][column, row])).value
    }
}
