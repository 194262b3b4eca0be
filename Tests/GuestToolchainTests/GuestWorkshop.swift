import Execution
import Foundation
import GuestToolchain
import RISCV
import TestSupport

/// Builds and runs guests for the tests, each sample once.
enum GuestWorkshop {
    /// The folder with the samples of this package.
    static let samplesFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Samples").path

    /// The names of all samples: every folder in `Samples` but that of the prepared faults, which has other tests.
    static let sampleNames = try! FileManager.default.contentsOfDirectory(atPath: samplesFolder)
        .filter { !$0.hasPrefix(".") && !["Faults", "Markets"].contains($0) }.sorted()

    /// One cache for all tests.
    static let cache = TestFolder.make()

    /// A fresh folder with these files.
    static func makeFolder(_ files: [String: String]) -> String {
        let folder = TestFolder.make()
        for (path, text) in files {
            try! text.write(toFile: folder + "/" + path, atomically: false, encoding: .utf8)
        }
        return folder
    }

    /// A C guest of one file.
    static func project(c source: String, name: String = "guest") throws -> GuestProject {
        try GuestProject.load(
            folder: makeFolder(["guest.toml": "name = \"\(name)\"\nlanguage = \"c\"\n", "main.c": source]))
    }

    /// One sample, built.
    struct Sample: Sendable {
        var project: GuestProject
        var built: BuiltGuest
        var program: Program
    }

    /// Every sample, built once for all tests.
    private static let samples: [String: Result<Sample, any Error>] = {
        var samples: [String: Result<Sample, any Error>] = [:]
        for name in sampleNames {
            samples[name] = Result {
                let project = try GuestProject.load(folder: samplesFolder + "/" + name)
                let built = try GuestBuilder.build(project, into: cache)
                return Sample(
                    project: project, built: built,
                    program: try Program(elf: bytes(of: built.elfPath), name: name))
            }
        }
        return samples
    }()

    static func sample(_ name: String) throws -> Sample {
        try samples[name]!.get()
    }

    static func build(_ project: GuestProject, cache: String = cache) throws -> Program {
        let built = try GuestBuilder.build(project, into: cache)
        return try Program(elf: bytes(of: built.elfPath), name: project.name)
    }

    static func bytes(of path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// How a run ended.
    struct Run {
        var outcome: RunOutcome
        var output: [UInt8]
        var log: String
        var cycles: UInt64
    }

    static func run(_ program: Program, input: [UInt8] = [], privateInput: [UInt8] = []) throws -> Run {
        let guestInput = GuestInput(publicBytes: input, privateBytes: privateInput)
        var machine = try Machine(program: program, input: guestInput, limits: RunLimits())
        var outcome: RunOutcome?
        while outcome == nil { outcome = machine.run(cycles: 1 << 20) }
        let log = String(decoding: machine.drainLog(), as: UTF8.self)
        return Run(outcome: outcome!, output: machine.publicOutput, log: log, cycles: machine.cycle)
    }

    /// Runs a sample with its default inputs, or with another public input.
    static func run(_ sample: Sample, input: [UInt8]? = nil) throws -> Run {
        try run(
            sample.program, input: input ?? sample.project.input, privateInput: sample.project.privateInput)
    }

    /// The digest that the system's own program gives, as hex digits.
    static func sha256sum(_ bytes: [UInt8]) throws -> String {
        let path = TestFolder.make() + "/input"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
        process.arguments = [path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: output.prefix(64), as: UTF8.self)
    }
}
