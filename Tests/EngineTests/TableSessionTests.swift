import Constraints
import Execution
import RISCV
import Testing

@testable import Engine

struct TableSessionTests {
    private static let source = """
        li a1, 70000
        li a2, 30000
        again: add a0, a1, a2
        la a3, place
        sw a0, 0(a3)
        lw a4, 0(a3)
        li a0, 0
        li a7, 93
        ecall
        .data
        place: .word 5
        """

    private static func run(_ pokes: [String]) throws -> FilledRun {
        let program = OpenedProgram(
            program: try Assembler.assemble(source, name: "little"), origin: .elf, path: "/little",
            argument: "/little")
        return try FilledRun.make(
            program, input: GuestInput(), pokes: try pokes.map { try PokeSpec(parsing: $0) })
    }

    private static func explanations(_ pokes: [String]) throws -> [Explanation] {
        let session = try TableSession(try run(pokes))
        return session.failures.map(session.explanation)
    }

    @Test("an honest run holds, and every rule of every step's rows does")
    func honest() throws {
        let session = try TableSession(try Self.run([]))
        #expect(session.holds)
        #expect(session.run.outcome == .halted(exitCode: 0))
        for step in 0..<session.run.cycles {
            #expect(!session.rows(ofStep: step).isEmpty)
            for row in session.rows(ofStep: step) {
                #expect(session.step(of: row) == step)
                #expect(session.ruleStates(of: row).allSatisfy { $0.holds })
            }
        }
    }

    @Test("a wrong sum is told with its step, its carry and who wrote the operands")
    func wrongSum() throws {
        let found = try #require(try Self.explanations(["step first add: result += 0x10000"]).first)
        #expect(found.label == "the carry of the high limb is 0 or 1")
        #expect(found.sentence.contains("add a0, a1, a2"))
        #expect(found.sentence.contains("carry[1] = -1/2^16"))
        #expect(found.place?.chip == "add")
        #expect(found.writers.map(\.name) == ["a1", "a2"])
        #expect(found.writers.map(\.value) == [70000, 30000])
        #expect(found.writers.allSatisfy { $0.step != nil })
    }

    @Test("a skipped step is told by both ends of the state bus")
    func skipped() throws {
        let found = try Self.explanations(["step first add: skip"])
        let stories = found.compactMap(\.imbalance).filter { $0.bus == "state" }
        #expect(stories.count == 2)
        #expect(stories.allSatisfy { !$0.ends.isEmpty && $0.nearestMiss != nil })
        #expect(stories.allSatisfy { $0.differingFields == ["pc"] })
    }

    @Test("a poked cell fails, and is whole again after undo")
    func cells() throws {
        let session = try TableSession(try Self.run(["step first add: cell sum[0] += 1"]))
        #expect(!session.holds)
        #expect(session.failures.contains { if case .rule = $0 { true } else { false } })
        #expect(session.changedCells.contains { session.tables[$0.table].program.name == "add" })
        #expect(session.undo())
        #expect(session.holds)
        #expect(session.redo())
        #expect(!session.holds)
    }

    @Test("a poke of a public cell that nobody looks up is noticed, and is whole again after undo")
    func publicCell() throws {
        let session = try TableSession(try Self.run(["range[9].value = 70"]))
        #expect(!session.holds)
        #expect(session.failures.contains { if case .verifier(.publicCell) = $0 { true } else { false } })
        session.undo()
        #expect(session.holds && session.failures.isEmpty)
    }

    @Test("no cell of an honest step can be changed unnoticed")
    func blindSpots() throws {
        let session = try TableSession(try Self.run([]))
        for step in 0..<session.run.cycles {
            #expect(session.rows(ofStep: step).allSatisfy { session.blindSpots(of: $0).isEmpty })
        }
    }

    @Test(
        "a poke that the run has no place for says so",
        arguments: [
            ("step 1000: skip", "steps 0 to"), ("step first mul: skip", "never comes there"),
            ("step #2 add: skip", "only once"), ("step in agian: skip", "did you mean again?"),
            ("add[1].sum[0] = 1", "no row 1"), ("mul[0].pc = 1", "no row of mul"),
            ("step first add: cell suum[0] = 1", "sum[0]"), ("step last: result = 1", ""),
        ])
    func impossible(_ poke: String, _ words: String) {
        do {
            _ = try Self.run([poke])
            #expect(words.isEmpty)
        } catch {
            #expect("\(error)".contains(words), "\(error)")
            #expect((error as? EngineError)?.exitCode == .badData)
        }
    }
}
