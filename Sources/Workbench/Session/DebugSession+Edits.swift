import Engine
import Execution
import RISCV

/// What-if: values that a person puts in; the run is recorded again from there.
extension DebugSession {
    public var canUndo: Bool { !debugger.edits.isEmpty }
    public var canRedo: Bool { !debugger.undoneEdits.isEmpty }

    func change(_ command: DebugCommand) throws(EngineError) -> String {
        switch command {
        case .edit(let target, let text):
            let change = try change(of: target, to: text)
            try editing { () throws(EditError) in try debugger.edit(change) }
            return "changed " + (debugger.edits.last.map(Self.describe) ?? "")
        case .undo:
            try editing { () throws(EditError) in try debugger.undo() }
            return "undone: the change " + (debugger.undoneEdits.last.map(Self.describe) ?? "")
        default:
            try editing { () throws(EditError) in try debugger.redo() }
            return "redone: the change " + (debugger.edits.last.map(Self.describe) ?? "")
        }
    }

    private func editing(_ edit: () throws(EditError) -> Void) throws(EngineError) {
        do throws(EditError) { try edit() } catch { throw .refused(error.description) }
        tables.outdate()
        work = Work(kind: .recording, title: "recording the run again", share: 0)
        stops.removeAll { $0.position > position }
    }

    /// What `a0 = 5`, `pc = main` or `0x2000 = 1`, `*u8(sp) = 1` mean.
    private func change(of target: String, to text: String) throws(EngineError) -> Intervention.Change {
        let value = try value(text).bits
        if target == "pc" { return .pc(value) }
        if let register = Register.number(named: target) { return .register(register, value) }
        let request: WatchpointRequest.Target
        do throws(StopPointError) {
            // The left side reads as a watchpoint's target does; a bare address means its word.
            let isBare = target.first?.isNumber == true && !target.contains(":")
            request = try WatchpointRequest.Target(parsing: isBare ? target + ":4" : target)
        } catch {
            throw .refused(error.description)
        }
        switch request {
        case .register(let number): return .register(number, value)
        case .symbol(let name):
            return .memory(address: try self.value(name).bits, bytes: Self.bytes(of: value, count: 4))
        case .memory(let expression, let count):
            let address = try self.value(expression.text).bits
            guard count <= 4 else { throw .refused("one to four bytes can be changed at once, not \(count)") }
            return .memory(address: address, bytes: Self.bytes(of: value, count: count))
        }
    }

    private static func bytes(of value: UInt32, count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
    }
}
