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
    /// The columns of the program table: the fields of the program bus.
    let columns: [[UInt32]]
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
            decoder.decode(instruction, at: word.address, into: &rows)
        }
        firstRows.append(Int32(rows.count))
        self.rows = rows
        self.firstRows = firstRows
        columns = Self.columns(of: rows)
    }

    private static func columns(of rows: [DecodedForm]) -> [[UInt32]] {
        let width = MachineBus.program.fields.count
        let count = rows.count
        // Row by row, because the rows are what does not fit into the host's caches.
        return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: width * count) { cells in
            for (index, row) in rows.enumerated() {
                cells[index] = row.pc
                cells[count + index] = UInt32(row.form.number)
                let fields = row.fields
                for field in fields.indices { cells[(2 + field) * count + index] = fields[field] }
            }
            return (0..<width).map { Array(cells[$0 * count..<($0 + 1) * count]) }
        }
    }

    /// The rows of an address; none where no instruction can execute.
    func rows(at pc: UInt32) -> Range<Int> {
        guard let word = textWord(at: pc) else { return 0..<0 }
        return Int(firstRows[word])..<Int(firstRows[word + 1])
    }

    /// The tuple of a row on the program bus.
    func tuple(ofRow row: Int) -> [UInt32] { columns.map { $0[row] } }

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
        words.reserveCapacity(ranges.reduce(0) { $0 + $1.count / 4 })
        for range in ranges {
            var bytes = [UInt8](repeating: 0, count: range.count)
            for segment in program.segments {
                let first = max(segment.address, range.lowerBound)
                let last = min(segment.address + UInt32(segment.bytes.count), range.upperBound)
                guard first < last else { continue }
                let part = segment.bytes[Int(first - segment.address)..<Int(last - segment.address)]
                bytes.replaceSubrange(
                    Int(first - range.lowerBound)..<Int(last - range.lowerBound), with: part)
            }
            for offset in stride(from: 0, to: bytes.count, by: 4) {
                let low = UInt32(bytes[offset]) | UInt32(bytes[offset + 1]) << 8
                let high = UInt32(bytes[offset + 2]) | UInt32(bytes[offset + 3]) << 8
                words.append(
                    ImageWord(address: range.lowerBound + UInt32(offset), value: low | high << 16))
            }
        }
        return words
    }
}
