import RISCV

extension Debugger {
    /// One function call that has not returned.
    public struct Frame: Sendable, Hashable {
        /// 0 is the innermost.
        public var level: Int
        /// As people read it; the address in hexadecimal when no symbol contains it.
        public var function: String
        /// Start of the function, when a symbol contains the frame's pc.
        public var functionAddress: UInt32?
        /// Where the frame stands: at the present instruction, or at the call that it waits for.
        public var pc: UInt32
        /// Address of the instruction that called this frame; nil in the outermost one.
        public var callSite: UInt32?
        /// The step of that call; going there shows the moment before it.
        public var callStep: Int?
        /// The source line of `pc`; nil where there is none.
        public var location: SourceLocation?
        /// `location`, or else the nearest line before, or else after, `pc` in the same function.
        public var nearestUserLocation: SourceLocation?
    }

    /// The frames at the present position, innermost first, at most 1000; `callDepth` tells how many there are.
    public var callStack: [Frame] { callStack(at: position) }

    /// How many frames there are at the present position; at least 1.
    public var callDepth: Int { callDepth(at: position) }

    /// How many frames there are at any position; one binary search once the calls are indexed.
    public func callDepth(at position: Int) -> Int {
        indexCalls(upTo: position)
        return Int(calls[calls.top(at: position)].depth) + 1
    }

    /// The frames at any position, innermost first.
    @discardableResult
    public func callStack(at position: Int, limit: Int = 1000) -> [Frame] {
        precondition(position >= 0 && position <= length, "a position is 0...length")
        indexCalls(upTo: position)
        var frames: [Frame] = []
        var index = calls.top(at: position)
        var pc = recording.shownPC(at: position)
        while index >= 0, frames.count < limit {
            let call = calls[index]
            let callStep = call.parent >= 0 ? Int(call.callStep) : nil
            let callSite = callStep.map { recording.pc(at: $0) }
            frames.append(frame(level: frames.count, pc: pc, callSite: callSite, callStep: callStep))
            pc = callSite ?? pc
            index = call.parent
        }
        return frames
    }

    /// The innermost frame that has a source line: what to show when the present one has none.
    public var nearestUserFrame: Frame? { callStack.first { $0.location != nil } }

    private func frame(level: Int, pc: UInt32, callSite: UInt32?, callStep: Int?) -> Frame {
        let symbol = program.symbols.symbol(containing: pc)
        let location = location(of: pc)
        return Frame(
            level: level, function: symbol?.displayName ?? HexText.word(pc),
            functionAddress: symbol?.address,
            pc: pc, callSite: callSite, callStep: callStep, location: location,
            nearestUserLocation: location ?? nearestLocation(to: pc, in: symbol))
    }

    private func nearestLocation(to pc: UInt32, in symbol: Symbol?) -> SourceLocation? {
        guard let symbol else { return nil }
        let rows = program.lines.rows
        let after = rows.prefixCount { $0.start <= pc }
        let isInside = { (row: LineTable.Row) in
            row.location.line > 0
                && self.program.symbols.symbol(containing: row.start)?.address == symbol.address
        }
        // Only the neighbours: a function's rows are next to each other.
        if after > 0, isInside(rows[after - 1]) { return rows[after - 1].location }
        if after < rows.count, isInside(rows[after]) { return rows[after].location }
        return nil
    }

    /// Lets the call index know the events before a position; true when it does, false when the budget of steps did
    /// not suffice.
    @discardableResult
    func indexCalls(upTo position: Int, budget: Int = .max) -> Bool {
        var left = budget
        let goal = min(position, length - 1)
        while calls.indexed < goal, calls.indexed < CallIndex.maxSteps {
            guard left > 0 else { return false }
            let start = calls.indexed
            let end = min(goal + 1, start + Self.windowSteps)
            withWindow(start..<max(end, start + 2)) { calls.extend(with: $0, map: map) }
            left -= end - start
        }
        if outcome != nil, position == length, length > 0, calls.indexed == length - 1 {
            let target = map.slot(of: recording.pc(at: length))
            withWindow(length - 1..<length) {
                calls.finish(lastStep: $0[length - 1], leadingTo: target, map: map)
            }
        }
        return true
    }
}
