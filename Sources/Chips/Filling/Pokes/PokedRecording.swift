import Execution
import RISCV

/// Carries pokes over into a recording: what they change of the machine's state becomes interventions, what they
/// change of a step itself becomes an edit of its row.
struct PokedRecording {
    private let recording: Recording
    private let decoded: DecodedProgram
    private(set) var edits: [Int: StepEdit] = [:]
    /// Where a cut ends the run.
    private(set) var end: Int?

    init(_ recording: Recording, _ decoded: DecodedProgram) {
        self.recording = recording
        self.decoded = decoded
    }

    /// Applies pokes in the order of their steps; afterwards the recording stands behind the last of them.
    mutating func apply(_ pokes: [ExecutorPoke]) throws(FillError) {
        let ordered = pokes.enumerated().sorted {
            ($0.element.step, $0.offset) < ($1.element.step, $1.offset)
        }
        for (_, poke) in ordered {
            if poke.step >= recording.length { recording.advance(cycles: poke.step + 1 - recording.length) }
            guard poke.step >= 0, poke.step < recording.length, end == nil else {
                throw .noSuchStep(poke.step, length: end ?? recording.length)
            }
            try apply(poke)
        }
    }

    private mutating func apply(_ poke: ExecutorPoke) throws(FillError) {
        let step = poke.step
        switch poke.change {
        case .register(let index, let value):
            guard (1..<32).contains(index) else {
                throw .impossible(step: step, reason: "only x1…x31 can be set.")
            }
            intervene(at: step, [.register(index, value)])
        case .memory(let address, let word):
            guard address & 3 == 0, address >= MemoryMap.start, address < MemoryMap.end,
                decoded.textWord(at: address) == nil
            else {
                throw .impossible(
                    step: step, reason: "\(address.hexadecimal) is not an aligned word outside the text.")
            }
            intervene(at: step, [.memory(address: address, bytes: word.littleEndianBytes)])
        case .pc(let pc): intervene(at: step, [.pc(pc)])
        case .skip: intervene(at: step, [.pc(recording.pc(at: step) &+ 4)])
        case .next(let pc): try goOn(at: pc, after: step)
        case .repeat: try goOn(at: recording.pc(at: step), after: step)
        case .cut: end = step
        case .form(let form): edits[step, default: StepEdit()].form = form
        case .result(let alteration): try alter(step, alteration)
        case .instruction(let word): try replace(step, word)
        case .staleRegister(let index): try makeStale(step, register: index)
        case .staleMemory: try makeStaleMemory(step)
        }
    }

    /// Goes on with more interventions, keeping the others.
    private func intervene(at step: Int, _ changes: [Intervention.Change]) {
        let added = changes.map { Intervention(step: step, change: $0) }
        recording.rerecord(from: step, interventions: recording.interventions + added)
        recording.advance(cycles: 1)
    }

    private func goOn(at pc: UInt32, after step: Int) throws(FillError) {
        try requireMore(after: step)
        intervene(at: step + 1, [.pc(pc)])
    }

    private func requireMore(after step: Int) throws(FillError) {
        if recording.length == step + 1 { recording.advance(cycles: 1) }
        let isLast = recording.length == step + 1
        if isLast, case .halted = recording.outcome {
            throw .impossible(step: step, reason: "the run halts there, and nothing comes after it.")
        }
    }

    // MARK: - Results

    /// The row of a step, as earlier pokes leave it.
    private func row(_ step: Int) throws(FillError) -> TraceRow {
        if let row = edits[step]?.row { return row }
        var reader: TraceReader
        do { reader = try TraceReader(recording, from: step) } catch { throw .machine(error) }
        guard let row = reader.next(1).first else { throw .noSuchStep(step, length: recording.length) }
        return row
    }

    private mutating func alter(_ step: Int, _ alteration: ExecutorPoke.Alteration) throws(FillError) {
        var row = try row(step)
        let opcode = row.instruction.opcode
        let next = recording.pc(at: step + 1)
        if opcode.isBranch {
            let target = row.pc &+ UInt32(bitPattern: row.instruction.immediate)
            let isTaken = next == target
            let willBeTaken = alteration.applied(to: isTaken ? 1 : 0) & 1 == 1
            return try goOn(at: willBeTaken ? target : row.pc &+ 4, after: step)
        }
        if opcode == .ecall { return try alterCall(step, row, alteration) }
        if opcode.isStore {
            row.new = alteration.applied(to: row.new)
            edits[step, default: StepEdit()].row = row
            return intervene(
                at: step + 1, [.memory(address: row.address & ~3, bytes: row.new.littleEndianBytes)])
        }
        let isLoad = opcode.memoryWidth != nil
        if row.instruction.rd == 0, opcode == .jal || opcode == .jalr {
            return try goOn(at: alteration.applied(to: next), after: step)
        }
        guard opcode.writesRegister, row.instruction.rd != 0 || isLoad else {
            throw .nothingToChange(step: step, instruction: row.instruction.text(at: row.pc))
        }
        row.new = alteration.applied(to: row.new)
        edits[step, default: StepEdit()].row = row
        if row.instruction.rd != 0 { intervene(at: step + 1, [.register(row.instruction.rd, row.new)]) }
    }

