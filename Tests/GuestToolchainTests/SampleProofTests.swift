import Engine
import Execution
import Foundation
import GuestToolchain
import ProofSystem
import Testing

/// The samples proved and verified as `nexus prove` and `nexus verify` do it.
@Suite("Proofs of the samples")
struct SampleProofTests {
    struct Run: Sendable, CustomTestStringConvertible {
        let sample: String
        let input: [UInt8]
        /// A guest that refuses its input proves that.
        var exitCode: UInt32 = 0

        var testDescription: String { "\(sample) \(input)" }
    }

    private static let isThorough: Bool = {
        #if DEBUG
            return ProcessInfo.processInfo.environment["NEXUS_PROOFS"] != nil
        #else
            return true
        #endif
    }()

    /// Runs of a few thousand cycles.
    private static let runs = [
        Run(sample: "fibonacci", input: [5, 0, 0, 0]), Run(sample: "json", input: Array("{}".utf8)),
        Run(sample: "matrix", input: [2, 0, 0, 0, 42, 0, 0, 0, 1, 0, 0, 0]),
        Run(sample: "merkle", input: [], exitCode: 1), Run(sample: "panic", input: [0, 1, 9]),
        Run(sample: "queens", input: [2]), Run(sample: "sha256", input: []),
        Run(sample: "wordcount", input: Array("a b\n".utf8)),
    ]

    /// All but the one that panics.
    private static let halting = GuestWorkshop.sampleNames.filter { $0 != "panic" }

    /// Two of them in a debug build, where filling the tables of a few thousand cycles takes seconds.
    @Test(
        "a short run of every sample is proved and verified",
        arguments: isThorough ? runs : runs.filter { ["fibonacci", "queens"].contains($0.sample) })
    func short(run: Run) throws {
        let sample = try GuestWorkshop.sample(run.sample)
        let input = GuestInput(publicBytes: run.input)
        try check(sample, input, .test, exitCode: run.exitCode)
    }

    @Test("every sample has a short run")
    func names() {
        #expect(Self.runs.map(\.sample) == GuestWorkshop.sampleNames)
    }

    /// Long runs meet what short ones do not: each step of a block's two ends, each kind of row many times.
    @Test(
        "a sample's run on its own inputs keeps every rule",
        arguments: isThorough ? halting : ["sha256"])
    func holds(name: String) throws {
        let sample = try GuestWorkshop.sample(name)
        let project = sample.project
        let input = GuestInput(publicBytes: project.input, privateBytes: project.privateInput)
        let run = try FilledRun.make(Self.opened(sample), input: input, limits: RunLimits())
        // A report is too long to be printed with a failure.
        let holds = run.report.holds
        #expect(holds)
        #expect(run.objection == nil)
        #expect(run.tables.statement.publicOutput == project.expectedOutput)
    }

    /// Some hundred thousand cycles each: seconds in a release build, minutes in a debug build.
    @Test(
        "every sample that halts is proved with its own inputs and 100 bits", .enabled(if: isThorough),
        arguments: halting)
    func whole(name: String) throws {
        let sample = try GuestWorkshop.sample(name)
        let project = sample.project
        let input = GuestInput(publicBytes: project.input, privateBytes: project.privateInput)
        let exitCode = try #require(project.expectedExitCode)
        let verified = try check(sample, input, .standard, exitCode: exitCode)
        #expect(verified.statement.publicOutput == project.expectedOutput)
        #expect(verified.security.provableBits >= 100)
        print(name, verified.statement.cycles, "cycles, verified in", verified.seconds, "s")
    }

    @discardableResult
    private func check(
        _ sample: GuestWorkshop.Sample, _ input: GuestInput, _ parameters: Parameters, exitCode: UInt32
    ) throws -> AcceptedProof {
        let program = Self.opened(sample)
        let made = try ProofJob(ProofRequest(program, input: input, parameters: parameters)).run().get()
        let file = try ProofFile(bytes: made.bytes, path: sample.project.name)
        let expectation = ProofExpectation(publicInput: input.publicBytes, exitCode: exitCode)
        let verified = try file.verify(
            program, expecting: expectation, allowsTestProfile: parameters.profile == .test)
        #expect(verified.statement.exitCode == exitCode)
        return verified
    }

    private static func opened(_ sample: GuestWorkshop.Sample) -> OpenedProgram {
        OpenedProgram(
            program: sample.program, origin: .elf, path: sample.built.elfPath,
            argument: sample.project.name)
    }
}
