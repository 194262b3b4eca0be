import Constraints

@testable import Chips

/// What surrounds one row: what its neighbours send it, what the tables offer it, and what it should say.
///
/// A row *passes* if its rules hold and every entry finds its other side. It is *forged* if it passes and yet says
/// something that an honest machine in its place would not.
struct RowSetting: Sendable {
    /// Which tuples find their other side.
    enum Partner: Sendable {
        /// The row may say what it likes, and somebody will hear it.
        case any
        /// Only this tuple.
        case exactly([UInt32])
        /// This tuple, or the same at a time that is not before `now`: what a later access may have sent; or whatever
        /// another register may hold.
        case received([UInt32], now: UInt32)
        /// A word of memory that the boundary opened: this tuple, this word at a time that is not before `now`, or
        /// whatever another word may hold.
        case memory([UInt32], now: UInt32)
        /// A word of the text: this one, or whatever another address may have.
        case text([UInt32])
        /// A state whose address may be in the program.
        case address
        /// A row of one of these.
        case oneOf([[UInt32]])
        case range, bytes, conjunction, sign, power
    }

    /// Which tuples an honest row says.
    enum Honest: Sendable {
        case any
        case exactly([UInt32])
        /// This register or word with this value, at a time in this range.
        case moved([UInt32], times: ClosedRange<UInt32>)
        /// One number in this range.
        case number(ClosedRange<UInt32>)
        /// This address; the rest may be anything.
        case place([UInt32])
        /// An index and two limbs.
        case limbs
    }

    let chip: RowProgram
    /// One for each entry of the chip.
    var partners: [Partner]
    var honest: [Honest]
    /// The machine would fault: no row is honest.
    var isImpossible = false

    private var entries: [BusEntry] { chip.program.entries }

    /// A rule or an entry of the chip: constraints first.
    var itemCount: Int { chip.program.constraints.count + chip.program.entries.count }

    func label(of item: Int) -> String {
        let constraints = chip.program.constraints
        return item < constraints.count ? constraints[item].label : entries[item - constraints.count].label
    }

    /// Whether an item is satisfied by a row with these values of nodes.
    func holds(_ item: Int, _ values: [UInt32]) -> Bool {
        let constraints = chip.program.constraints
        if item < constraints.count { return values[constraints[item].node] == 0 }
        let entry = item - constraints.count
        return Self.finds(partners[entry], entries[entry].tuple, values)
    }

    /// The items that a row with these values does not satisfy.
    func broken(_ values: [UInt32]) -> [Int] {
        (0..<itemCount).filter { !holds($0, values) }
    }

    /// Whether a row that passes says something dishonest, leaving one item out of account.
    func isDishonest(_ values: [UInt32], without removed: Int? = nil) -> Bool {
        if isImpossible { return true }
        let first = chip.program.constraints.count
        return entries.indices.contains {
            first + $0 != removed && !Self.says(honest[$0], entries[$0].tuple, values)
        }
    }

    private static func equals(_ tuple: [Int], _ values: [UInt32], _ expected: [UInt32], count: Int) -> Bool {
        for index in 0..<count where values[tuple[index]] != expected[index] { return false }
        return true
    }

    private static func finds(_ partner: Partner, _ tuple: [Int], _ values: [UInt32]) -> Bool {
        func field(_ index: Int) -> UInt32 { values[tuple[index]] }
        switch partner {
        case .any: return true
        case .exactly(let expected): return equals(tuple, values, expected, count: expected.count)
        case .received(let expected, let now):
            guard field(0) == expected[0] else { return field(0) < 36 }
            return equals(tuple, values, expected, count: 3)
                && (field(3) == expected[3] || isLate(field(3), now))
        case .memory(let expected, let now):
            guard isWord(field(0), field(1)) else { return false }
            guard equals(tuple, values, expected, count: 2) else { return true }
            return equals(tuple, values, expected, count: 4)
                && (field(4) == expected[4] || isLate(field(4), now))
        case .text(let expected):
            guard isWord(field(0), field(1)) else { return false }
            guard equals(tuple, values, expected, count: 2) else { return field(2) | field(3) < 65536 }
            return equals(tuple, values, expected, count: 4)
        case .address: return field(1) % 4 == 0 && field(1) >= 0x1000
        case .oneOf(let rows): return rows.contains { equals(tuple, values, $0, count: $0.count) }
        case .range: return field(0) <= 16 && field(1) < 1 << field(0)
        case .bytes: return field(0) < 256 && field(1) < 256
        case .conjunction: return field(0) < 256 && field(1) < 256 && field(2) == field(0) & field(1)
        case .sign: return field(0) < 256 && field(1) < 256 && field(2) == field(0) >> 7
        case .power:
            return field(0) < 32 && field(1) == field(0) % 16 && field(2) == 1 << field(1)
                && field(3) == 1 << (16 - field(1)) && field(4) == field(0) / 16
        }
    }

    private static func says(_ honest: Honest, _ tuple: [Int], _ values: [UInt32]) -> Bool {
        func field(_ index: Int) -> UInt32 { values[tuple[index]] }
        switch honest {
        case .any: return true
        case .exactly(let expected): return equals(tuple, values, expected, count: expected.count)
        case .moved(let expected, let times):
            return equals(tuple, values, expected, count: expected.count)
                && times.contains(field(tuple.count - 1))
        case .number(let numbers): return numbers.contains(field(0))
        case .place(let expected): return equals(tuple, values, expected, count: expected.count)
        case .limbs: return field(1) < 65536 && field(2) < 65536
        }
    }

    /// A time at which a later access of the same place may have been; times are below 2^28.
    private static func isLate(_ time: UInt32, _ now: UInt32) -> Bool { time >= now && time < 1 << 28 }

    private static func isWord(_ low: UInt32, _ high: UInt32) -> Bool {
        low % 4 == 0 && low < 65536 && high < 32768 && (high << 16 | low) >= 0x1000
    }
}

/// The rows of chips with their settings, as tests meet them.
struct SetRow: Sendable {
    var setting: RowSetting
    var cells: [UInt32]

    /// The labels of the rules and entries that the row does not satisfy.
    var complaints: [String] {
        setting.broken(setting.chip.values(cells)).map(setting.label)
    }

    /// Whether the row passes and is what an honest machine says.
    var isHonest: Bool {
        let values = setting.chip.values(cells)
        return setting.broken(values).isEmpty && !setting.isDishonest(values)
    }
}
