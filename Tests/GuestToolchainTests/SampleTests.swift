import Execution
import Foundation
import GuestToolchain
import RISCV
import Testing

@Suite struct SampleTests {
    @Test("the samples are those that are promised")
    func names() {
        #expect(
            GuestWorkshop.sampleNames == [
                "fibonacci", "json", "matrix", "merkle", "panic", "queens", "sha256", "wordcount",
            ])
    }

    @Test("a sample gives what its guest.toml expects", arguments: GuestWorkshop.sampleNames)
    func expected(_ name: String) throws {
        let sample = try GuestWorkshop.sample(name)
        let project = sample.project
        let run = try GuestWorkshop.run(sample)
        if ProcessInfo.processInfo.environment["NEXUS_SHOW_CYCLES"] != nil {
            print(name, run.cycles, "cycles", run.outcome, "\n" + run.log)
        }
        if let exitCode = project.expectedExitCode {
            #expect(run.outcome == .halted(exitCode: exitCode))
            #expect(run.output == project.expectedOutput)
        } else if case .fault(let fault) = run.outcome {
            #expect(fault.kind == .guestPanic)
        } else {
            Issue.record("expected a guest panic, not \(run.outcome)")
        }
    }

    @Test("a sample compiles without warnings", arguments: GuestWorkshop.sampleNames)
    func warnings(_ name: String) throws {
        #expect(try GuestWorkshop.sample(name).built.warnings == "")
    }

    @Test("a sample has a README and a summary", arguments: GuestWorkshop.sampleNames)
    func isDescribed(_ name: String) throws {
        let project = try GuestWorkshop.sample(name).project
        #expect(!project.summary.isEmpty)
        #expect(FileManager.default.fileExists(atPath: project.folder + "/README.md"))
    }

    @Test("fibonacci numbers are right", arguments: [0, 1, 2, 10, 47, 48, 1000] as [UInt32])
    func fibonacci(_ n: UInt32) throws {
        var (previous, current): (UInt32, UInt32) = (1, 0)
        for _ in 0..<n { (previous, current) = (current, previous &+ current) }
        let run = try GuestWorkshop.run(GuestWorkshop.sample("fibonacci"), input: little(n))
        #expect(run.output == little(current))
    }

    @Test("sha256 equals the system's sha256sum", arguments: [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])
    func sha256(_ count: Int) throws {
        let input = (0..<count).map { _ in UInt8.random(in: 0...255) }
        let run = try GuestWorkshop.run(GuestWorkshop.sample("sha256"), input: input)
        let digest = run.output.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(try digest == GuestWorkshop.sha256sum(input))
    }

    @Test(
        "json rejects what is no JSON, and says where",
        arguments: [
            ("", "ends too early"), ("{\"a\": 01}", "offset 7"), ("[1, 2", "ends too early"),
            ("[1 2]", "offset 3"),
            ("12345678901234567890", "64 bits"), ("1.5", "fraction"), ("\"\\x\"", "escape"),
            ("truth", "offset 3"),
            ("[] []", "offset 3"), (String(repeating: "[", count: 200), "levels"), ("\"a\nb\"", "offset 2"),
        ])
    func jsonErrors(_ text: String, _ place: String) throws {
        let run = try GuestWorkshop.run(GuestWorkshop.sample("json"), input: Array(text.utf8))
        #expect(run.outcome == .halted(exitCode: 1))
        #expect(run.output == [])
        #expect(run.log.contains(place), "\(run.log)")
    }

    @Test("merkle rejects another root")
    func otherRoot() throws {
        let sample = try GuestWorkshop.sample("merkle")
        var root = sample.project.input
        root[31] ^= 1
        let run = try GuestWorkshop.run(sample, input: root)
        #expect(run.outcome == .halted(exitCode: 1))
        #expect(run.output == [])
    }

    @Test(
        "queens counts as everybody does",
        arguments: [(1, 1), (2, 0), (3, 0), (4, 2), (5, 10), (6, 4), (8, 92)])
    func queens(_ size: UInt8, _ ways: UInt32) throws {
        let run = try GuestWorkshop.run(GuestWorkshop.sample("queens"), input: [size])
        #expect(Array(run.output.prefix(4)) == little(ways))
    }

    @Test("panic adds up while its input is right")
    func noPanic() throws {
        let run = try GuestWorkshop.run(GuestWorkshop.sample("panic"), input: [0, 1, 9])
        #expect(run.outcome == .halted(exitCode: 0))
        #expect(run.output == little(2 + 3 + 29))
    }

    private func little(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
}
