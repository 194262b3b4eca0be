import RISCV

extension Debugger {
    /// Starts a motion from the present position; `advance` carries it out. A motion under way is given up.
    ///
    /// A place of `run(to:)` that does not exist makes it end at once, refused; `addresses(of:)` tells beforehand.
    public func begin(_ motion: Motion) {
        search = nil
        var plan = makePlan()
        if case .run(let place, _) = motion {
            let addresses = (try? resolver.addresses(of: place)) ?? []
            plan.add(
                StopPlan.ArmedBreakpoint(
                    id: StopPlan.destination, place: place, slots: slots(of: addresses), ignoreCount: 0),
                text: map.text)
        }
        var next = Search(
            motion: motion, origin: position, frontier: position, stage: .indexing,
            scan: StopScan(plan: plan, map: map, probe: probe))
        switch motion {
        case .go(let target): (next.stage, next.target) = (.reaching, max(0, target))
        case .first: (next.stage, next.target) = (.reaching, 0)
        case .last: next.stage = .reaching
        case .instruction(.forward): next.target = position + 1
        case .instruction(.backward): next.target = position - 1
        default: break
        }
        search = next
    }

    /// Carries the motion on, looking at about `budget` steps; nil when there is more to do.
    public func advance(budget: Int) -> Stop? {
        guard var running = search else { return stop(at: position, .stepped) }
        search = nil
        var left = max(budget, 1)
        while left > 0 {
            guard let found = slice(&running, &left) else { continue }
            return land(found)
        }
        search = running
        return nil
    }

    /// Gives the motion up and stays where it got to.
    @discardableResult
    public func cancel() -> Stop {
        let reached = search?.frontier ?? position
        search = nil
        return land(stop(at: min(reached, length), .cancelled))
    }

    /// A whole motion in one go.
    @discardableResult
    public func move(_ motion: Motion) -> Stop {
        begin(motion)
        while true {
            if let stop = advance(budget: .max) { return stop }
        }
    }

    public var isMoving: Bool { search != nil }

    /// How far the motion has come, 0…1, at most; nil when none is under way.
    public var motionProgress: Double? {
        guard let search else { return nil }
        let (done, total) =
            switch search.stage {
            case .reaching: (length, search.target ?? Int(clamping: recording.limits.maxCycles))
            case .indexing: (calls.indexed, search.origin)
            case .counting(_, _, let end): (end, length)
            case .scanning:
                search.motion.direction == .backward
                    ? (search.origin - search.frontier, search.origin)
                    : (search.frontier - search.origin, length - search.origin)
            }
        return total <= 0 ? 0 : min(1, Double(done) / Double(total))
    }

    private func land(_ stop: Stop) -> Stop {
        position = stop.position
        switch stop.reason {
        case .breakpoint(let id):
            if let index = breakpoints.firstIndex(where: { $0.id == id }) { breakpoints[index].stops += 1 }
        case .watchpoint(let id, _, _):
            if let index = watchpoints.firstIndex(where: { $0.id == id }) { watchpoints[index].stops += 1 }
        default: break
        }
        return stop
    }

    // MARK: - Slices

    private func slice(_ search: inout Search, _ left: inout Int) -> Stop? {
        switch search.stage {
        case .reaching: return reach(search, &left)
        case .indexing:
            let before = calls.indexed
            let isDone = indexCalls(upTo: search.origin, budget: left)
            left -= calls.indexed - before
            guard isDone else { return nil }
            if let stop = prepare(&search) { return stop }
            search.stage = nextToCount(in: search, from: 0)
            return nil
        case .counting(let index, let count, let end):
            countSlice(&search, index: index, count: count, end: end, &left)
            return nil
        case .scanning:
            return search.motion.direction == .backward
                ? backwardSlice(&search, &left) : forwardSlice(&search, &left)
        }
    }

    private func reach(_ search: Search, _ left: inout Int) -> Stop? {
        let target = search.target ?? .max
        if target <= length {
            let reason: StopReason = search.motion == .first ? .start : .stepped
            if target == length, let outcome { return stop(at: target, .end(outcome)) }
            return stop(at: target, reason)
        }
        if let outcome { return stop(at: length, .end(outcome)) }
        record(&left)
        return nil
    }

    /// Records a slice, paid from the budget.
    private func record(_ left: inout Int) {
        let before = length
        recording.advance(cycles: min(left, Self.windowSteps))
        left -= max(1, length - before)
    }

