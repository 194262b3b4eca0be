/// Looks through windows of steps for the first position at which a breakpoint or watchpoint stops.
struct StopScan {
    var plan: StopPlan
    let map: CodeMap
    /// Moves along to the positions at which conditions are evaluated.
    let probe: Probe

    struct Hit {
        var position: Int
        var reason: Debugger.StopReason
    }

    // MARK: - Forwards

    /// The first hit at positions after `start`, up to and with `end`. The window holds the steps from the one before
    /// `start` (if any) to that of `end` (if the run has it).
    func forward(after start: Int, through end: Int, _ window: StepWindow) -> Hit? {
        var step = start
        while true {
            step = nextMarked(from: step, before: min(end + 1, window.end), window)
            guard step <= end, step < window.end else { return nil }
            if step > start, let hit = breakpointHit(at: step, window) { return hit }
            if step < end, let hit = watchpointHit(by: step, stoppingAt: step + 1, window) { return hit }
            step += 1
        }
    }

    /// The first step at or after this one that has a mark or a breakpoint's number.
    private func nextMarked(from step: Int, before end: Int, _ window: StepWindow) -> Int {
        guard step < end else { return end }
        var limit = end
        for cycle in plan.cycles where cycle >= step {
            limit = min(limit, cycle)
            break
        }
        return plan.marks.withUnsafeBufferPointer { marks in
            var index = step
            // Slots of recorded steps are slots of the text, so the look-up needs no check.
            let base = marks.baseAddress.unsafelyUnwrapped
            while index < limit, base[window.slot(index)] == 0 { index += 1 }
            return index
        }
    }

    // MARK: - Backwards

    /// The last hit at positions from `start` up to, but without, `end`. The window holds the steps from the one before
    /// `start` (if any) up to `end`.
    func backward(from start: Int, before end: Int, _ window: StepWindow) -> Hit? {
        var step = end
        while true {
            guard let marked = lastMarked(from: start, before: step, window) else { return nil }
            step = marked
            if let hit = breakpointHit(at: step, window) { return hit }
            if let hit = watchpointHit(by: step, stoppingAt: step, window) { return hit }
        }
    }

    private func lastMarked(from start: Int, before end: Int, _ window: StepWindow) -> Int? {
        guard start < end else { return nil }
        let limit = plan.cycles.last { $0 < end && $0 >= start } ?? start - 1
        let found = plan.marks.withUnsafeBufferPointer { marks in
            var index = end - 1
            let stop = max(limit, start)
            let base = marks.baseAddress.unsafelyUnwrapped
            while index > stop, base[window.slot(index)] == 0 { index -= 1 }
            return index
        }
        let isMarked = plan.marks[window.slot(found)] != 0
        return isMarked || found == limit ? found : nil
    }

    // MARK: - Candidates

    /// How many hits of one breakpoint lie at positions from `start` up to `end`, ignored ones included; gives up
    /// at `limit` and tells the position of the last one counted.
    func countHits(
        of index: Int, from start: Int, before end: Int, limit: Int, _ window: StepWindow
    ) -> (count: Int, last: Int) {
        var counted = (count: 0, last: -1)
        var step = start
        while counted.count < limit {
            step = nextMarked(from: step, before: end, window)
            guard step < end else { break }
            if holds(plan.breakpoints[index], at: step, window) { counted = (counted.count + 1, step) }
            step += 1
        }
        return counted
    }

    private func breakpointHit(at position: Int, _ window: StepWindow) -> Hit? {
        let isMarked = plan.marks[window.slot(position)] & StopPlan.breakMark != 0
        guard isMarked || !plan.cycles.isEmpty else { return nil }
        for breakpoint in plan.breakpoints
        where position > breakpoint.lastIgnored && holds(breakpoint, at: position, window) {
            let isDestination = breakpoint.id == StopPlan.destination
            return Hit(position: position, reason: isDestination ? .arrived : .breakpoint(breakpoint.id))
        }
        return nil
    }

    private func holds(_ breakpoint: StopPlan.ArmedBreakpoint, at position: Int, _ window: StepWindow) -> Bool
    {
        let previous = position > window.first ? window[position - 1] : nil
        guard breakpoint.isPlace(position: position, step: window[position], previous: previous, map: map)
        else {
            return false
        }
        return probe.holds(breakpoint.condition, at: position)
    }

    private func watchpointHit(by step: Int, stoppingAt position: Int, _ window: StepWindow) -> Hit? {
        guard plan.marks[window.slot(step)] & StopPlan.watchMark != 0 else { return nil }
        let instruction = map.text.slots[window.slot(step)]
        for watchpoint in plan.watchpoints {
            guard var access = watchpoint.access(of: window[step], by: instruction) else { continue }
            guard probe.holds(watchpoint.condition, at: step + 1) else { continue }
            if case .register(let number) = watchpoint.target, watchpoint.trigger == .read {
                let value = probe.register(number, at: step)
                access = (value, value)
            }
            return Hit(
                position: position, reason: .watchpoint(watchpoint.id, old: access.old, new: access.new))
        }
        return nil
    }
}
