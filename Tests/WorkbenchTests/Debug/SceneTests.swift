import Execution
import RISCV
import TerminalScreen
import Testing

@testable import Workbench

@Suite("What the panes show")
struct SceneTests {
    @Test("a register that a step changed is marked with its old value")
    func changedRegister() {
        let session = PaneBench.session()
        var pane = RegistersPane()
        PaneBench.go(session, to: PaneBench.step(of: "add a0", in: session) + 1, &pane)
        let entry = pane.scene(PaneBench.context(session)).entries.first { $0.name == "a0" }
        #expect(entry?.text == "0x0000_000a")
        #expect(entry?.old == "0x0000_0005")
    }

    @Test("after a longer motion forwards, changes are told since where it began")
    func changedSince() {
        let session = PaneBench.session()
        var pane = RegistersPane()
        PaneBench.go(session, to: 0, &pane)
        PaneBench.go(session, to: PaneBench.step(of: "add a0", in: session) + 1, &pane)
        let old = pane.scene(PaneBench.context(session)).entries.filter { $0.old != nil }.map(\.name)
        #expect(Set(old) == ["sp", "ra", "a0"])
        #expect(pane.note(PaneBench.context(session)) == "◆ changed since 0")
    }

    @Test("the selected register names its writer")
    func writer() {
        let session = PaneBench.session()
        var pane = RegistersPane()
        PaneBench.go(session, to: PaneBench.step(of: "add a0", in: session) + 3, &pane)
        let isFound = pane.find("a0", backward: false, PaneBench.context(session))
        #expect(isFound)
        let detail = pane.scene(PaneBench.context(session)).detail.map(\.plain)
        #expect(detail.last?.contains("by add a0, a0, a0, panes.s:") == true)
    }

