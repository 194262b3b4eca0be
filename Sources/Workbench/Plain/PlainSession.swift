import Engine
import Execution
import RISCV

/// A debugging session in sentences: for screen readers, dumb terminals and scripts.
public final class PlainSession {
    public let session: DebugSession
    /// Whether `quit` was said.
    public private(set) var hasQuit = false

    public init(_ session: DebugSession) {
        self.session = session
    }

    /// Records the run to its end and tells how it ended and where the cursor stands.
    public func start() -> [String] {
        let lines = finishWork(from: session.debugger.registers)
        let end =
            session.outcome.map { Debugger.sentence(for: $0, cycles: session.length) } ?? "the run goes on"
        let notes = session.opened.notes
        return notes + ["\(session.name): \(Grouped.text(session.length)) steps recorded; \(end)"]
            + (lines.isEmpty ? [place] : lines)
    }

    /// Carries a line out and gives what to say about it.
    public func take(_ line: String) throws(EngineError) -> [String] {
        guard let command = try DebugCommand.parse(line) else { return [] }
        if command == .quit {
            hasQuit = true
            return []
        }
        let before = session.debugger.registers
        var lines = try session.perform(command)
        lines += finishWork(from: before)
        return lines
    }

    /// Does what was begun, and describes the new moment.
    private func finishWork(from before: [UInt32]) -> [String] {
        guard session.work != nil else { return [] }
        let position = session.position
        var lines: [String] = []
        while session.work != nil {
            let isMotion = if case .moving = session.work?.kind { true } else { false }
            if let notice = session.advance(budget: 10_000_000), isMotion { lines = [notice.text] }
        }
        guard session.position != position || !lines.isEmpty else { return lines }
        // What stopped a motion is worth its own sentence; a plain step is not.
        let reason = lines.first.map { $0 == session.whereabouts ? [] : [$0] } ?? []
        return reason + [place + changes(from: before)] + session.watchLines
    }

    /// "step 18204, main.swift line 12, in compress".
    private var place: String {
        var text = "step \(session.position)"
        if let location = session.debugger.location {
            text += ", \(session.sources.name(of: location.file)) line \(location.line)"
        } else {
            text += ", \(HexText.word(session.debugger.pc))"
        }
        if let symbol = session.program.symbols.symbol(containing: session.debugger.pc) {
            text += ", in \(symbol.displayName.escaped)"
        }
        return text
    }

    /// ", a0 changed from 0x1055 to 0x1a6d": at most four registers, the rest as a number.
    private func changes(from before: [UInt32]) -> String {
        let now = session.debugger.registers
        let changed = now.indices.filter { now[$0] != before[$0] }
        let told = changed.prefix(4).map { index in
            ", \(Register.name(UInt8(index))) changed from 0x\(String(before[index], radix: 16)) to 0x\(String(now[index], radix: 16))"
        }
        let rest = changed.count - told.count
        return told.joined() + (rest > 0 ? ", and \(rest) more register\(rest == 1 ? "" : "s")" : "")
    }
}
