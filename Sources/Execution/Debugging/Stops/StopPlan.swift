import RISCV

/// The enabled breakpoints and watchpoints, arranged for scanning.
///
/// Every slot of the text carries marks that say whether a step there can matter at all; only marked steps are
/// looked at closely, and conditions are evaluated only where place and access fit.
struct StopPlan {
    /// By slot: `breakMark`, `watchMark`.
    private(set) var marks: [UInt8]
    private(set) var breakpoints: [ArmedBreakpoint] = []
    private(set) var watchpoints: [ArmedWatchpoint] = []
    /// Ascending.
    private(set) var cycles: [Int] = []

    static let breakMark: UInt8 = 1
    static let watchMark: UInt8 = 2
    /// The number of the place that `run(to:)` names.
    static let destination = 0

    struct ArmedBreakpoint {
        var id: Int
        var place: BreakpointRequest.Place
        var slots: Set<Int>
        var condition: Expression?
        var ignoreCount: Int
        /// The last position whose hit is passed over; −1 when none is.
        var lastIgnored = -1
    }

    struct ArmedWatchpoint {
        var id: Int
        var target: Watchpoint.Target
        var trigger: Watchpoint.Trigger
        var condition: Expression?
    }

    init(slotCount: Int) { marks = Array(repeating: 0, count: slotCount) }

    var isEmpty: Bool { breakpoints.isEmpty && watchpoints.isEmpty }

    mutating func add(_ breakpoint: ArmedBreakpoint, text: ExecutableText) {
        breakpoints.append(breakpoint)
        for slot in breakpoint.slots { marks[slot] |= Self.breakMark }
        switch breakpoint.place {
        case .cycle(let cycle):
            cycles.append(cycle)
            cycles.sort()
        case .operation(let set):
            for slot in 0..<text.slotCount where set.contains(text.slots[slot]) {
                marks[slot] |= Self.breakMark
            }
        case .address, .symbol, .line: break
        }
    }

    mutating func add(_ watchpoint: ArmedWatchpoint, text: ExecutableText) {
        watchpoints.append(watchpoint)
        for slot in 0..<text.slotCount where watchpoint.canMatter(text.slots[slot]) {
            marks[slot] |= Self.watchMark
        }
    }

    mutating func setLastIgnored(_ position: Int, of index: Int) { breakpoints[index].lastIgnored = position }
}

extension StopPlan.ArmedBreakpoint {
    /// Whether the place is at this position. `previous` is the step before, if there is one.
    func isPlace(position: Int, step: PackedStep, previous: PackedStep?, map: CodeMap) -> Bool {
        let slot = Int(step.slot)
        switch place {
        case .cycle(let cycle): return position == cycle
        case .operation(let set): return set.contains(map.text.slots[slot])
        case .address, .symbol: return slots.contains(slot)
        case .line:
            guard slots.contains(slot) else { return false }
            guard let previous else { return true }
            // Going round inside the line does not enter it again, but calling it does.
            let before = Int(previous.slot)
            return map.lines[before] != map.lines[slot] || map.flow[before].contains(.pushes)
        }
    }
}

extension StopPlan.ArmedWatchpoint {
    /// The instructions whose steps have to be looked at. They are pre-decoded: rd 32 stands for none.
    func canMatter(_ instruction: Instruction) -> Bool {
        switch target {
        case .memory:
            return trigger == .read ? instruction.opcode.isLoad : instruction.opcode.isStore
        case .register(let number):
            return trigger == .read ? reads(number, instruction) : instruction.rd == number
        }
    }

    /// The watched thing before and after the step, if the step is an access that triggers.
    func access(of step: PackedStep, by instruction: Instruction) -> (old: UInt32, new: UInt32)? {
        guard canMatter(instruction) else { return nil }
        switch target {
        case .register:
            if trigger == .read { return (step.old, step.new) }
            if step.address == PackedStep.noResult { return nil }
        case .memory(let address, let count):
            let width = instruction.opcode.memoryWidth ?? 0
            let place = step.address & ~PackedStep.loadBit
            let isInside = UInt64(place) < UInt64(address) + UInt64(count)
            guard isInside, UInt64(address) < UInt64(place) + UInt64(width) else { return nil }
            if trigger == .read { return (step.new, step.new) }
            let lanes = lanes(of: step, address, count)
            return trigger == .change && lanes.old == lanes.new ? nil : lanes
        }
        return trigger == .change && step.old == step.new ? nil : (step.old, step.new)
    }

    /// The watched bytes within the aligned word of a store, moved down to bit 0.
    private func lanes(of step: PackedStep, _ address: UInt32, _ count: Int) -> (old: UInt32, new: UInt32) {
        let word = step.address & ~3
        let first = address > word ? address - word : 0
        let end = min(UInt64(address) + UInt64(count) - UInt64(word), 4)
        let bits = UInt32((end - UInt64(first)) * 8)
        let mask: UInt32 = bits >= 32 ? .max : (1 << bits) - 1
        return ((step.old >> (first * 8)) & mask, (step.new >> (first * 8)) & mask)
    }

    /// A call to the host reads its number and its arguments.
    private func reads(_ number: UInt8, _ instruction: Instruction) -> Bool {
        if instruction.opcode == .ecall { return [10, 11, 12, 17].contains(number) }
        let first = instruction.opcode.readsFirstSource && instruction.rs1 == number
        return first || instruction.opcode.readsSecondSource && instruction.rs2 == number
    }
}
