import Execution
import RISCV

public final class Debugger {
    public enum Direction: Sendable { case forward, backward }
    public enum Motion: Sendable {
        case instruction(Direction), line(Direction), over(Direction), finish(Direction), resume(Direction)
        case go(to: Int), first, last
    }
    public struct Stop { var position: Int; var sentence: String }
    let recording: Recording
    var cursor: TimeCursor
    public var position: Int { cursor.position }
    public var pc: UInt32 { cursor.pc }
    public var registers: [UInt32] { cursor.registers }
    var pending: Motion?
    init(recording: Recording) throws(MachineError) {
        self.recording = recording; cursor = try TimeCursor(recording)
    }
    func begin(_ motion: Motion) { pending = motion }
    func advance(budget: Int) -> Stop? {
        var position = position
        switch pending {
        case .instruction(.forward): position += 1
        case .instruction(.backward): position -= 1
        case .line(.forward), .over(.forward): position += 3
        case .line(.backward), .over(.backward): position -= 3
        case .go(let step): position = step
        case .first, .resume(.backward): position = 0
        default: position = recording.length
        }
        position = max(0, min(recording.length, position))
        cursor.move(to: position)
        return Stop(position: position, sentence: "stepped")
    }
    func cancel() -> Stop? { nil }
}
