import Engine
import Execution
import Foundation
import RISCV
import TestSupport

@testable import GuestToolchain

/// A random C program without undefined behaviour, written by csmith (Yang, Chen, Eide and Regehr, “Finding and
/// Understanding Bugs in C Compilers”, PLDI 2011). It ends with a checksum of all its variables, which is the same
/// whichever compiler and machine it goes through.
struct RandomCProgram: CustomStringConvertible {
    let seed: Int
    /// Built with the guest's tools and runtime.
    let program: Program
    private let folder: String

    /// Whether csmith is on the path; its headers are not needed.
    static let isAvailable = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .contains { access($0 + "/csmith", X_OK) == 0 }

    /// No packed structures: pointers to their members need unaligned words, which this machine refuses.
    private static let options = ["--no-argc", "--no-packed-struct", "--concise"]

    private static let header = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("csmith.h").path

    init(seed: Int) throws {
        self.seed = seed
        folder = TestFolder.make()
        try FileManager.default.copyItem(atPath: Self.header, toPath: folder + "/csmith.h")
        try Self.run("csmith", ["--seed", "\(seed)", "--output", "main.c"] + Self.options, in: folder)
        program = try GuestWorkshop.build(
            GuestProject(
                folder: folder, name: "random", language: .c, sources: ["main.c"], headers: ["csmith.h"]))
    }

    var description: String { "csmith --seed \(seed) \(Self.options.joined(separator: " "))" }

    /// The checksum of the program that another code generator makes of the same source, for the processor that the
    /// tests run on and with other optimisations; nil if that program does not end well within ten seconds either.
    func checksumElsewhere() throws -> UInt32? {
        let clang = try GuestTools.find().clang
        try Self.run(clang, ["-O1", "-w", "main.c", "-o", "native"], in: folder)
        let native = try ChildProcess("timeout", ["10", "./native"], folder: folder)
        guard native.exitCode == 0 else { return nil }
        return UInt32(native.output.prefix { $0 != "\n" }, radix: 16)
    }

    /// The run on the machine, cut off after so many cycles.
    func run(limits: RunLimits) throws -> (outcome: RunOutcome, cycles: UInt64) {
        var machine = try Machine(program: program, input: GuestInput(), limits: limits)
        while true {
            if let outcome = machine.run(cycles: 1 << 20) { return (outcome, machine.cycle) }
        }
    }

    private static func run(_ tool: String, _ arguments: [String], in folder: String) throws {
        let process = try ChildProcess(tool, arguments, folder: folder)
        guard process.exitCode == 0 else { throw ToolFailure(tool: tool, output: process.output) }
    }

    struct ToolFailure: Error {
        let tool: String
        let output: String
    }
}
