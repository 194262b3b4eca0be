import Execution
import Glibc
import RISCV
import Testing

@testable import Chips

/// The executor and the chips were written apart: a run that one of them gets wrong is one that the other refuses.
@Suite("Random programs")
struct DifferentialTests {
    #if DEBUG
        private static let programs = 3
    #else
        private static let programs = 200
    #endif

    /// `NEXUS_RANDOM_PROGRAMS` asks for more.
    private static let seeds =
        1...(getenv("NEXUS_RANDOM_PROGRAMS").flatMap { Int(String(cString: $0)) } ?? programs)

    @Test(
        "every rule holds and every bus balances on what the machine does with a random program",
        arguments: seeds)
    func accepted(seed: Int) throws {
        var generator = RandomProgram(seed: UInt64(seed))
        let source = generator.source(blocks: 40)
        let input = GuestInput(publicBytes: RandomProgram.input, privateBytes: RandomProgram.input)
        let run = try FilledProgram(source, input: input, limits: RunLimits(maxCycles: 100_000))
        #expect(run.recording.outcome == .halted(exitCode: 0), "seed \(seed)")
        #expect(run.set.complaints() == [], "seed \(seed)")
    }
}
