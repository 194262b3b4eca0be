import Engine
import Execution
import Foundation
import RISCV
import Testing

/// The machine, the rules and the compilers were written by different people: what one of them gets wrong, the others
/// do not repeat.
@Suite("Random C programs", .enabled(if: RandomCProgram.isAvailable, "csmith is not on the path"))
struct RandomCTests {
    #if DEBUG
        private static let limits = RunLimits(maxCycles: 10_000)
        /// Seeds of programs that are short enough with csmith 2.3.
        private static let usual = [702, 709, 710]
    #else
        private static let limits = RunLimits(maxCycles: 1_000_000)
        private static let usual = (1...100).map { $0 * 100 }
    #endif

    /// Where the search for each program begins; `NEXUS_CSMITH` says how many programs.
    private static let seeds =
        ProcessInfo.processInfo.environment["NEXUS_CSMITH"].flatMap { Int($0) }.map { count in
            (0..<max(1, count)).map { $0 * 100 + 100 }
        } ?? usual

    @Test(
        "a random C program computes what it does elsewhere, and every rule holds on the way",
        arguments: seeds)
    func agreement(_ seed: Int) throws {
        guard let random = try Self.program(from: seed) else { return }
        let opened = OpenedProgram(
            program: random.program, origin: .elf, path: "/random", argument: "random")
        let run = try FilledRun.make(opened, input: GuestInput(), limits: Self.limits)
        #expect(run.outcome == .halted(exitCode: 0), "\(random)")
        let output = run.tables.statement.publicOutput.reversed().reduce(0) { $0 << 8 | UInt32($1) }
        #expect(try random.checksumElsewhere() == output, "\(random)")
        #expect(run.report.holds, "\(random)")
        #expect(run.objection == nil, "\(random)")
    }

    /// The first program from a seed on that ends in time and does not do so at once; nil is told as a failure.
    private static func program(from seed: Int) throws -> RandomCProgram? {
        for seed in seed..<seed + 50 {
            let random = try RandomCProgram(seed: seed)
            let (outcome, cycles) = try random.run(limits: limits)
            switch outcome {
            case .halted where cycles < 1000: continue
            case .halted: return random
            case .limit: continue
            case .fault(let fault):
                // Endless recursion is the one way in which such a program fails, wherever it runs.
                #expect(try random.checksumElsewhere() == nil, "\(fault) in \(random)")
            }
        }
        Issue.record("no program of the seeds from \(seed) on ends in time")
        return nil
    }
}
