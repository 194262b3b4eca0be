import Chips
import Execution
import ProofSystem
import RISCV
import Testing
import Verification

@testable import Proving

/// Runs of the real machine, proved and verified.
@Suite("Proofs of real runs")
struct RealRunTests {
    static let circuit = Circuit(tables: ChipCatalogue.programs, maxCycles: PublicCheck.maxCycles)

    @Test("a loop that multiplies, stores and loads is proved and verified")
    func loop() throws {
        let program = try Assembler.assemble(
            """
                li s0, 60
                li s1, 1
                la s2, buffer
            loop:
                mul s1, s1, s0
                xor s1, s1, s0
                andi t0, s0, 15
                slli t0, t0, 2
                add t0, t0, s2
                sw s1, 0(t0)
                lbu t1, 1(t0)
                sltu t2, t1, s1
                srl s1, s1, t2
                addi s0, s0, -1
                bnez s0, loop
                li a0, 0
                li a7, 93
                ecall
            .bss
            buffer: .space 64
            """)
        let input = GuestInput()
        let recording = try Recording(program: program, input: input, limits: RunLimits())
        recording.advance(cycles: .max)
        let filler = try TraceFiller(program: program, input: input)
        let set = try filler.fill(recording)
        let claimed = set.statement
        let statement = ProofStatement(
            identity: Digest(words: SIMD8()), publicInput: claimed.publicInput,
            privateLength: UInt32(claimed.privateLength), publicOutput: claimed.publicOutput,
            exitCode: claimed.exitCode ?? 0, cycles: claimed.cycles)
        let publicSide = PublicSide(
            fixed: PublicTables(program: filler.program, statement: claimed).tables, entries: claimed.entries)
        let proof = try Prover.prove(
            circuit: Self.circuit, tables: set.tables, publicSide: publicSide, statement: statement,
            parameters: .test)
        let verified = try Verifier.verify(
            proof, circuit: Self.circuit, publicSide: publicSide, statement: statement, accepting: .test)
        #expect(verified.statement == statement)
    }
}
