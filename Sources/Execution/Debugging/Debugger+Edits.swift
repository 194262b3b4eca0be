import RISCV

/// Changing the run: what a person sets at a position holds from there on, and everything after is recorded again.
///
/// Each of these leaves the run recorded up to the edit only; `advanceRecording` or the next motion records the rest.
extension Debugger {
    /// Sets a register, memory or the pc at the present position.
    public func edit(_ change: Intervention.Change) throws(EditError) {
        try check(change)
        undoneEdits = []
        edits.append(Intervention(step: position, change: change))
        record(from: position)
    }

    /// Takes back the newest edit and goes to where it was made.
    public func undo() throws(EditError) {
        guard let last = edits.popLast() else { throw .nothingToUndo }
        undoneEdits.append(last)
        record(from: last.step)
    }

    /// Makes the edit again that was undone last, and goes to where it is.
    public func redo() throws(EditError) {
        guard let next = undoneEdits.popLast() else { throw .nothingToRedo }
        edits.append(next)
        record(from: next.step)
    }

    private func record(from step: Int) {
        search = nil
        lastIgnored = [:]
        calls.truncate(to: step)
        recording.rerecord(from: step, interventions: edits)
        // One step more, so that the edit has taken effect at its position.
        recording.advance(cycles: 1)
        position = min(step, length)
    }

    private func check(_ change: Intervention.Change) throws(EditError) {
        if case .halted? = outcome, position == length { throw .runIsOver }
        switch change {
        case .register(let number, let value):
            guard number < 32 else { throw .noRegister(number) }
            guard number != 0 else { throw .zeroRegister }
            guard registers[Int(number)] != value else { throw .changesNothing }
        case .memory(let address, let bytes):
            guard !bytes.isEmpty else { throw .noBytes }
            let now = self.bytes(at: address, count: bytes.count)
            guard !now.contains(nil) else { throw .unmapped(address: address, count: bytes.count) }
            for offset in bytes.indices where recording.machine.memory.isText(address &+ UInt32(offset)) {
                throw .text(address &+ UInt32(offset))
            }
            guard now != bytes.map(Optional.some) else { throw .changesNothing }
        case .pc(let target):
            guard map.slot(of: target) != nil else { throw .notText(target) }
            guard target != pc else { throw .changesNothing }
        }
    }
}
