import Algebra

@testable import Chips

/// Forged rows that are built, not searched for: what a dishonest prover would do without a rule where it takes a plan,
/// such as to let a product wrap around the field, and more cells than the search mends at once.
enum DirectedForgeries {
    /// The built rows of a chip.
    static func rows(of chip: String) -> [RowForgery] {
        switch chip {
        case "div": division
        case "mul": multiplication("")
        case "mul-place": multiplication(" in place")
        case "mulh": highWord
        case "store-part": [strayStore, neighbour].compactMap(\.self)
        case "read-public": reading(chip, CallTables.publicWord, insteadOf: "read-private")
        case "read-private": reading(chip, CallTables.privateWord, insteadOf: "read-public")
        case "length": length
        case "refresh-register", "refresh-memory": [earlier(chip)].compactMap(\.self)
        default: []
        }
    }

    // MARK: - Division

    private static let division = [
        // The sign 2^15 makes 2^32 · sign, which |a| gains, into 2^16.
        forgery(
            "the sign of a is a bit", "div a=0 b=1",
            [
                "a.sign": 32768, "quotient[1]": 1, "quotient_sign": 32768, "result_sign": 32768,
                "result_wrap": 1,
            ]),
        forgery(
            "the sign of b is a bit", "rem a=0x10000 b=0",
            [
                "b.sign": 32768, "abs_b.byte[2]": 1, "quotient[0]": 1, "quotient[1]": 0, "remainder[1]": 0,
                "b_is_zero": 0, "quotient_sign": 32768,
            ]),
        // The borrow −2^15 takes 1 from the low limb and gives 2^15 to the high one.
        forgery(
            "the borrow of |b| is a bit", "divu a=5 b=1",
            [
                "b.borrow": -32768, "abs_b.byte[0]": 0, "abs_b.byte[3]": 128, "quotient[0]": 0,
                "remainder[0]": 5, "by_low": 0,
            ]),
        forgery(
            "the quotient is negative if the signs differ and b is not zero", "div a=6 b=3",
            ["quotient_sign": 1, "result_sign": 1, "result_borrow": 1, "result_wrap": 1]),
        // −2 as 2^32 − 2.
        forgery(
            "flipping the sign bit of a signed a leaves a limb", "div a=0xfffffffe b=2",
            [
                "a.sign": 0, "quotient[0]": 65535, "quotient[1]": 32767, "quotient_sign": 0, "result_sign": 0,
                "result_borrow": 0, "result_wrap": 0,
            ]),
        forgery(
            "flipping the sign bit of a signed b leaves a limb", "rem a=4 b=0xfffffffe",
            [
                "b.sign": 0, "b.borrow": 0, "abs_b.byte[0]": 254, "abs_b.byte[1]": 255, "abs_b.byte[2]": 255,
                "abs_b.byte[3]": 255, "quotient[0]": 0, "remainder[0]": 4, "by_low": 0, "quotient_sign": 0,
            ]),
        // 2 · 3 + 0 = a − p: the bytes of 3 are chosen so that 2 · 3 has 2^15 for its upper part.
        forgery(
            "the low bytes of |b| are bytes", "divu a=0x80000005 b=3",
            [
                "abs_b.byte[0]": over(5, 2), "abs_b.byte[1]": over(1, 512), "quotient[0]": 2,
                "quotient[1]": 0, "remainder[0]": 0, "first_byte": 0, "carry_top": 0,
            ]),
        // 2^15 · b + R = a + 2^16 · p.
        forgery(
            "the high bytes of |b| are bytes", "divu a=5 b=0xffff0000",
            ["abs_b.byte[2]": 65535, "abs_b.byte[3]": 0, "quotient[0]": 32768, "remainder[1]": 32767]),
        forgery(
            "the products at weight 2^24 are bytes", "divu a=5 b=0xffff0000",
            ["quotient[0]": 32768, "remainder[1]": 32767]),
        // a / b as elements of the field leaves no remainder.
        forgery(
            "the low limb of the quotient is a limb", "remu a=5 b=3",
            ["quotient[0]": over(5, 3), "remainder[0]": 0]),
        forgery(
            "the high limb of the quotient is a limb", "remu a=5 b=3",
            ["quotient[0]": 21847, "quotient[1]": over(-1, 3), "remainder[0]": 0]),
        // 43690 · b + R = a + 2^8 · p.
        forgery(
            "the upper part of Q[0] times the second byte of |b| is a limb", "divu a=5 b=0x00c00000",
            ["quotient[0]": 43690, "remainder[0]": 65285, "remainder[1]": 127, "first_byte": 1]),
        // 1 − b_is_zero scales the sign: (1 − 2 · sign) · ffff is 4000, and −4 · sign, which stands for the comparison
        // with R = 3 · 2^16, is a limb.
        forgery(
            "whether b is zero is a bit", "div a=0xfffd0000 b=0",
            ["b_is_zero": 1 - scale, "quotient_sign": scale, "result_sign": scale]),
    ]

    private static let scale: Int64 = 536_862_720

    // MARK: - Multiplication

    /// Forgeries of a product that goes to a register of its own, or in place.
    private static func multiplication(_ place: String) -> [RowForgery] {
        [
            // The byte at weight 2^24 may be any if the rest above it may be a fraction.
            forgery(
                "the top bit of the crossed products is a bit", "mul a=0x10000 b=0x100\(place)",
                ["cross_byte": 0, "product[1]": 0, "cross_top": 128]),
            forgery(
                "the top bit of the carry is a bit", "mul a=0 b=0\(place)",
                ["product[1]": 1, "carry_top": -128]),
        ]
    }

