/// Everything but memory pages that a machine needs to go on from a step; the pages are in `PageHistory`.
///
/// It is the state before the interventions of its step.
struct Checkpoint {
    var step: Int
    var registers: [GuestWord]
    var pc: GuestWord
    var publicWordsRead: Int
    var privateWordsRead: Int
    var publicOutputBytes: Int
    var logBytes: Int
    var notes: Int
    var touchedPages: Int

    init(of machine: borrowing Machine) {
        let registers = machine.x
        step = Int(machine.cycle)
        self.registers = (0..<Machine.registerCount).map { registers[$0] }
        pc = machine.pc
        publicWordsRead = machine.host.publicWordsRead
        privateWordsRead = machine.host.privateWordsRead
        publicOutputBytes = machine.host.publicOutput.count
        logBytes = machine.host.logBytes
        notes = machine.host.notes.count
        touchedPages = machine.memory.touchedPages.count
    }
}

extension Machine {
    /// Takes back everything but memory to a checkpoint of the same run.
    mutating func restore(_ checkpoint: Checkpoint) {
        for index in 0..<Self.registerCount { x[index] = checkpoint.registers[index] }
        pc = checkpoint.pc
        cycle = UInt64(checkpoint.step)
        outcome = nil
        misalignedAccesses = 0
        memory.forgetTouchedPages(after: checkpoint.touchedPages)
        host.restore(checkpoint)
    }
}

extension GuestHost {
    mutating func restore(_ checkpoint: Checkpoint) {
        publicWordsRead = checkpoint.publicWordsRead
        privateWordsRead = checkpoint.privateWordsRead
        publicOutput.removeLast(max(0, publicOutput.count - checkpoint.publicOutputBytes))
        commitCycles.removeLast(max(0, commitCycles.count - checkpoint.publicOutputBytes / 4))
        log.removeLast(max(0, log.count - checkpoint.logBytes))
        while let last = logChunks.last, last.end > checkpoint.logBytes { logChunks.removeLast() }
        logBytes = checkpoint.logBytes
        notes.removeLast(max(0, notes.count - checkpoint.notes))
    }
}
