/// One side of an order book: numbers of orders or provers in levels of price, in each the first to come first.
///
/// Levels are numbered from the best price. Entering, leaving and finding the best take the same short time however
/// full the book is: a level is a linked list through two arrays, and two layers of bits tell which levels are not
/// empty.
struct PriceLevels: Sendable {
    static let count = 4096

    private var heads = [Int32](repeating: -1, count: PriceLevels.count)
    private var tails = [Int32](repeating: -1, count: PriceLevels.count)
    /// Of each entry: the next and the previous of its level, and the level, or −1 outside the book.
    private var nexts: [Int32] = []
    private var previous: [Int32] = []
    private var levels: [Int32] = []
    private var bits = [UInt64](repeating: 0, count: PriceLevels.count / 64)
    private var summary: UInt64 = 0
    private(set) var entries = 0

    /// The first entry of the best level.
    var best: Int? { firstLevel(from: 0).map { Int(heads[$0]) } }

    func contains(_ entry: Int) -> Bool { entry < levels.count && levels[entry] >= 0 }
    func level(of entry: Int) -> Int { Int(levels[entry]) }

    /// The entry after this one: of its level, or of the next that is not empty.
    func entry(after entry: Int) -> Int? {
        if nexts[entry] >= 0 { return Int(nexts[entry]) }
        return firstLevel(from: Int(levels[entry]) + 1).map { Int(heads[$0]) }
    }

    mutating func insert(_ entry: Int, level: Int) {
        while levels.count <= entry {
            nexts.append(-1)
            previous.append(-1)
            levels.append(-1)
        }
        precondition(levels[entry] < 0, "an entry is in the book once")
        let tail = tails[level]
        previous[entry] = tail
        nexts[entry] = -1
        levels[entry] = Int32(level)
        if tail >= 0 { nexts[Int(tail)] = Int32(entry) } else { heads[level] = Int32(entry) }
        tails[level] = Int32(entry)
        bits[level / 64] |= 1 << UInt64(level % 64)
        summary |= 1 << UInt64(level / 64)
        entries += 1
    }

    mutating func remove(_ entry: Int) {
        guard contains(entry) else { return }
        let level = Int(levels[entry])
        let (before, after) = (previous[entry], nexts[entry])
        if before >= 0 { nexts[Int(before)] = after } else { heads[level] = after }
        if after >= 0 { previous[Int(after)] = before } else { tails[level] = before }
        levels[entry] = -1
        entries -= 1
        guard heads[level] < 0 else { return }
        bits[level / 64] &= ~(1 << UInt64(level % 64))
        if bits[level / 64] == 0 { summary &= ~(1 << UInt64(level / 64)) }
    }

    private func firstLevel(from level: Int) -> Int? {
        guard level < Self.count else { return nil }
        let word = level / 64
        let here = bits[word] & (~0 << UInt64(level % 64))
        if here != 0 { return word * 64 + here.trailingZeroBitCount }
        let rest = word < 63 ? summary & (~0 << UInt64(word + 1)) : 0
        guard rest != 0 else { return nil }
        let found = rest.trailingZeroBitCount
        return found * 64 + bits[found].trailingZeroBitCount
    }
}