    private static let highWord = [
        forgery(
            "the top bit of the crossed products is a bit", "mulhu a=0x10000 b=0x100",
            ["cross_byte": 0, "product[1]": 0, "cross_top": 128]),
        // 1 / 2^16 is 2^15 in the field.
        forgery(
            "the top bit of the carry of the high word is a bit", "mulhu a=0x10000 b=0x10000",
            ["high_word[0]": 0, "low_top": 128]),
        // 1 / 2^8 is 2^23, and that over 2^16 a carry of 2^7.
        forgery(
            "the upper part of a[0] times the high byte of b[0] is a limb", "mulhu a=1 b=0x100",
            ["first_byte": 0, "product[0]": 0, "high_word[0]": 128]),
        // A low limb of −1 sends a carry through a high limb of ffff.
        forgery(
            "the low limb of the product is a limb", "mulhu a=0xffffffff b=1",
            ["product[0]": -1, "product[1]": 0, "high_word[0]": 1]),
    ]

    // MARK: - Stores

    /// The machine faults at 0x80011003. The carry −2^15, which is −1 / 2^16, makes 0x00011004 of it: it adds 1 to the
    /// low part of the address and takes 2^15 from the high one.
    private static let strayStore = forgery(
        "the carry of the address is -1, 0 or 1", "sb a=0x80011003 b=1",
        [
            "carry": -32768, "lane.half": 0, "lane.byte": 0, "memory[0]": 0x1234, "replaced": 0x34,
            "kept": 0x12,
            "change": 1 - 0x34,
        ])

    /// The byte beside the stored one loses 1: what is replaced takes it as 2^8.
    private static var neighbour: RowForgery? {
        guard let (name, row) = honest("store-part", "sb", where: { $0.cell("lane.byte") == 0 }) else {
            return nil
        }
        return forgery(
            "the bytes of the limb are bytes", name,
            [
                "replaced": row.cell("replaced") + 256, "kept": row.cell("kept") - 1,
                "change": row.cell("change") - 256,
            ])
    }

    // MARK: - Calls

    /// Another call than a7 says; and a word that is not at the cursor.
    private static func reading(
        _ chip: String, _ word: (UInt32) -> UInt32, insteadOf other: String
    ) -> [RowForgery] {
        guard let (mine, row) = honest(chip, chip), let asked = RowCase(named: "\(other) #0") else {
            return []
        }
        let next = (UInt32(row.cell("cursor")) + 1) % UInt32(CallTables.words)
        func limbs(_ index: UInt32) -> (low: Int64, high: Int64) {
            (Int64(word(index) & 0xffff), Int64(word(index) >> 16))
        }
        let (first, second) = (limbs(asked.step.cursor), limbs(next))
        return [
            forgery(
                "a7 holds what was last written to it", asked.name,
                ["word[0]": first.low, "word[1]": first.high]),
            forgery(
                "the cursor holds what was last written to it", mine,
                ["cursor": Int64(next), "word[0]": second.low, "word[1]": second.high]),
        ]
    }

    /// A length in place of another call; and the length of the other input.
    private static var length: [RowForgery] {
        let asked = (0..<200).lazy.map { RowCase(.commit, $0) }.first { $0.step.old <= 1 }
        guard let asked, let (mine, row) = honest("length", "length") else { return [] }
        func cells(_ input: Int) -> KeyValuePairs<String, Int64> {
            let length = CallTables.lengths[input]
            return [
                "input": Int64(input), "length[0]": Int64(length & 0xffff), "length[1]": Int64(length >> 16),
            ]
        }
        return [
            forgery("a7 holds what was last written to it", asked.name, cells(Int(asked.step.old))),
            forgery("a0 holds what was last written to it", mine, cells(1 - Int(row.cell("input")))),
        ]
    }

    // MARK: - Refreshes

    /// A refresh to the time 0, by a step below zero.
    private static func earlier(_ chip: String) -> RowForgery? {
        honest(chip, chip, where: { $0.cell("old.time") > 0 }).map { name, row in
            forgery(
                "the low limb of the step is a limb", name,
                ["new.time[0]": 0, "new.time[1]": 0, "step[0]": -1 - row.cell("old.time")])
        }
    }

    // MARK: - Rows

    /// The first honest row of a chip among the numbered cases.
    private static func honest(
        _ chip: String, _ name: String, where isWanted: (SetRow) -> Bool = { _ in true }
    ) -> (name: String, row: SetRow)? {
        (0..<100).lazy.compactMap { number in
            RowCatalogue.row(of: chip, named: "\(name) #\(number)").map { ("\(name) #\(number)", $0) }
        }.first { $0.1.isHonest && isWanted($0.1) }
    }

    private static func forgery(
        _ label: String, _ name: String, _ cells: KeyValuePairs<String, Int64>
    ) -> RowForgery {
        RowForgery(label: label, name: name, cells: cells.map { ($0.key, M31($0.value).value) })
    }

    /// A fraction as an element of the field.
    private static func over(_ numerator: Int64, _ denominator: Int64) -> Int64 {
        guard let inverse = M31(denominator).inverse else { preconditionFailure("no fraction is over zero") }
        return Int64((M31(numerator) * inverse).value)
    }
}

extension SetRow {
    /// A cell by its column's name.
    fileprivate func cell(_ name: String) -> Int64 {
        guard let column = setting.chip.program.column(named: name) else {
            preconditionFailure("\(setting.chip.program.name) has no column \(name)")
        }
        return Int64(cells[column])
    }
}
