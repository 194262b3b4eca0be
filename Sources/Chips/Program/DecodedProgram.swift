import Constraints
import Execution
import RISCV

/// An aligned word of a program's image.
struct ImageWord: Sendable, Hashable {
    let address: UInt32
    let value: UInt32
}

/// A program as its proofs see it: every form in which each address may execute, and the words of its memory before
/// it runs.
///
/// All of it follows from the program's identity, so a verifier computes it by itself.
public struct DecodedProgram: Sendable {
    /// More text than this is refused: the program table of 16 MiB has some eight million rows.
    public static let maxTextBytes = 16 << 20

    /// Address of the first instruction.
    public let entry: UInt32
    public let memory: MemoryMap
    /// The rows of the program table, ascending by address.
    let rows: [DecodedForm]
    /// The tuples of the rows on the program bus, one after the other.
    let tuples: [UInt32]
    /// Every word of the text, and every word of the image outside it, ascending.
    let textWords: [ImageWord]
    let imageWords: [ImageWord]
    /// For each word of the text the index of its first row, and the number of rows at the end.
    private let firstRows: [Int32]

    /// Decodes a program; refuses one that no machine takes, and one whose text is too large for a table.
    public init(program: Program) throws(MachineError) {
        let memory = try MemoryMap(of: program)
        let textBytes = memory.text.reduce(0) { $0 + $1.count }
        guard textBytes <= Self.maxTextBytes else {
            throw .textTooLarge(bytes: textBytes, limit: Self.maxTextBytes)
        }
        entry = program.entry
        self.memory = memory
        textWords = Self.words(in: memory.text, of: program)
        imageWords = Self.words(in: memory.image, of: program)

        let text = memory.text
        let decoder = FormDecoder { address in text.contains { $0.contains(address) } }
        var rows: [DecodedForm] = []
        rows.reserveCapacity(textWords.count + textWords.count / 2)
        var firstRows: [Int32] = []
        firstRows.reserveCapacity(textWords.count + 1)
        for word in textWords {
            firstRows.append(Int32(rows.count))
            guard let instruction = Instruction(decoding: word.value) else { continue }
            rows += decoder.forms(of: instruction, at: word.address)
        }
        firstRows.append(Int32(rows.count))
        self.rows = rows
        self.firstRows = firstRows
        tuples = Self.tuples(of: rows)
    }

    private static func tuples(of rows: [DecodedForm]) -> [UInt32] {
        var tuples: [UInt32] = []
        tuples.reserveCapacity(rows.count * MachineBus.program.fields.count)
        for row in rows {
            tuples.append(row.pc)
            tuples.append(UInt32(row.form.number))
            let fields = row.fields
            for index in fields.indices { tuples.append(fields[index]) }
        }
        return tuples
    }

    /// The rows of an address; none where no instruction can execute.
    func rows(at pc: UInt32) -> Range<Int> {
        guard let word = textWord(at: pc) else { return 0..<0 }
        return Int(firstRows[word])..<Int(firstRows[word + 1])
    }

    /// The tuple of a row on the program bus.
    func tuple(ofRow row: Int) -> ArraySlice<UInt32> {
        tuples[row * MachineBus.program.fields.count..<(row + 1) * MachineBus.program.fields.count]
    }

    /// The place of an aligned address among the words of the text.
    func textWord(at address: UInt32) -> Int? {
        guard address & 3 == 0 else { return nil }
        var first = 0
        for range in memory.text {
            if range.contains(address) { return first + Int(address - range.lowerBound) / 4 }
            first += range.count / 4
        }
        return nil
    }

    /// The words of aligned ranges before the program runs; later segments win where bytes coincide, as they do in
    /// a machine.
    private static func words(in ranges: [Range<UInt32>], of program: Program) -> [ImageWord] {
        var words: [ImageWord] = []
        for range in ranges {
            var values = [UInt32](repeating: 0, count: range.count / 4)
            for segment in program.segments {
                let end = segment.address + UInt32(segment.bytes.count)
                let first = max(segment.address, range.lowerBound)
                let last = min(end, range.upperBound)
                guard first < last else { continue }
                for address in first..<last {
                    let word = Int((address - range.lowerBound) >> 2)
                    let shift = 8 * (address & 3)
                    let byte = UInt32(segment.bytes[Int(address - segment.address)])
                    values[word] = values[word] & ~(0xff << shift) | byte << shift
                }
            }
            words += values.enumerated().map {
                ImageWord(address: range.lowerBound + 4 * UInt32($0.offset), value: $0.element)
            }
        }
        return words
    }
}
