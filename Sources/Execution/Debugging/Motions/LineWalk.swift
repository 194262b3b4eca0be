/// Finds where a `line`, `over` or `finish` motion ends, one window of steps after the other.
///
/// Between two events of the call index the innermost frame stays the same, so frames that do not matter are
/// passed over without looking at their steps.
struct LineWalk {
    enum Kind {
        case line, over, finish
    }

    let kind: Kind
    /// False in programs without lines, where every instruction counts as a line of its own.
    let usesLines: Bool
    /// `over` and `finish`: the frame that the motion stays in until it is left.
    private var frame: Int32
    /// Forwards: the visit that the motion started in. Backwards: the visit whose start is looked for; nil before.
    private var visit: Visit?
    /// Backwards: the earliest known position of the visit.
    private var earliest: Int?

    private struct Visit: Equatable {
        var frame: Int32
        var line: Int32
    }

    /// Starts at a position with this frame and line (0 for none).
    init(_ kind: Kind, usesLines: Bool, direction: Debugger.Direction, frame: Int32, line: Int32) {
        self.kind = kind
        self.usesLines = usesLines
        self.frame = frame
        if direction == .forward { visit = Visit(frame: frame, line: line) }
    }

    // MARK: - Forwards

    /// The first of the positions at which the motion ends.
    mutating func forward(
        _ positions: Range<Int>, _ window: StepWindow, _ calls: CallIndex, _ map: CodeMap
    ) -> Int? {
        var event = calls.firstEvent(from: positions.lowerBound)
        var innermost = calls.top(at: positions.lowerBound)
        var start = positions.lowerBound
        while start < positions.upperBound {
            let hasEvent = event < calls.steps.count
            let end = hasEvent ? min(positions.upperBound, Int(calls.steps[event]) + 1) : positions.upperBound
            if admitsForward(innermost, calls), let found = first(in: start..<end, innermost, window, map) {
                return found
            }
            if hasEvent {
                innermost = calls.tops[event]
                event += 1
            }
            start = end
        }
        return nil
    }

    private mutating func admitsForward(_ innermost: Int32, _ calls: CallIndex) -> Bool {
        if kind == .line { return true }
        let isLeft = calls[innermost].depth < calls[frame].depth
        if isLeft { frame = innermost }
        return isLeft || kind == .over && innermost == frame
    }

    private func first(in positions: Range<Int>, _ innermost: Int32, _ window: StepWindow, _ map: CodeMap)
        -> Int?
    {
        guard usesLines, kind != .finish else { return positions.first }
        let present = visit?.frame == innermost ? visit?.line ?? 0 : 0
        return map.steppedLines.withUnsafeBufferPointer { lines in
            for position in positions {
                let line = lines[window.slot(position)]
                if line != 0, line != present { return position }
            }
            return nil
        }
    }

    // MARK: - Backwards

    /// The position at which the motion ends, when that is certain from the positions seen so far.
    mutating func backward(
        _ positions: Range<Int>, _ window: StepWindow, _ calls: CallIndex, _ map: CodeMap
    ) -> Int? {
        var event = calls.firstEvent(from: positions.upperBound - 1) - 1
        var end = positions.upperBound
        while end > positions.lowerBound {
            let hasEvent = event >= 0
            let start =
                hasEvent ? max(positions.lowerBound, Int(calls.steps[event]) + 1) : positions.lowerBound
            let innermost = hasEvent ? calls.tops[event] : CallIndex.root
            if start < end, admitsBackward(innermost, calls),
                let found = last(in: start..<end, innermost, window, map)
            {
                return found
            }
            event -= 1
            end = start
        }
        return nil
    }

    /// What is left when the start of the run is reached.
    var startOfFirstVisit: Int? { earliest }

    private mutating func admitsBackward(_ innermost: Int32, _ calls: CallIndex) -> Bool {
        if kind == .line || innermost == frame { return true }
        let wasTailCalled = calls[frame].replaced == innermost
        let isLeft = calls[innermost].depth < calls[frame].depth
        if wasTailCalled || isLeft { frame = innermost }
        return wasTailCalled || isLeft
    }

    private mutating func last(
        in positions: Range<Int>, _ innermost: Int32, _ window: StepWindow, _ map: CodeMap
    ) -> Int? {
        guard usesLines else { return positions.last }
        for position in positions.reversed() {
            let line = map.steppedLines[window.slot(position)]
            if line == 0 { continue }
            let here = Visit(frame: innermost, line: line)
            if let visit, visit != here { return earliest }
            visit = here
            earliest = position
        }
        return nil
    }
}
