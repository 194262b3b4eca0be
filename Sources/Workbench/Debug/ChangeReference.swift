import Execution
import RISCV

/// The position that "changed" refers to, always in the past of the cursor.
///
/// After a motion forwards that is where the motion began, as in every debugger; after one backwards or a jump into
/// the unknown it is one step before the cursor, since "what will have changed" would only confuse.
struct ChangeReference: Sendable {
    private var now: (position: Int, registers: [UInt32])?
    private var before: (position: Int, registers: [UInt32])?

    mutating func follow(_ session: DebugSession) {
        if let now, now.position == session.position, now.registers == session.registers { return }
        before = now.flatMap { $0.position < session.position ? $0 : nil }
        now = (session.position, session.registers)
    }

    /// The step whose state the changes are told against; nil at the start.
    func position(_ session: DebugSession) -> Int? {
        if now?.position == session.position, let before { return before.position }
        return session.position > 0 ? session.position - 1 : nil
    }

    /// The registers that have another value now, with their old values.
    func oldRegisters(_ session: DebugSession) -> [UInt8: UInt32] {
        var old: [UInt8: UInt32] = [:]
        if now?.position == session.position, let before {
            for (number, value) in before.registers.enumerated() where value != session.registers[number] {
                old[UInt8(number)] = value
            }
        } else if let change = session.lastRecord?.register, change.old != change.new {
            old[change.index] = change.old
        }
        return old
    }

    /// "◆ since step 18,203".
    func note(_ session: DebugSession) -> String {
        position(session).map { "◆ changed since \(ValueText.count($0))" } ?? ""
    }
}
