import Engine
import Execution
import RISCV
import TerminalScreen

@testable import Workbench

/// A recorded session and panes outside any frame.
enum PaneBench {
    /// Uses a stack, calls, a branch both ways, loads, stores, the log and the output.
    static let source = """
        _start:
            li sp, 0x40000000
            li a0, 5
            call work
            li a7, 1026
            ecall
            li a0, 1
            la a1, text
            li a2, 3
            li a7, 64
            ecall
            li a0, 0
            li a7, 93
            ecall
        work:
            addi sp, sp, -16
            sw ra, 12(sp)
            call twice
            bnez a0, done
            nop
        done:
            lw ra, 12(sp)
            addi sp, sp, 16
            ret
        twice:
            add a0, a0, a0
            beqz a0, done
            ret
        .data
        text: .asciz "hi\\n"
        """

    static func session() -> DebugSession {
        guard let program = try? Assembler.assemble(source, name: "panes.s"),
            let session = try? DebugSession(
                OpenedSession(
                    program: OpenedProgram(program: program, origin: .elf, path: "/panes", argument: "panes"),
                    input: GuestInput()), request: OpenRequest(argument: "panes"))
        else { preconditionFailure("the program of the tests assembles and loads") }
        while session.work != nil { _ = session.advance(budget: 1_000_000) }
        return session
    }

    static func context(
        _ session: DebugSession, _ size: Size = Size(60, 16), search: String = ""
    ) -> PaneContext {
        PaneContext(
            openSession: session, proofs: ProofDesk(), market: MarketBench.desk(), size: size,
            isFocused: true, searchText: search)
    }

    /// Moves the cursor and lets the pane follow, as the frame does.
    static func go<P: Pane>(_ session: DebugSession, to position: Int, _ pane: inout P) {
        session.debugger.move(.go(to: position))
        pane.follow(context(session))
    }

    /// The step at which an instruction is executed for the first time.
    static func step(of text: String, in session: DebugSession) -> Int {
        let found = (0..<session.length).first {
            let record = session.recording.record($0)
            return record.instruction.text(at: record.pc, symbols: session.symbols).hasPrefix(text)
        }
        guard let found else { preconditionFailure("the run executes \(text)") }
        return found
    }

    static func lines<P: ScenePane>(_ pane: P, _ session: DebugSession, _ size: Size = Size(60, 16))
        -> [String]
    {
        pane.scene(context(session, size)).lines(width: size.width, height: size.height)
    }
}