    private mutating func alterCall(
        _ step: Int, _ row: TraceRow, _ alteration: ExecutorPoke.Alteration
    ) throws(FillError) {
        var row = row
        row.new = alteration.applied(to: row.new)
        switch Int64(row.source1) {
        case EcallNumber.exit, EcallNumber.commit: row.old = row.new
        default: intervene(at: step + 1, [.register(UInt8(RegisterIndex.argument), row.new)])
        }
        edits[step, default: StepEdit()].row = row
    }

    // MARK: - Other instructions

    private mutating func replace(_ step: Int, _ word: UInt32) throws(FillError) {
        let row = try row(step)
        guard let instruction = Instruction(decoding: word) else {
            throw .impossible(step: step, reason: "\(word.hexadecimal) is no instruction.")
        }
        let calls: [Opcode] = [.ecall, .ebreak, .unimp]
        guard !calls.contains(row.instruction.opcode), !calls.contains(instruction.opcode) else {
            throw .impossible(step: step, reason: "calls cannot be replaced, and nothing can become one.")
        }
        let cursor: TimeCursor
        do { cursor = try TimeCursor(recording) } catch { throw .machine(error) }
        cursor.move(to: step)
        let (a, b) = (cursor.registers[Int(instruction.rs1)], cursor.registers[Int(instruction.rs2)])
        let address = InstructionEffect.address(of: instruction, base: a)
        let memory = cursor.word(at: address) ?? 0
        let effect = InstructionEffect(instruction: instruction, pc: row.pc, a: a, b: b, memory: memory)
        let isStore = instruction.opcode.isStore
        let writes = instruction.opcode.writesRegister && instruction.rd != 0
        edits[step, default: StepEdit()].hasOtherInstruction = true
        edits[step, default: StepEdit()].row = TraceRow(
            pc: row.pc, instruction: instruction, source1: a, source2: b,
            old: isStore ? memory : writes ? cursor.registers[Int(instruction.rd)] : 0, new: effect.result,
            address: address)

        var changes: [Intervention.Change] = []
        if row.instruction.opcode.isStore {
            changes.append(.memory(address: row.address & ~3, bytes: row.old.littleEndianBytes))
        } else if row.instruction.opcode.writesRegister {
            changes.append(.register(row.instruction.rd, row.old))
        }
        if isStore { changes.append(.memory(address: address & ~3, bytes: effect.result.littleEndianBytes)) }
        if writes { changes.append(.register(instruction.rd, effect.result)) }
        changes.append(.pc(effect.next))
        intervene(at: step + 1, changes)
    }

    // MARK: - Stale values

    private mutating func makeStale(_ step: Int, register: UInt8) throws(FillError) {
        guard (1..<32).contains(register),
            case .step(let writer) = recording.lastWrite(ofRegister: register, before: step),
            let change = recording.record(writer).register
        else {
            throw .impossible(step: step, reason: "no step before it wrote x\(register).")
        }
        edits[step, default: StepEdit()].staleRegister = (register, change.old)
        intervene(at: step, [.register(register, change.old)])
    }

    private mutating func makeStaleMemory(_ step: Int) throws(FillError) {
        let row = try row(step)
        guard row.instruction.opcode.memoryWidth != nil else {
            throw .impossible(step: step, reason: "it accesses no memory.")
        }
        let address = row.address & ~3
        guard case .step(let writer) = recording.lastWrite(ofWord: address, before: step) else {
            throw .impossible(step: step, reason: "no step before it wrote \(address.hexadecimal).")
        }
        let cursor: TimeCursor
        do { cursor = try TimeCursor(recording) } catch { throw .machine(error) }
        cursor.move(to: writer)
        let value = cursor.word(at: address) ?? 0
        edits[step, default: StepEdit()].staleWord = (address, value)
        intervene(at: step, [.memory(address: address, bytes: value.littleEndianBytes)])
    }
}

extension UInt32 {
    fileprivate var littleEndianBytes: [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: self >> (8 * $0)) }
    }

    fileprivate var hexadecimal: String { "0x" + String(self, radix: 16) }
}
