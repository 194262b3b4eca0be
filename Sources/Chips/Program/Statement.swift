import Constraints
import Execution

/// What a run claims, as its verifier knows it: the verifier supplies these sides of the buses from its own values,
/// never from the prover's.
public struct Statement: Sendable, Hashable {
    /// Address of the first instruction.
    public var entry: UInt32
    /// Ranges of words that start as zero, by byte address.
    public var zeros: [Range<UInt32>]
    public var publicInput: [UInt8]
    /// Bytes of private input.
    public var privateLength: Int
    /// Executed instructions.
    public var cycles: UInt32
    /// The exit code; nil for a run that has not halted, whose tables cannot balance.
    public var exitCode: UInt32?
    public var publicOutput: [UInt8]

    public init(
        program: DecodedProgram, input: GuestInput, cycles: UInt32, exitCode: UInt32?, publicOutput: [UInt8]
    ) {
        entry = program.entry
        zeros = program.memory.zeros
        publicInput = input.publicBytes
        privateLength = input.privateBytes.count
        self.cycles = cycles
        self.exitCode = exitCode
        self.publicOutput = publicOutput
    }

    /// The sides of the buses that no table has.
    public var entries: [PublicEntry] {
        var entries = [PublicEntry(.send, BusTuple(bus: MachineBus.state, values: [1, entry]))]
        if let exitCode {
            let values = [cycles, exitCode & 0xffff, exitCode >> 16]
            entries.append(PublicEntry(.receive, BusTuple(bus: MachineBus.halt, values: values)))
        }
        for word in InputWord.words(of: publicOutput) {
            let values = [word.index, word.value & 0xffff, word.value >> 16]
            entries.append(PublicEntry(.receive, BusTuple(bus: MachineBus.publicOutput, values: values)))
        }
        for range in zeros {
            let ends = [(BusEntry.Direction.send, range.lowerBound), (.receive, range.upperBound)]
            entries += ends.map { direction, address in
                PublicEntry(direction, BusTuple(bus: MachineBus.order, values: [address >> 2]))
            }
        }
        return entries
    }
}
