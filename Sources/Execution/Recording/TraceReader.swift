import RISCV

/// One step with everything that a table row needs.
public struct TraceRow: Sendable, Hashable {
    public var pc: UInt32
    public var instruction: Instruction
    /// The values of the instruction's two source registers before the step; for a call, of a7 and a2.
    public var source1: UInt32
    public var source2: UInt32
    /// The destination register before and after, or for a store the aligned word before and after.
    public var old: UInt32
    public var new: UInt32
    /// Address of a load or store; 0 otherwise.
    public var address: UInt32

    public init(
        pc: UInt32, instruction: Instruction, source1: UInt32, source2: UInt32, old: UInt32, new: UInt32,
        address: UInt32
    ) {
        self.pc = pc
        self.instruction = instruction
        self.source1 = source1
        self.source2 = source2
        self.old = old
        self.new = new
        self.address = address
    }
}

/// Reads a recording from front to back in blocks of rows, with source register values filled in.
public struct TraceReader {
    private let cursor: TimeCursor
    private let recording: Recording
    /// The next step to be read.
    public private(set) var position: Int
    private let decoded: [Instruction?]
    private let addresses: [UInt32]

    /// A reader that starts at a step.
    public init(_ recording: Recording, from step: Int = 0) throws(MachineError) {
        self.recording = recording
        cursor = try TimeCursor(recording)
        cursor.move(to: step)
        position = cursor.position
        let text = recording.machine.text
        addresses = (0..<text.slotCount).map { text.address(ofSlot: $0) }
        decoded = addresses.map { recording.instruction(at: $0) }
    }

    /// The next rows, at most `limit`; empty at the end.
    public mutating func next(_ limit: Int = 4096) -> [TraceRow] {
        let block = position / Chunk.blockSteps
        var end = min(recording.length, position + max(0, limit), (block + 1) * Chunk.blockSteps)
        // An edit changes registers between two rows: a block ends before it.
        if let edit = recording.applied.first(where: { $0.step > position }) { end = min(end, edit.step) }
        guard end > position else { return [] }
        let steps = recording.steps(ofBlock: block) + position % Chunk.blockSteps
        var x = cursor.registers
        x.append(0)
        let slots = recording.machine.text.slots
        var rows: [TraceRow] = []
        rows.reserveCapacity(end - position)
        for index in 0..<(end - position) {
            let step = steps[index]
            let slot = Int(step.slot)
            guard let instruction = decoded[slot] else { preconditionFailure("a retired step decodes") }
            let isAccess = step.isStore || step.isLoad
            let isCall = instruction.opcode == .ecall
            rows.append(
                TraceRow(
                    pc: addresses[slot], instruction: instruction,
                    source1: x[isCall ? 17 : Int(instruction.rs1)],
                    source2: x[isCall ? 12 : Int(instruction.rs2)], old: step.old, new: step.new,
                    address: isAccess ? step.address & ~PackedStep.loadBit : 0))
            if !step.isStore { x[Int(slots[slot].rd)] = step.new }
        }
        position = end
        cursor.move(to: end)
        return rows
    }
}
