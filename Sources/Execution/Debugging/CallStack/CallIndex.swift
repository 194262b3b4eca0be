/// The call stack at every position of a run.
///
/// Frames form a tree in which each call is a child of the frame that made it; a frame never changes once it is
/// made. An event says which frame is innermost from a position on, so the stack at any position is one binary search and
/// a walk to the root: every position has its snapshot, and they share their frames.
///
/// Calls and returns are told by the link registers (see `Linkage`). A jump without link to the start of another
/// function replaces the function of the innermost frame (a tail call). A return pops frames until the one whose return
/// address it goes to, so that `longjmp` drops everything between; a return that goes to no live frame's return
/// address is taken for a jump. Positions past 2^32 are not indexed: there the stack stays as it was.
struct CallIndex {
    struct Frame {
        /// −1 for the frame in which the run started.
        var parent: Int32
        var depth: Int32
        /// The frame that this one took the place of by a tail call, or −1.
        var replaced: Int32
        /// Slot to which it returns.
        var returnSlot: UInt32
        /// The step of the call; for a tail call, of the call that made the frame first.
        var callStep: UInt32
        /// The step at whose end the frame came to be.
        var birth: UInt32
    }

    private(set) var frames: [Frame] = []
    /// Steps after which the innermost frame is another one, and that frame.
    private(set) var steps: [UInt32] = []
    private(set) var tops: [Int32] = []
    /// Steps before this one have been looked at.
    private(set) var indexed = 0
    private var top: Int32 = 0
    /// How many frames of the present stack return to a slot: tells in one look whether a return can match.
    private var liveReturns: [Int32]

    static let root: Int32 = 0
    static let maxSteps = Int(UInt32.max)
    private static let noSlot = UInt32.max

    init(slotCount: Int) {
        liveReturns = Array(repeating: 0, count: slotCount + 1)
        let start = Frame(parent: -1, depth: 0, replaced: -1, returnSlot: Self.noSlot, callStep: 0, birth: 0)
        frames.append(start)
    }

    // MARK: - Growing

    /// Looks at the steps of the window but its last one, whose successor is not known.
    mutating func extend(with window: StepWindow, map: CodeMap) {
        let last = min(window.end - 1, Self.maxSteps)
        guard indexed >= window.first, indexed < last else { return }
        var step = indexed
        map.flow.withUnsafeBufferPointer { flow in
            while step < last {
                let kind = flow[window.slot(step)]
                if !kind.isDisjoint(with: .call) {
                    follow(step, kind, from: window.slot(step), to: window.slot(step + 1), map: map)
                }
                step += 1
            }
        }
        indexed = last
    }

    /// Looks at the very last step of a run, which led to the slot (nil: to where no instruction is).
    mutating func finish(lastStep: PackedStep, leadingTo target: Int?, map: CodeMap) {
        guard indexed < Self.maxSteps else { return }
        let slot = Int(lastStep.slot)
        let kind = map.flow[slot]
        if !kind.isDisjoint(with: .call) {
            follow(indexed, kind, from: slot, to: target ?? map.text.slotCount, map: map)
        }
        indexed += 1
    }

    /// Forgets what steps from this one on did.
    mutating func truncate(to step: Int) {
        guard step < indexed else { return }
        while let last = steps.last, Int(last) >= step {
            steps.removeLast()
            tops.removeLast()
        }
        while frames.count > 1, let last = frames.last, Int(last.birth) >= step { frames.removeLast() }
        top = tops.last ?? Self.root
        indexed = step
        for slot in liveReturns.indices { liveReturns[slot] = 0 }
        var frame = top
        while frame >= 0 {
            count(frame, +1)
            frame = frames[Int(frame)].parent
        }
    }

    private mutating func follow(
        _ step: Int, _ kind: CodeMap.Flow, from slot: Int, to target: Int, map: CodeMap
    ) {
        let before = top
        var didReturn = false
        if kind.contains(.pops), liveReturns[target] > 0 {
            while frames[Int(top)].returnSlot != UInt32(target) { pop() }
            pop()
            didReturn = true
        }
        if kind.contains(.pushes) {
            let depth = frames[Int(top)].depth &+ 1
            push(
                Frame(
                    parent: top, depth: depth, replaced: -1, returnSlot: UInt32(slot + 1),
                    callStep: UInt32(step),
                    birth: UInt32(step)))
        } else if kind.contains(.jumps), !didReturn, isTailCall(from: slot, to: target, map) {
            var frame = frames[Int(top)]
            frame.replaced = top
            frame.birth = UInt32(step)
            count(top, -1)
            push(frame)
        }
        guard top != before else { return }
        steps.append(UInt32(step))
        tops.append(top)
    }

    private func isTailCall(from slot: Int, to target: Int, _ map: CodeMap) -> Bool {
        guard target < map.functions.count else { return false }
        let function = map.functions[target]
        guard function >= 0, map.functionStarts[Int(function)] == UInt32(target) else { return false }
        return map.functions[slot] != function
    }

    private mutating func push(_ frame: Frame) {
        frames.append(frame)
        top = Int32(frames.count - 1)
        count(top, +1)
    }

    private mutating func pop() {
        count(top, -1)
        top = frames[Int(top)].parent
    }

    private mutating func count(_ frame: Int32, _ change: Int32) {
        let slot = frames[Int(frame)].returnSlot
        if slot != Self.noSlot { liveReturns[Int(slot)] += change }
    }

    // MARK: - Asking

    subscript(frame: Int32) -> Frame { frames[Int(frame)] }

    /// The innermost frame at a position, as far as steps have been indexed.
    func top(at position: Int) -> Int32 {
        let event = firstEvent(from: position)
        return event == 0 ? Self.root : tops[event - 1]
    }

    /// The first event whose step is this one or later.
    func firstEvent(from step: Int) -> Int {
        var low = 0
        var high = steps.count
        while low < high {
            let middle = (low + high) / 2
            if Int(steps[middle]) < step { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
