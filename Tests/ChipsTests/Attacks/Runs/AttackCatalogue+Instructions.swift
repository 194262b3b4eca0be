import RISCV

@testable import Chips

extension AttackCatalogue {
    /// 1–10, 17, 19: what instructions compute.
    static let arithmetic: [Attack] = [
        lie(1, "a hint is proved as an addition that writes x0", "hint", .form(.addConstant)),
        lie(1, "a hint is proved as a small addition that writes x0", "hint", .form(.addSmall)),
        lie(1, "a hint is proved as a constant that is written to x0", "hint", .form(.set)),
        lie(1, "x0 receives a sum", "add", word(Instruction(.add, rd: 0, rs1: 6, rs2: 7))),
        cells(1, "the destination of a sum becomes x0", "add", .set("rd", 0)),
        cells(1, "a discarded load goes to x0", "discard", .set("rd", 0)),
        cells(1, "a loaded word goes to x0", "lw", .set("rd", 0)),

        lie(2, "a sum is off by one", "add", .result(.add(1))),
        lie(2, "a difference is off by one", "sub", .result(.add(.max))),
        lie(2, "a bitwise and is another word", "and", .result(.set(0xdead_beef))),
        lie(2, "a sum with a constant is off by 2^16", "small", .result(.add(0x10000))),
        lie(2, "a product is off by one", "mul", .result(.add(1))),
        cells(2, "the low limb of a sum is one more", "add", .add("sum[0]", 1)),
        cells(2, "the high limb of a difference is one less", "sub", .add("difference[1]", -1)),
        cells(2, "the and of two bytes is another byte", "and", .add("and.low[0]", 1)),

        lie(3, "a less with opposite signs is denied", "slt", .result(.xor(1))),
        lie(3, "a word is less than itself", "equal", .result(.xor(1))),
        lie(3, "an unsigned less is claimed against the signs", "sltu", .result(.xor(1))),
        cells(3, "the bit of a less is flipped", "slt", .set("less", 0)),
        cells(3, "the bit of equal words is flipped", "equal", .set("less", 1)),
        cells(
            3, "the low limbs decide though the high ones differ", "sltu", .set("by_low", 1), .set("less", 1)),
        cells(3, "the sign of an operand is flipped", "slt", .set("a.sign", 0), .set("less", 0)),

        lie(4, "a shift by 61 shifts by 32 and more", "shift", .result(.set(0))),
        lie(4, "a shift by 29 shifts by 28", "shift", .result(.set(0x5000_0000))),
        lie(4, "an arithmetic shift fills with zeros", "arithmetic", .result(.set(0x0fff_ffff))),
        cells(
            4, "the amount is not the low bits of the register", "shift", .set("amount", 28),
            .set("shift", 12),
            .set("power", 4096), .set("rest_power", 16), .set("split[0]", 0)),
        cells(4, "a limb is split elsewhere", "shift", .add("split[0]", 1)),
        cells(4, "bits that cross the limbs are lost", "left", .add("crossing[0]", 1)),
        cells(4, "a shift is by 32 and more", "shift", .set("amount", 61)),

        lie(5, "INT_MIN squared is unsigned", "mulh", .result(.set(0xc000_0000))),
        lie(5, "the product of -1 and 2^32 - 1 has the sign of mulhu", "mulhsu", .result(.set(0xffff_fffc))),
        cells(5, "the sign of the first factor is denied", "mulhsu", .set("a.sign", 0)),
        cells(5, "the sign of the second factor is denied", "mulh", .set("b.sign", 0)),
        cells(5, "signedness is another than the program's", "mulh", .set("signed[1]", 0)),

        lie(6, "a quotient is one less", "div", .result(.add(.max))),
        lie(6, "a quotient is one more", "div", .result(.add(1))),
        lie(6, "a remainder has the wrong sign", "rem", .result(.set(4))),
        cells(6, "(q - 1, r + d)", "div", .add("quotient[0]", -1), .add("remainder[0]", 5)),
        cells(6, "(q + 1, r - d)", "div", .add("quotient[0]", 1), .add("remainder[0]", -5)),
        cells(6, "the sign of the dividend is denied", "rem", .set("a.sign", 0), .set("result_sign", 0)),

        lie(7, "a quotient by zero is zero", "byzero", .result(.set(0))),
        lie(7, "a remainder by zero is zero", "remzero", .result(.set(0))),
        cells(7, "zero is not admitted as divisor", "byzero", .set("b_is_zero", 0)),
        cells(7, "the quotient by zero is zero", "byzero", .set("quotient[0]", 0), .set("quotient[1]", 0)),

        lie(8, "INT_MIN / -1 is INT_MAX", "wrap", .result(.set(0x7fff_ffff))),
        lie(8, "the remainder of INT_MIN / -1 is -1", "wraprem", .result(.set(.max))),
        cells(8, "INT_MIN / -1 is negative", "wrap", .set("quotient_sign", 1), .set("result_sign", 1)),

        cells(9, "a limb is 2^16 too large", "add", .add("sum[0]", 65536), .add("sum[1]", -1)),
        cells(9, "a carry is two", "add", .add("sum[0]", -131072)),
        cells(9, "a limb is p - 1", "add", .set("sum[1]", -1)),
        cells(9, "a selector of halves is two", "lb", .set("lane.half", 2)),
        cells(9, "a carry of an address is two", "lw", .set("carry", 2)),

        lie(
            10, "a register holds v + p where v was written", "jalr",
            .register(5, address(of: "function") &+ 0x7fff_ffff)),
        cells(10, "an address is written as v + p in limbs", "jalr", .add("a[0]", -1), .add("a[1]", 32768)),

        lie(
            17, "another operation on the same operands", "add",
            word(Instruction(.sub, rd: 5, rs1: 6, rs2: 7))),
        lie(17, "the chip of another operation proves it", "add", .form(.subtract)),
        lie(17, "an addition is proved as a multiplication", "add", .form(.multiply)),
        lie(17, "a load of text is proved by memory", "text", .form(.loadWord)),
        lie(17, "a load of memory is proved by text", "lw", .form(.loadTextWord)),
        lie(17, "a sum with a carry is proved without", "small", .form(.addSmallInPlace)),
        Attack(
            number: 17, what: "one address is executed by two rows",
            forgery: .tables { tables in
                guard let index = tables.firstIndex(where: { $0.program.name == "add" }) else { return }
                tables.append(tables[index])
            }),
        Attack(
            number: 17, what: "an address is executed by no row",
            forgery: .tables { $0.removeAll { $0.program.name == "sub" } }),

        lie(19, "a fence is proved as an addition", "fence", .form(.addConstant)),
        lie(19, "a register changes at a fence", "nothing", .register(6, 6)),
        lie(19, "a hint writes its register", "hint", word(Instruction(.addi, rd: 6, rs1: 6, immediate: 1))),
        cells(19, "a fence goes on elsewhere", "fence", .add("next", 4)),
    ]