    @Test("a register that nobody wrote says so")
    func neverWritten() {
        let session = PaneBench.session()
        var pane = RegistersPane()
        PaneBench.go(session, to: 1, &pane)
        let isFound = pane.find("gp", backward: false, PaneBench.context(session))
        #expect(isFound)
        #expect(
            pane.scene(PaneBench.context(session)).detail.last?.plain
                == "never written: as it was at the start")
    }

    @Test("the stack shows saved return addresses by name")
    func stack() {
        let session = PaneBench.session()
        var pane = StackPane()
        PaneBench.go(session, to: PaneBench.step(of: "sw ra", in: session) + 1, &pane)
        let row = pane.scene(PaneBench.context(session)).rows.first { $0.offset == 12 }
        #expect(row?.returnsTo == "_start+0xc")
        #expect(row?.old == "0x0000_0000")
    }

    @Test("without a stack pointer the stack pane says what is missing")
    func noStack() {
        let session = PaneBench.session()
        var pane = StackPane()
        PaneBench.go(session, to: 0, &pane)
        #expect(pane.scene(PaneBench.context(session)).problem?.contains("not set yet") == true)
    }

    @Test("memory shows bytes, characters and what a store changed")
    func memory() {
        let session = PaneBench.session()
        var pane = MemoryPane()
        PaneBench.go(session, to: PaneBench.step(of: "sw ra", in: session) + 1, &pane)
        pane.show(.address(0x3fff_fffc), PaneBench.context(session))
        let scene = pane.scene(PaneBench.context(session))
        #expect(scene.changed == [0x3fff_fffc: 0, 0x3fff_fffe: 0])
        #expect(scene.detail.last?.plain.hasPrefix("written at step ") == true)
    }

    @Test("memory is searched as text and as bytes", arguments: ["hi", "68 69 0a", "0x68690a"])
    func search(_ text: String) {
        let session = PaneBench.session()
        var pane = MemoryPane()
        PaneBench.go(session, to: 3, &pane)
        pane.show(.address(0x3fff_fff0), PaneBench.context(session))
        let isFound = pane.find(text, backward: false, PaneBench.context(session))
        #expect(isFound)
        #expect(pane.scene(PaneBench.context(session)).selected == 0x0030_0000)
    }

    @Test("addresses that are not mapped are dots")
    func unmapped() {
        let session = PaneBench.session()
        var pane = MemoryPane()
        PaneBench.go(session, to: 1, &pane)
        pane.show(.address(0x0000_0ffc), PaneBench.context(session))
        let scene = pane.scene(PaneBench.context(session))
        let bytes = scene.rows.flatMap { row in
            row.bytes.enumerated().map { (row.address + UInt32($0), $1) }
        }
        #expect(bytes.allSatisfy { ($0.1 == nil) == ($0.0 < 0x1000) })
    }

    @Test("calls are innermost first with their call sites")
    func calls() {
        let session = PaneBench.session()
        var pane = CallsPane()
        PaneBench.go(session, to: PaneBench.step(of: "add a0", in: session), &pane)
        #expect(pane.scene(PaneBench.context(session)).rows.map(\.function) == ["twice", "work", "_start"])
    }

    @Test("the disassembly has headings, the current line and the way of the branch")
    func disassembly() {
        let session = PaneBench.session()
        var pane = DisassemblyPane()
        let step = PaneBench.step(of: "bnez a0", in: session)
        PaneBench.go(session, to: step, &pane)
        let scene = pane.scene(PaneBench.context(session))
        let pc = session.recording.pc(at: step)
        #expect(scene.arrow == .init(from: pc, to: pc + 8, isTaken: true))
        #expect(scene.rows.contains(.symbol("done")))
        let current = scene.rows.compactMap {
            if case .instruction(let line) = $0, line.isCurrent { line.operands.plain } else { nil }
        }
        #expect(current == ["a0, done"])
    }

    @Test("breakpoints mark lines and are listed with what they wait for")
    func breakpoints() throws {
        let session = PaneBench.session()
        _ = try session.debugger.addBreakpoint("twice if a0 > 3")
        _ = try session.debugger.addWatchpoint("a0 write")
        let rows = BreakpointsPane().scene(PaneBench.context(session)).rows
        #expect(rows.map(\.place) == ["twice", "a0"])
        #expect(rows.map(\.condition) == ["a0 > 3", nil])
        #expect(session.breakMarks.values.map { $0 } == [.enabled])
    }

    @Test("a watch shows its value and the value before")
    func watches() throws {
        let session = PaneBench.session()
        try session.debugger.addWatch("a0 + 1")
        var pane = WatchesPane()
        PaneBench.go(session, to: PaneBench.step(of: "add a0", in: session), &pane)
        PaneBench.go(session, to: session.position + 1, &pane)
        let row = pane.scene(PaneBench.context(session)).rows.first
        #expect(row?.value == "0x0000_000b")
        #expect(row?.old == "0x0000_0006")
    }

    @Test("the log and the output grow with the cursor")
    func log() {
        let session = PaneBench.session()
        var pane = LogPane()
        PaneBench.go(session, to: 0, &pane)
        #expect(pane.scene(PaneBench.context(session)).lines.isEmpty)
        PaneBench.go(session, to: session.length, &pane)
        let scene = pane.scene(PaneBench.context(session))
        #expect(scene.lines.map(\.text) == ["hi"])
        #expect(scene.output == "0a 00 00 00")
        #expect(scene.outcome == "exit 0")
    }

    @Test("the timeline's columns and positions agree", arguments: [2, 7, 80, 200])
    func timeline(_ width: Int) {
        var scene = TimelineScene()
        scene.length = 12_345
        for column in 0..<width {
            #expect(scene.column(of: scene.position(ofColumn: column, width: width), width: width) == column)
        }
        #expect(scene.position(ofColumn: width - 1, width: width) == 12_345)
    }

    @Test("the timeline knows the depth of the calls")
    func depths() {
        let session = PaneBench.session()
        session.debugger.move(.first)
        let scene = TimelinePane().scene(PaneBench.context(session, Size(session.length + 1, 3)))
        #expect(scene.depths.first == 1)
        #expect(scene.depths.max() == 3)
        #expect(scene.depths.count == session.length + 1)
    }

    @Test("a missing source is a sentence that says what to do")
    func missingSource() {
        let session = PaneBench.session()
        var pane = SourcePane()
        PaneBench.go(session, to: 0, &pane)
        #expect(pane.scene(PaneBench.context(session)).problem?.contains("panes.s is not here") == true)
    }

    @Test("every instruction shows its cells, a range where its outcome decides")
    func costs() {
        let session = PaneBench.session()
        var pane = DisassemblyPane()
        PaneBench.go(session, to: PaneBench.step(of: "bnez", in: session), &pane)
        let rows = pane.scene(PaneBench.context(session)).rows.compactMap { row in
            if case .instruction(let line) = row { line } else { nil }
        }
        #expect(rows.first { $0.isCurrent }?.cost?.cells.contains("-") == true)
        #expect(rows.first { $0.mnemonic.text == "nop" }?.cost?.cells.contains("-") == false)
    }
}