    /// What needs the frame at the origin.
    private func prepare(_ search: inout Search) -> Stop? {
        guard let direction = search.motion.direction else { return nil }
        if case .run(let place, _) = search.motion {
            do { _ = try resolver.addresses(of: place) } catch {
                return stop(at: search.origin, .refused("\(error)"))
            }
        }
        let frame = calls.top(at: search.origin)
        let line = search.origin < length ? map.steppedLines[recordedSlot(search.origin)] : 0
        let kind: LineWalk.Kind
        switch search.motion {
        case .line: kind = .line
        case .over: kind = .over
        case .finish:
            guard calls[frame].parent >= 0 else {
                return stop(at: search.origin, .refused("this is the outermost function: it has no caller"))
            }
            if direction == .backward {
                search.target = Int(calls[frame].callStep)
                return nil
            }
            kind = .finish
        default: return nil
        }
        search.walk = LineWalk(
            kind, usesLines: map.hasSteppedLines, direction: direction, frame: frame, line: line)
        return nil
    }

    private func recordedSlot(_ step: Int) -> Int {
        recording.slot(ofStep: step)
    }

    // MARK: - Ignored hits

    private func nextToCount(in search: Search, from first: Int) -> Search.Stage {
        let breakpoints = search.scan.plan.breakpoints
        let index = breakpoints.indices.first {
            $0 >= first && breakpoints[$0].ignoreCount > 0 && lastIgnored[breakpoints[$0].id] == nil
        }
        return index.map { .counting(index: $0, count: 0, end: 0) } ?? .scanning
    }

    private func countSlice(_ search: inout Search, index: Int, count: Int, end: Int, _ left: inout Int) {
        let breakpoint = search.scan.plan.breakpoints[index]
        if end >= length {
            // Fewer hits than the breakpoint passes over in the whole run: none is left to stop at.
            guard outcome != nil else { return record(&left) }
            return finishCounting(&search, index: index, lastIgnored: .max)
        }
        let next = min(length, end + Self.windowSteps)
        let scan = search.scan
        let counted = withWindow(max(0, end - 1)..<next) {
            scan.countHits(of: index, from: end, before: next, limit: breakpoint.ignoreCount - count, $0)
        }
        left -= next - end
        if count + counted.count >= breakpoint.ignoreCount {
            finishCounting(&search, index: index, lastIgnored: counted.last)
        } else {
            search.stage = .counting(index: index, count: count + counted.count, end: next)
        }
    }

    private func finishCounting(_ search: inout Search, index: Int, lastIgnored position: Int) {
        lastIgnored[search.scan.plan.breakpoints[index].id] = position
        search.scan.plan.setLastIgnored(position, of: index)
        search.stage = nextToCount(in: search, from: index + 1)
    }

    // MARK: - Scanning

    private func forwardSlice(_ search: inout Search, _ left: inout Int) -> Stop? {
        let start = search.frontier
        let isWhole = outcome != nil
        // The call index needs to see one step further, so an unfinished recording keeps one step back.
        if !isWhole, length - start <= 1 {
            record(&left)
            return nil
        }
        if let outcome, start == length { return stop(at: start, .end(outcome)) }
        let end = min(start + min(left, Self.windowSteps), isWhole ? length : length - 1)
        let stepsEnd = min(end + 1, length)
        let hit = withWindow(max(0, start - 1)..<stepsEnd) { window -> StopScan.Hit? in
            if calls.indexed >= window.first { calls.extend(with: window, map: map) }
            if search.target == nil {
                search.target = search.walk?.forward((start + 1)..<stepsEnd, window, calls, map)
            }
            guard !search.scan.plan.isEmpty else { return nil }
            return search.scan.forward(after: start, through: min(end, search.target ?? end), window)
        }
        left -= end - start
        search.frontier = end
        if let hit { return stop(at: hit.position, hit.reason) }
        guard let target = search.target, target <= end else { return nil }
        if target == length, let outcome { return stop(at: target, .end(outcome)) }
        return stop(at: target, .stepped)
    }

    private func backwardSlice(_ search: inout Search, _ left: inout Int) -> Stop? {
        let end = search.frontier
        if end == 0 {
            if let earliest = search.walk?.startOfFirstVisit { return stop(at: earliest, .stepped) }
            return stop(at: 0, .start)
        }
        let start = max(0, end - min(left, Self.windowSteps))
        withWindow(max(0, start - 1)..<end) { window in
            if search.target == nil { search.target = search.walk?.backward(start..<end, window, calls, map) }
            guard !search.scan.plan.isEmpty, search.openHit == nil else { return }
            search.openHit = search.scan.backward(
                from: max(start, search.target ?? start), before: end, window)
        }
        left -= end - start
        search.frontier = start
        if let target = search.target, target >= start {
            if let hit = search.openHit, hit.position >= target { return stop(at: hit.position, hit.reason) }
            return stop(at: target, .stepped)
        }
        // A hit counts once it is certain that the motion does not end on this side of it.
        if let hit = search.openHit, hit.position >= search.walk?.startOfFirstVisit ?? 0 {
            return stop(at: hit.position, hit.reason)
        }
        return nil
    }
}