    /// 11–13: links, targets, immediates.
    static let jumps: [Attack] = [
        lie(11, "a link is pc + 8", "jalr", .result(.add(4))),
        lie(11, "a jump keeps bit 0", "jalr", .next(address(of: "function") + 1)),
        lie(11, "a return goes elsewhere", "return", .result(.add(4))),
        cells(11, "bit 0 of a target is taken where there is none", "jalr", .set("bit0", 1)),
        cells(11, "a link is another word", "jalr", .add("value[0]", 4)),
        cells(11, "a target's limbs are aliased", "return", .add("a[0]", -65536), .add("a[1]", 1)),

        lie(12, "a branch that is taken is not", "taken", .result(.xor(1))),
        lie(12, "a branch that is not taken is", "other", .result(.xor(1))),
        lie(12, "a branch on a less that does not hold is taken", "target", .result(.xor(1))),
        lie(12, "a target is off by 4", "taken", .next(address(of: "target") + 4)),
        cells(12, "a target is off by 4", "taken", .add("next", 4)),
        cells(12, "an inverse is none", "taken", .add("inverse", 1)),

        lie(13, "another immediate", "small", word(Instruction(.addi, rd: 28, rs1: 6, immediate: 2))),
        lie(13, "another first register", "add", word(Instruction(.add, rd: 5, rs1: 8, rs2: 7))),
        lie(13, "another destination", "add", word(Instruction(.add, rd: 9, rs1: 6, rs2: 7))),
        cells(13, "another immediate", "small", .add("immediate", 1)),
        cells(13, "another first register", "add", .add("rs1", 1)),
        cells(13, "another destination", "sub", .add("rd", 1)),
    ]

    static func address(of label: String) -> UInt32 {
        guard let symbol = AttackedProgram.program.symbols.symbol(named: label) else {
            preconditionFailure("the attacked program has no label \(label)")
        }
        return symbol.address
    }
}
