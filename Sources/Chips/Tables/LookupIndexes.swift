import Constraints
import Execution

/// Where each tuple that a chip may look up is offered.
public enum LookupIndexes {
    /// The index of every lookup bus but the public output, whose other side the statement has.
    public static func all(program: DecodedProgram, input: GuestInput) -> [Bus: any LookupIndex] {
        let lengths = LengthTable.records(
            publicBytes: input.publicBytes.count, privateBytes: input.privateBytes.count)
        return [
            MachineBus.program: ProgramIndex(program: program),
            MachineBus.rom: RomIndex(program: program),
            MachineBus.range: RangeIndex(),
            MachineBus.bytes: ByteIndex(third: .none),
            MachineBus.and: ByteIndex(third: .conjunction),
            MachineBus.sign: ByteIndex(third: .sign),
            MachineBus.power: PowerIndex(),
            MachineBus.publicInput: WordIndex(words: InputWord.words(of: input.publicBytes).map(\.value)),
            MachineBus.privateInput: WordIndex(words: InputWord.words(of: input.privateBytes).map(\.value)),
            MachineBus.lengths: WordIndex(words: lengths.map(\.length)),
        ]
    }
}

/// Rows of the range table: 2^width + value.
struct RangeIndex: LookupIndex {
    func find(_ block: TupleBlock, rows: UnsafeMutablePointer<Int32>) {
        let widths = block.field(0)
        let values = block.field(1)
        for index in 0..<block.count {
            let width = widths[index]
            let isOffered = width <= UInt32(RangeTable.maxWidth) && values[index] >> width == 0
            rows[index] = isOffered ? Int32(truncatingIfNeeded: 1 << width | values[index]) : -1
        }
    }
}

/// Rows of the byte table: 2^8 · x + y.
struct ByteIndex: LookupIndex {
    /// What the tuple has besides the two bytes.
    enum Third {
        case none, conjunction, sign
    }

    let third: Third

    func find(_ block: TupleBlock, rows: UnsafeMutablePointer<Int32>) {
        let (xs, ys) = (block.field(0), block.field(1))
        for index in 0..<block.count {
            let isOffered = (xs[index] | ys[index]) >> 8 == 0
            rows[index] = isOffered ? Int32(truncatingIfNeeded: xs[index] << 8 | ys[index]) : -1
        }
        guard third != .none else { return }
        let thirds = block.field(2)
        for index in 0..<block.count {
            let expected = third == .sign ? xs[index] >> 7 : xs[index] & ys[index]
            if thirds[index] != expected { rows[index] = -1 }
        }
    }
}

/// Rows of the table of shift amounts: the amount.
struct PowerIndex: LookupIndex {
    func find(_ block: TupleBlock, rows: UnsafeMutablePointer<Int32>) {
        for index in 0..<block.count {
            let amount = block.field(0)[index]
            let bits = amount & 15
            let isOffered =
                amount < 32 && block.field(1)[index] == bits && block.field(2)[index] == 1 << bits
                && block.field(3)[index] == 1 << (16 - bits) && block.field(4)[index] == amount >> 4
            rows[index] = isOffered ? Int32(truncatingIfNeeded: amount) : -1
        }
    }
}

/// Rows of the program table: the one of an address's few forms that has all fields as asked for.
struct ProgramIndex: LookupIndex {
    let program: DecodedProgram

    func find(_ block: TupleBlock, rows: UnsafeMutablePointer<Int32>) {
        let width = MachineBus.program.fields.count
        let addresses = block.field(0)
        program.tuples.withUnsafeBufferPointer { tuples in
            for index in 0..<block.count {
                rows[index] = -1
                for row in program.rows(at: addresses[index]) {
                    var field = 1
                    while field < width, tuples[row * width + field] == block.field(field)[index] {
                        field += 1
                    }
                    guard field == width else { continue }
                    rows[index] = Int32(truncatingIfNeeded: row)
                    break
                }
            }
        }
    }
}

/// Rows of the table of text words.
struct RomIndex: LookupIndex {
    let program: DecodedProgram

    func find(_ block: TupleBlock, rows: UnsafeMutablePointer<Int32>) {
        for index in 0..<block.count {
            let (low, high) = (block.field(0)[index], block.field(1)[index])
            let (value0, value1) = (block.field(2)[index], block.field(3)[index])
            rows[index] = -1
            guard (low | high | value0 | value1) >> 16 == 0, let word = program.textWord(at: low | high << 16)
            else { continue }
            if program.textWords[word].value == value0 | value1 << 16 {
                rows[index] = Int32(truncatingIfNeeded: word)
            }
        }
    }
}

/// Rows of a table of words that are counted from 0: inputs and their lengths.
struct WordIndex: LookupIndex {
    let words: [UInt32]

    func find(_ block: TupleBlock, rows: UnsafeMutablePointer<Int32>) {
        for index in 0..<block.count {
            let place = Int(block.field(0)[index])
            let (low, high) = (block.field(1)[index], block.field(2)[index])
            let isOffered = place < words.count && (low | high) >> 16 == 0 && words[place] == low | high << 16
            rows[index] = isOffered ? Int32(truncatingIfNeeded: place) : -1
        }
    }
}
