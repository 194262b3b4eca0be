import Execution
import RISCV
import Testing

@testable import Chips

@Suite("The decoded program")
struct DecodedProgramTests {
    private let decoded = PatchworkProgram.decoded

    @Test("every address has the forms that the decoder allows, and no other address has any")
    func rowsOfAddresses() {
        let text: [Range<UInt32>] = [0x20_0000..<0x20_0020, 0x30_0000..<0x30_0008]
        let decoder = FormDecoder { address in text.contains { $0.contains(address) } }
        var count = 0
        for base in [PatchworkProgram.textAddress, PatchworkProgram.secondText] {
            for pc in (base &- 8)..<(base + 48) {
                let rows = decoded.rows(at: pc).map { decoded.rows[$0] }
                let word = pc & 3 == 0 ? PatchworkProgram.program.word(at: pc) : nil
                let expected =
                    word.flatMap(Instruction.init(decoding:)).map { decoder.forms(of: $0, at: pc) } ?? []
                #expect(rows.map(\.form) == expected.map(\.form), "at \(pc)")
                #expect(rows.allSatisfy { $0.pc == pc })
                count += rows.count
            }
        }
        #expect(count == decoded.rows.count)
        #expect(decoded.rows(at: 0).isEmpty && decoded.rows(at: .max).isEmpty)
    }

    @Test("an image word has the bytes of every segment that reaches into it")
    func imageWords() {
        let words = Dictionary(uniqueKeysWithValues: decoded.imageWords.map { ($0.address, $0.value) })
        #expect(
            words == [
                0x40_0000: 0x0201_0000, 0x40_0004: 0x0500_0403, 0x40_0008: 6, 0x50_0000: 0x0007_0000,
            ])
    }

    @Test("text, image and zeros cover every word of memory once")
    func mapIsAPartition() {
        let map = decoded.memory
        var next = MemoryMap.start
        for range in (map.text + map.image + map.zeros).sorted(by: { $0.lowerBound < $1.lowerBound }) {
            #expect(range.lowerBound == next && range.upperBound > next)
            next = range.upperBound
        }
        #expect(next == MemoryMap.end)
        #expect(map.text == [0x20_0000..<0x20_0020, 0x30_0000..<0x30_0008])
    }

    @Test("an image that spells its zeros has the words of one that leaves them to the loader")
    func spelledZeros() throws {
        var short = PatchworkProgram.program
        short.segments[4].bytes.removeLast(9)
        #expect(short.identity == PatchworkProgram.program.identity)
        let other = try DecodedProgram(program: short)
        #expect(other.imageWords == decoded.imageWords)
        #expect(other.memory == decoded.memory)
    }

    @Test("more text than a table can hold is refused before anything is allocated")
    func tooMuchText() {
        let program = Program(
            name: "vast", entry: 0x1000,
            segments: [Segment(address: 0x1000, bytes: [], memorySize: 0x7fff_0000, isExecutable: true)])
        #expect(throws: MachineError.textTooLarge(bytes: 0x7fff_0000, limit: DecodedProgram.maxTextBytes)) {
            try DecodedProgram(program: program)
        }
    }

    @Test("a program that ends with memory leaves no gap there")
    func programAtTheEnd() throws {
        let program = Program(
            name: "last", entry: 0x1000,
            segments: [
                Segment(address: 0x1000, bytes: [0x13, 0, 0, 0], isExecutable: true),
                Segment(address: 0x7fff_ffff, bytes: [1], isExecutable: false),
            ])
        let decoded = try DecodedProgram(program: program)
        #expect(decoded.memory.zeros == [0x1004..<0x7fff_fffc])
        #expect(decoded.imageWords == [ImageWord(address: 0x7fff_fffc, value: 0x0100_0000)])
    }
}
