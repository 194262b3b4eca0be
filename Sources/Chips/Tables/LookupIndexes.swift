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
            MachineBus.publicInput: InputIndex(words: InputWord.words(of: input.publicBytes).map(\.value)),
            MachineBus.privateInput: InputIndex(words: InputWord.words(of: input.privateBytes).map(\.value)),
            MachineBus.lengths: InputIndex(words: lengths.map(\.length)),
        ]
    }
}
