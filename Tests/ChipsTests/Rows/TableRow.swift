import Constraints
import TestSupport

@testable import Chips

/// Rows of the chips beside the instructions' whose cells a prover chooses, with what surrounds them.
enum TableRow {
    /// The chips that have such rows.
    static let chips = ["refresh-register", "refresh-memory", "zeros", "private-input"]

    /// A row of a chip, corners more often than others.
    static func row(of chip: String, _ number: Int) -> SetRow? {
        var random = SeededRandom(seed: UInt64(number))
        switch chip {
        case "refresh-register": return register(&random)
        case "refresh-memory": return memory(&random)
        case "zeros": return zero(&random)
        case "private-input": return input(&random)
        default: return nil
        }
    }

    private static let times: [UInt32] = [0, 1, 255, 256, 65535, 65536, 65537, (1 << 28) - 2]

    private static func refresh(_ address: UInt32, _ random: inout SeededRandom) -> Refresh {
        let old = times.randomElement(using: &random)!
        let gap = [1, 2, 256, 65536, 65537 as UInt32].randomElement(using: &random)!
        return Refresh(
            address: address, value: .random(in: 0 ... .max, using: &random), oldTime: old,
            newTime: min((1 << 28) - 1, old + gap))
    }

    private static func register(_ random: inout SeededRandom) -> SetRow {
        let refresh = refresh(.random(in: 0...35, using: &random), &random)
        let cells = cells(ChipCatalogue.registerRefresh, refresh)
        return moved("refresh-register", [refresh.address] + limbs(refresh.value), refresh, cells)
    }

    private static func memory(_ random: inout SeededRandom) -> SetRow {
        let refresh = refresh(4 * .random(in: 0x400...0x1fff_ffff, using: &random), &random)
        let cells = cells(ChipCatalogue.memoryRefresh, refresh)
        return moved("refresh-memory", limbs(refresh.address) + limbs(refresh.value), refresh, cells)
    }

    /// A row that receives a tuple and may send the same with any later time.
    private static func moved(
        _ chip: String, _ tuple: [UInt32], _ refresh: Refresh, _ cells: [UInt32]
    ) -> SetRow {
        let later = refresh.oldTime + 1...(1 << 28) - 1
        return row(chip, cells) { entry in
            switch entry.bus {
            case MachineBus.register, MachineBus.memory:
                entry.direction == .receive
                    ? (.exactly(tuple + [refresh.oldTime]), .any) : (.any, .moved(tuple, times: later))
            default: (RowSetting.Partner(lookupIn: entry.bus), .any)
            }
        }
    }

    private static func zero(_ random: inout SeededRandom) -> SetRow {
        let word = [
            0x400, 0x3fff, 0x4000, 0x1fff_fffe, UInt32.random(in: 0x400...0x1fff_fffe, using: &random),
        ]
        .randomElement(using: &random)!
        let next = [word + 1, 0x2000_0000, .random(in: word + 1...0x2000_0000, using: &random)]
            .randomElement(using: &random)!
        let lifetime = Lifetime(
            firstTime: 7, finalValue: .random(in: 0 ... .max, using: &random), lastTime: 99)
        let record = ZeroBoundary.Record(word: word, next: next, lifetime: lifetime)
        return row("zeros", cells(ChipCatalogue.zeros, record)) { entry in
            switch entry.bus {
            case MachineBus.order:
                entry.direction == .receive
                    ? (.exactly([word]), .any) : (.any, .number(word + 1...0x3fff_ffff))
            case MachineBus.memory:
                entry.direction == .receive
                    ? (.any, .any) : (.any, .place(limbs(word << 2) + [0, 0]))
            default: (RowSetting.Partner(lookupIn: entry.bus), .any)
            }
        }
    }

    private static func input(_ random: inout SeededRandom) -> SetRow {
        let word = InputWord(index: 3, value: .random(in: 0 ... .max, using: &random))
        return row("private-input", cells(ChipCatalogue.privateInput, word)) { entry in
            entry.isOffer ? (.any, .limbs) : (RowSetting.Partner(lookupIn: entry.bus), .any)
        }
    }

    private static func row(
        _ name: String, _ cells: [UInt32],
        _ side: (BusEntry) -> (partner: RowSetting.Partner, honest: RowSetting.Honest)
    ) -> SetRow {
        let chip = RowProgram.all[name]!
        let sides = chip.program.entries.map(side)
        return SetRow(
            setting: RowSetting(chip: chip, partners: sides.map(\.partner), honest: sides.map(\.honest)),
            cells: cells)
    }

    private static func cells<Chip: TableChip>(_ chip: Chip, _ record: Chip.Record) -> [UInt32] {
        chip.table([record])?.row(0) ?? []
    }

    private static func limbs(_ word: UInt32) -> [UInt32] { [word & 0xffff, word >> 16] }
}

/// All rows on which forgeries are tried, by the name of the chip and of the case.
enum RowCatalogue {
    /// The chips whose rules are tried row by row: all that have cells of the prover's choice and rules about them.
    static let chips = Form.allCases.map(\.name) + TableRow.chips

    /// A row by the name of its case: `add #17`.
    static func row(of chip: String, named name: String) -> SetRow? {
        if TableRow.chips.contains(chip) {
            return name.split(separator: "#").last.flatMap { Int($0) }.flatMap { TableRow.row(of: chip, $0) }
        }
        return RowCase(named: name)?.rows.first { $0.setting.chip.program.name == chip }
    }

    /// Cases that are looked at beside those with random operands: where the chip leaves a choice.
    static func corners(of chip: String) -> [(name: String, row: SetRow)] {
        guard chip == "div" else { return [] }
        let cases = ["divu a=5 b=0", "divu a=0xffffffff b=1"].compactMap(RowCase.init(named:))
        return cases.flatMap { instance in instance.rows.map { (instance.name, $0) } }
    }

    /// Rows of a chip: the first `count` cases that have one, of every operation in turn.
    static func rows(of chip: String, count: Int) -> [(name: String, row: SetRow)] {
        if TableRow.chips.contains(chip) {
            return (0..<count).compactMap { number in
                TableRow.row(of: chip, number).map { ("\(chip) #\(number)", $0) }
            }
        }
        var found: [(name: String, row: SetRow)] = []
        var number = 0
        while found.count < count, number < 40 * count {
            for instance in cases(number) where instance.forms.contains(where: { $0.form.form.name == chip })
            {
                guard let row = instance.rows.first(where: { $0.setting.chip.program.name == chip }) else {
                    continue
                }
                found.append((instance.name, row))
            }
            number += 1
        }
        return found
    }

    private static func cases(_ number: Int) -> [RowCase] {
        RowCase.opcodes.map { RowCase($0, number) } + RowCase.calls.map { RowCase($0, number) }
    }
}
