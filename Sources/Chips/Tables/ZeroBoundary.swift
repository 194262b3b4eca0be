import Constraints

/// Opens and closes the chains of words that start as zero, in ascending order.
///
/// The statement sends the first word of every gap between text and image on the order bus, and receives the gap's
/// end; each row receives its own word's number and sends a greater one. So no word is opened twice, and none in
/// the text, in the image or outside memory at all. The first word of each gap always has a row.
struct ZeroBoundary: TableChip {
    struct Record: Sendable, Hashable {
        /// Numbers of words: byte address / 4.
        let word: UInt32
        /// The next row's word, or the end of the gap.
        let next: UInt32
        let lifetime: Lifetime
    }

    let program: ConstraintProgram
    private let word: Expression
    private let low: Expression
    private let step: Word
    private let firstTime: Expression
    private let last: Word
    private let lastTime: Expression

    init() {
        let chip = ChipRecorder(
            name: "zeros", summary: "The first and the last value of each touched word that starts as zero.")
        word = chip.column("word")
        low = chip.column("address[0]")
        step = chip.word("step")
        firstTime = chip.column("first.time")
        last = chip.word("last")
        lastTime = chip.column("last.time")
        let lowWord = low.shiftedRight(by: 2)
        let high = chip.derive("address[1]", (word - lowWord).shiftedRight(by: 14))
        chip.range("the low part of the address is a multiple of 4 below 2^16", 14, lowWord)
        chip.range("the high part of the address is below 2^15", 15, high)
        chip.receive("this word comes when its predecessor says", from: MachineBus.order, [word])
        chip.send(
            "the next word comes after this one", to: MachineBus.order,
            [word + 1 + step.low + 65536 * step.high])
        chip.range("the low limb of the step is a limb", 16, step.low)
        chip.range("the high limb of the step is below 2^13", 13, step.high)
        chip.send(
            "the word starts as zero", to: MachineBus.memory,
            [low, high] + chip.zero.limbs + [firstTime])
        chip.receive(
            "the word ends as it was last written", from: MachineBus.memory,
            [low, high] + last.limbs + [lastTime])
        program = chip.finish()
    }

    func fill(_ record: Record, _ row: Row) {
        row[word] = record.word
        row[low] = record.word << 2 & 0xffff
        row[step] = record.next &- record.word &- 1
        row[firstTime] = record.lifetime.firstTime
        row[last] = record.lifetime.finalValue
        row[lastTime] = record.lifetime.lastTime
    }

    /// The rows of the touched words in the gaps, both ascending; `touched` may have words of other kinds among
    /// its own, which are passed over.
    func records(in gaps: [Range<UInt32>], touched: [TouchedWord]) -> [Record] {
        var records: [Record] = []
        var next = 0
        for gap in gaps where !gap.isEmpty {
            while next < touched.count, touched[next].address < gap.lowerBound { next += 1 }
            var open = TouchedWord(address: gap.lowerBound, lifetime: Lifetime())
            while next < touched.count, touched[next].address < gap.upperBound {
                let word = touched[next]
                next += 1
                if word.address > open.address { records.append(Self.record(open, until: word.address)) }
                open = word
            }
            records.append(Self.record(open, until: gap.upperBound))
        }
        return records
    }

    private static func record(_ open: TouchedWord, until next: UInt32) -> Record {
        Record(word: open.address >> 2, next: next >> 2, lifetime: open.lifetime)
    }
}
