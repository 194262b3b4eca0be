import RISCV

/// Which steps a search stops at: those that meet any of its interests.
public struct StepFilter {
    /// Steps at these addresses.
    public var addresses: Set<UInt32> = []
    /// Steps of these operations.
    public var opcodes: Set<Opcode> = []
    /// Steps that write one of these registers.
    public var writtenRegisters: Set<UInt8> = []
    /// Steps that touch one of these places.
    public var memory: [MemoryInterest] = []
    /// Steps whose instruction, judged by its address alone, is of interest; asked once for every instruction.
    public var instructions: ((_ pc: UInt32, _ instruction: Instruction) -> Bool)?

    /// A range of addresses whose reads or writes are of interest.
    public struct MemoryInterest: Sendable, Hashable {
        public var address: UInt32
        public var count: UInt32
        public var reads: Bool
        public var writes: Bool

        public init(address: UInt32, count: UInt32, reads: Bool, writes: Bool) {
            self.address = address
            self.count = count
            self.reads = reads
            self.writes = writes
        }
    }

    public init() {}
}

/// A filter prepared for one recording: finds the first or last matching step of a range at about a
/// nanosecond a step.
public struct StepSearch {
    private let recording: Recording
    private let memory: [StepFilter.MemoryInterest]
    /// A mark for every slot of the text.
    private let marks: [UInt8]

    private static let stop: UInt8 = 1
    /// The step's access has to be looked at; the width is the mark's upper four bits.
    private static let access: UInt8 = 2
    /// The step matches if it has a result: calls.
    private static let result: UInt8 = 4

    public init(_ filter: StepFilter, in recording: Recording) {
        self.recording = recording
        memory = filter.memory
        let text = recording.machine.text
        var marks = [UInt8](repeating: 0, count: text.slotCount)
        for region in text.regions {
            for word in 0..<region.count {
                let pc = region.address + UInt32(word) * 4
                guard let instruction = recording.instruction(at: pc) else { continue }
                marks[region.first + word] = Self.mark(
                    filter, pc, instruction, destination: text.slots[region.first + word].rd)
            }
        }
        self.marks = marks
    }

    /// The first matching step of a range.
    public func first(in range: Range<Int>) -> Int? {
        var step = max(0, range.lowerBound)
        let limit = min(range.upperBound, recording.length)
        while step < limit {
            let block = step / Chunk.blockSteps
            let base = block * Chunk.blockSteps
            let end = min(limit, base + Chunk.blockSteps)
            if let offset = search(block, from: step - base, count: end - step, by: 1) {
                return base + offset
            }
            step = end
        }
        return nil
    }

    /// The last matching step of a range.
    public func last(in range: Range<Int>) -> Int? {
        let limit = max(0, range.lowerBound)
        var end = min(range.upperBound, recording.length)
        while end > limit {
            let block = (end - 1) / Chunk.blockSteps
            let base = block * Chunk.blockSteps
            let start = max(limit, base)
            if let offset = search(block, from: end - 1 - base, count: end - start, by: -1) {
                return base + offset
            }
            end = start
        }
        return nil
    }

    /// The block is unpacked when the first access has to be looked at.
    private func search(_ block: Int, from first: Int, count: Int, by stride: Int) -> Int? {
        let results = recording.results(ofBlock: block)
        let text = recording.machine.text
        var unpacked: UnsafePointer<PackedStep>?
        return marks.withUnsafeBufferPointer { marks in
            var index = first
            for _ in 0..<count {
                let result = results[index]
                let mark = marks[text.slot(ofPlace: result.place)]
                if mark & Self.stop != 0 { return index }
                if mark & Self.result != 0, !result.isWithoutResult { return index }
                if mark & Self.access != 0 {
                    let steps = unpacked ?? recording.steps(ofBlock: block)
                    unpacked = steps
                    if matches(steps[index], width: mark >> 4) { return index }
                }
                index &+= stride
            }
            return nil
        }
    }

    private func matches(_ step: PackedStep, width: UInt8) -> Bool {
        let start = UInt64(step.address & ~PackedStep.loadBit)
        let end = start + UInt64(width)
        return memory.contains { interest in
            (step.isStore ? interest.writes : interest.reads)
                && start < UInt64(interest.address) + UInt64(interest.count) && UInt64(interest.address) < end
        }
    }

    private static func mark(
        _ filter: StepFilter, _ pc: UInt32, _ instruction: Instruction, destination: UInt8
    ) -> UInt8 {
        let opcode = instruction.opcode
        if filter.addresses.contains(pc) || filter.opcodes.contains(opcode) { return stop }
        if let instructions = filter.instructions, instructions(pc, instruction) { return stop }
        if filter.writtenRegisters.contains(destination), !opcode.isStore {
            if opcode != .ecall { return stop }
            return result
        }
        guard let width = opcode.memoryWidth else { return 0 }
        let isWanted = filter.memory.contains { opcode.isStore ? $0.writes : $0.reads }
        return isWanted ? access | UInt8(width) << 4 : 0
    }
}
