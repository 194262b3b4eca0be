import Algebra
import Execution
import Glibc
import ProofSystem
import Testing

@testable import Chips

/// Honest runs, from the program to the verifier's answer. Debug builds prove less of each, and nothing with the
/// parameters of the standard profile; NEXUS_PROOFS=all asks for all of it.
@Suite("Proofs of runs")
struct ProvedRunTests {
    private static let isThorough: Bool = {
        #if DEBUG
            return getenv("NEXUS_PROOFS") != nil
        #else
            return true
        #endif
    }()
    private static let profiles: [Parameters] = isThorough ? [.test, .standard] : [.test]

    @Test("a run of every form of every instruction and every call", arguments: profiles)
    func everyForm(parameters: Parameters) throws {
        let run = try FilledProgram(EveryForm.source, input: EveryForm.input)
        #expect(try run.objectionToProof(parameters: parameters) == nil)
    }

    @Test("a run of every operation on the corners of its operands", arguments: profiles)
    func corners(parameters: Parameters) throws {
        let words = Self.isThorough ? CornerProgram.words : CornerProgram.fewWords
        let run = try FilledProgram(CornerProgram.source(words))
        #expect(run.recording.outcome == .halted(exitCode: 0))
        #expect(try run.objectionToProof(parameters: parameters) == nil)
    }

    @Test(
        "runs that fill a table, almost fill it and hardly begin another",
        arguments: [15, 16, 17] + (isThorough ? [4095, 4096, 4097] : []))
    func heights(nops: Int) throws {
        let source = ".text\n" + String(repeating: "nop\n", count: nops - 3) + "j 1f\n1: " + .exit()
        #expect(try FilledProgram(source).objectionToProof() == nil)
    }

    @Test("the shortest run", arguments: profiles)
    func shortest(parameters: Parameters) throws {
        let run = try FilledProgram(.exit(3))
        #expect(try run.objectionToProof(parameters: parameters) == nil)
    }

    @Test("random programs", arguments: 1...(isThorough ? 40 : 1))
    func random(seed: Int) throws {
        var generator = RandomProgram(seed: UInt64(1000 + seed))
        let input = GuestInput(publicBytes: RandomProgram.input, privateBytes: RandomProgram.input)
        let run = try FilledProgram(
            generator.source(blocks: Self.isThorough ? 40 : 10), input: input,
            limits: RunLimits(maxCycles: 100_000))
        #expect(run.recording.outcome == .halted(exitCode: 0))
        #expect(try run.objectionToProof() == nil)
    }

    /// In a release build the tables are so large that every stage works on several threads.
    @Test("a proof has the same bytes at every level of kernels and on any number of threads")
    func sameBytes() throws {
        let turns = Self.isThorough ? 30_000 : 40
        let run = try FilledProgram(
            """
                li s0, \(turns)
                la s2, place
            loop:
                mul s1, s1, s0
                sw s1, 0(s2)
                lbu t1, 1(s2)
                sltu t2, t1, s1
                srl s1, s1, t2
                addi s0, s0, -1
                bnez s0, loop
            """ + "\n" + .exit() + "\n.bss\nplace: .space 4\n")
        let program = try DecodedProgram(program: run.program)
        var proofs: [String: [UInt8]] = [:]
        let some = [(Kernels.available[0], 1), (Kernels.selected, Int.max)]
        let all = some + Kernels.available.flatMap { [($0, Int.max), ($0, 2), ($0, 1)] }
        for (kernels, threads) in Self.isThorough ? all : some {
            Parallel.limit(to: threads)
            defer { Parallel.limit(to: .max) }
            let proof = try RunProof.prove(
                run.set.tables, run.set.statement, program: program, kernels: kernels)
            proofs["\(kernels.name), at most \(threads) threads"] = proof.encode()
        }
        let first = try #require(proofs.first)
        for (name, bytes) in proofs { #expect(bytes == first.value, "\(name) and \(first.key)") }
        let proof = try Proof(decoding: first.value)
        #expect(RunProof.objection(to: proof, run.set.statement, program: program) == nil)
    }
}
