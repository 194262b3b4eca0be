import RISCV

/// Reading single steps, outputs and logs.
extension Recording {
    /// Any step, in readable form.
    public func record(_ step: Int) -> StepRecord {
        precondition(step >= 0 && step < length, "a recorded step is 0..<length")
        let packed = steps(ofBlock: step / Chunk.blockSteps)[step % Chunk.blockSteps]
        let pc = machine.text.address(ofSlot: Int(packed.slot))
        guard let instruction = instruction(at: pc) else {
            preconditionFailure("a retired instruction decodes")
        }
        var record = StepRecord(
            step: step, pc: pc, instruction: instruction, register: nil, memory: nil,
            nextPC: self.pc(at: step + 1))
        let destination = machine.text.slots[Int(packed.slot)].rd
        let opcode = instruction.opcode
        if !packed.isStore, packed.address != PackedStep.noResult, destination < 32 {
            record.register = .init(index: destination, old: packed.old, new: packed.new)
        }
        if let width = opcode.memoryWidth, packed.isStore || packed.isLoad {
            let mask: UInt32 = width == 4 ? .max : (1 << (8 * UInt32(width))) - 1
            let address = packed.address & ~PackedStep.loadBit
            let lane = packed.isStore ? (address & 3) * 8 : 0
            let new = packed.new >> lane & mask
            let old = packed.isStore ? packed.old >> lane & mask : new
            record.memory = .init(
                address: address, width: UInt8(width), isWrite: packed.isStore, old: old, new: new)
        }
        return record
    }

    /// Address of the step; at `length`, where the run stands or ended.
    public func pc(at step: Int) -> UInt32 {
        precondition(step >= 0 && step <= length, "a position is 0...length")
        guard step < length else { return machine.pc }
        return machine.text.address(ofSlot: slot(ofStep: step))
    }

    /// The slot of a step's instruction.
    func slot(ofStep step: Int) -> Int {
        machine.text.slot(ofPlace: results(ofBlock: step / Chunk.blockSteps)[step % Chunk.blockSteps].place)
    }

    /// The instruction at an address; nil when it is not text or does not decode.
    public func instruction(at pc: UInt32) -> Instruction? {
        guard pc & 3 == 0, machine.memory.isText(pc) else { return nil }
        return Instruction(decoding: machine.memory.word(at: pc))
    }

    /// What the guest committed before a position.
    public func publicOutput(before position: Int) -> [UInt8] {
        let cycles = machine.host.commitCycles
        let count = cycles.prefixCount { $0 < UInt64(max(0, position)) }
        return Array(machine.host.publicOutput.prefix(4 * count))
    }

    /// What the guest wrote to descriptors 1 and 2 before a position, in order.
    public func log(before position: Int) -> [UInt8] {
        let chunks = machine.host.logChunks
        let count = chunks.prefixCount { $0.cycle < UInt64(max(0, position)) }
        return count == 0 ? [] : Array(machine.host.log.prefix(chunks[count - 1].end))
    }

    /// The steps that wrote to the log, with their bytes.
    public var logEntries: [(step: Int, bytes: ArraySlice<UInt8>)] {
        var start = 0
        return machine.host.logChunks.map { chunk in
            defer { start = chunk.end }
            return (Int(chunk.cycle), machine.host.log[start..<chunk.end])
        }
    }

    /// Remarks on log writes that could not be kept whole.
    public var notes: [String] { machine.host.notes }

    func nearestCheckpoint(to step: Int) -> Checkpoint? {
        let after = checkpoints.prefixCount { $0.step <= step }
        guard after > 0 else { return nil }
        let before = checkpoints[after - 1]
        guard after < checkpoints.count else { return before }
        return checkpoints[after].step - step < step - before.step ? checkpoints[after] : before
    }
}

extension Array {
    /// How many elements at the front fulfil a condition that holds for a prefix only; by binary search.
    func prefixCount(while condition: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
