import RISCV

/// Setting and changing breakpoints and watchpoints.
extension Debugger {
    /// Sets a breakpoint from its text form, such as `main.c:12 if a0 == 5 after 3`.
    @discardableResult
    public func addBreakpoint(_ text: String) throws(StopPointError) -> Breakpoint {
        try addBreakpoint(BreakpointRequest(parsing: text))
    }

    @discardableResult
    public func addBreakpoint(_ request: BreakpointRequest) throws(StopPointError) -> Breakpoint {
        let addresses = try resolver.addresses(of: request.place)
        _ = try resolver.resolved(request.condition)
        let breakpoint = Breakpoint(id: nextNumber, request: request, addresses: addresses)
        nextNumber += 1
        breakpoints.append(breakpoint)
        return breakpoint
    }

    /// Sets a watchpoint from its text form, such as `watch *u32(sp + 8) write`.
    @discardableResult
    public func addWatchpoint(_ text: String) throws(StopPointError) -> Watchpoint {
        try addWatchpoint(WatchpointRequest(parsing: text))
    }

    @discardableResult
    public func addWatchpoint(_ request: WatchpointRequest) throws(StopPointError) -> Watchpoint {
        var request = request
        let target = try resolved(&request.target)
        _ = try resolver.resolved(request.condition)
        let watchpoint = Watchpoint(id: nextNumber, request: request, target: target)
        nextNumber += 1
        watchpoints.append(watchpoint)
        return watchpoint
    }

    /// Removes a breakpoint or watchpoint.
    public func removeStopPoint(_ number: Int) throws(StopPointError) {
        let count = breakpoints.count + watchpoints.count
        breakpoints.removeAll { $0.id == number }
        watchpoints.removeAll { $0.id == number }
        lastIgnored[number] = nil
        guard breakpoints.count + watchpoints.count < count else { throw .unknownNumber(number) }
    }

    public func setEnabled(_ isEnabled: Bool, stopPoint number: Int) throws(StopPointError) {
        if let index = breakpoints.firstIndex(where: { $0.id == number }) {
            breakpoints[index].request.isEnabled = isEnabled
        } else if let index = watchpoints.firstIndex(where: { $0.id == number }) {
            watchpoints[index].request.isEnabled = isEnabled
        } else {
            throw .unknownNumber(number)
        }
    }

    /// Gives a breakpoint or watchpoint another condition, or none.
    public func setCondition(_ text: String?, stopPoint number: Int) throws(StopPointError) {
        var condition: Expression?
        if let text {
            do { condition = try Expression(parsing: text) } catch { throw .condition(error) }
        }
        _ = try resolver.resolved(condition)
        if let index = breakpoints.firstIndex(where: { $0.id == number }) {
            breakpoints[index].request.condition = condition
            lastIgnored[number] = nil
        } else if let index = watchpoints.firstIndex(where: { $0.id == number }) {
            watchpoints[index].request.condition = condition
        } else {
            throw .unknownNumber(number)
        }
    }

    /// Lets a breakpoint pass over this many hits, counted from the start of the run.
    public func setIgnoreCount(_ count: Int, breakpoint number: Int) throws(StopPointError) {
        guard let index = breakpoints.firstIndex(where: { $0.id == number }) else {
            throw .unknownNumber(number)
        }
        breakpoints[index].request.ignoreCount = max(0, count)
        lastIgnored[number] = nil
    }

    /// The enabled or disabled breakpoints at an address.
    public func breakpoints(at address: UInt32) -> [Breakpoint] {
        breakpoints.filter { $0.addresses.contains(address) }
    }

    /// Where a place lies in the program; empty for a cycle and for operations.
    public func addresses(of place: BreakpointRequest.Place) throws(StopPointError) -> [UInt32] {
        try resolver.addresses(of: place)
    }

    // MARK: - Resolving

    var resolver: StopPointResolver { StopPointResolver(program: program, map: map) }

    /// The register or bytes; an address that depends on the moment is replaced by its present value.
    private func resolved(_ target: inout WatchpointRequest.Target) throws(StopPointError)
        -> Watchpoint.Target
    {
        switch target {
        case .register(let number):
            guard number != 0 else { throw .zeroRegister }
            return .register(number)
        case .symbol(let name):
            guard let symbol = program.symbols.symbol(named: name) else {
                let names = program.symbols.symbols.lazy.map(\.displayName)
                throw .unknownSymbol(name, nearest: NearestNames.nearest(to: name, in: names))
            }
            let size = symbol.size == 0 ? 4 : min(Int(symbol.size), WatchpointRequest.maxCount)
            return try memory(at: symbol.address, count: size)
        case .memory(let expression, let count):
            guard (1...WatchpointRequest.maxCount).contains(count) else { throw .badCount(count) }
            let address: UInt32
            do { address = try value(of: expression).bits } catch { throw .target(error) }
            if !expression.isConstant {
                target = .memory(address: Expression(constant: address), count: count)
            }
            return try memory(at: address, count: count)
        }
    }

    private func memory(at address: UInt32, count: Int) throws(StopPointError) -> Watchpoint.Target {
        let last = address.addingReportingOverflow(UInt32(count - 1))
        guard !last.overflow, GuestMemory.exists(address), GuestMemory.exists(last.partialValue) else {
            throw .unmapped(address: address, count: count)
        }
        return .memory(address: address, count: count)
    }

    // MARK: - Arming

    /// What is enabled now, ready to scan for.
    func makePlan() -> StopPlan {
        var plan = StopPlan(slotCount: map.text.slotCount)
        for breakpoint in breakpoints where breakpoint.request.isEnabled {
            plan.add(armed(breakpoint), text: map.text)
        }
        for watchpoint in watchpoints where watchpoint.request.isEnabled {
            let condition = try? resolver.resolved(watchpoint.request.condition)
            plan.add(
                StopPlan.ArmedWatchpoint(
                    id: watchpoint.id, target: watchpoint.target, trigger: watchpoint.request.trigger,
                    condition: condition), text: map.text)
        }
        return plan
    }

    private func armed(_ breakpoint: Breakpoint) -> StopPlan.ArmedBreakpoint {
        let request = breakpoint.request
        let ignored = request.ignoreCount == 0 ? -1 : lastIgnored[breakpoint.id] ?? Int.max
        return StopPlan.ArmedBreakpoint(
            id: breakpoint.id, place: request.place, slots: slots(of: breakpoint.addresses),
            condition: try? resolver.resolved(request.condition), ignoreCount: request.ignoreCount,
            lastIgnored: ignored)
    }

    func slots(of addresses: [UInt32]) -> Set<Int> { Set(addresses.compactMap { map.slot(of: $0) }) }
}
