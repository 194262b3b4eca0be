import Execution
import Testing

@testable import Workbench

@Suite("What a step does, in words")
struct StepSentenceTests {
    /// The start of an instruction, and the sentence about its first execution.
    static let sentences = [
        ("addi sp, sp, -16", "addi sp, sp, -16 → sp 0x3fff_fff0, was 0x4000_0000"),
        ("sw ra", "sw ra, 12(sp) → 0x3fff_fffc (sp+12) becomes 0x0020_000c, was 0x0000_0000"),
        ("lw ra", "lw ra, 12(sp) → ra 0x0020_000c, was 0x0020_0044, read from 0x3fff_fffc (sp+12)"),
        ("add a0", "add a0, a0, a0 → a0 0x0000_000a, was 0x0000_0005"),
        ("beqz a0", "beqz a0, done → not taken: a0 10 > 0"),
        ("bnez a0", "bnez a0, done → taken: a0 10 > 0"),
        ("jal twice", "jal twice → calls twice, to return to work+0xc"),
        ("ret", "ret → returns to work+0xc"),
    ]

    @Test("each kind of step has its sentence, before and after it", arguments: sentences)
    func sentence(_ row: (start: String, sentence: String)) {
        let session = PaneBench.session()
        let step = PaneBench.step(of: row.start, in: session)
        session.debugger.move(.go(to: step))
        #expect(StepCardScene(session).next.plain.hasPrefix(row.sentence))
        session.debugger.move(.go(to: step + 1))
        #expect(StepCardScene(session).last.plain.hasPrefix(row.sentence))
    }

    @Test("host calls are told by what they do")
    func hostCalls() {
        let session = PaneBench.session()
        let calls = (0..<session.length).filter { session.recording.record($0).instruction.opcode == .ecall }
        let words = calls.map { step in
            session.debugger.move(.go(to: step))
            return StepCardScene(session).next.plain
        }
        #expect(
            words.prefix(2) == [
                "ecall → commit 0x0000_000a to the public output", "ecall → log 3 bytes from 0x0030_0000",
            ])
    }

    @Test("the ends of the run say so")
    func ends() {
        let session = PaneBench.session()
        session.debugger.move(.first)
        #expect(StepCardScene(session).last.plain == "nothing yet: this is the start of the run")
        session.debugger.move(.last)
        #expect(StepCardScene(session).next.plain.hasPrefix("✓ the program exited with code 0"))
    }
}
