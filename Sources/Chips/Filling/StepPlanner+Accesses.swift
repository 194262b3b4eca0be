import Execution

/// The accesses of a step: each finds out its age, and leaves its own time behind.
extension StepPlanner {
    /// The accesses of loads, stores and calls.
    @inline(never)
    mutating func access(
        _ form: UnsafePointer<FormPlan>, _ row: TraceRow, _ planned: inout PlannedStep
    ) {
        let start = 3 &* planned.cycle
        let destination = form.pointee.destination
        var ages: UInt32 = 0
        if form.pointee.access.usesMemory {
            if form.pointee.first != FormPlan.none {
                ages = touch(form.pointee.first, at: start, planned.a)
            }
            let isStore = form.pointee.access == .store
            if form.pointee.second != FormPlan.none {
                ages |= touch(form.pointee.second, at: start &+ 1, planned.b) << 8
            }
            let address = planned.a &+ form.pointee.immediate
            ages |= touchMemory(
                &planned, address & ~3, isStore: isStore, isText: form.pointee.access == .text)
            if destination != FormPlan.none {
                // The machine's own dummy register takes every write to x0, this one discarded loads alone.
                if destination == RegisterIndex.discarded { planned.old = registers[Int(destination)].value }
                ages |= write(destination, at: start &+ 2, planned.result) << 8
            }
        } else {
            ages = call(form, row, &planned)
        }
        planned.ages = ages
    }

    private mutating func call(
        _ form: UnsafePointer<FormPlan>, _ row: TraceRow, _ planned: inout PlannedStep
    ) -> UInt32 {
        let start = 3 &* planned.cycle
        let second = form.pointee.second
        let destination = form.pointee.destination
        var ages = touch(form.pointee.first, at: start, row.source1)
        switch form.pointee.access {
        case .exit:
            ages |= touch(second, at: start &+ 1, planned.old) << 8
            exitCode = planned.old
        case .stream:
            let cursor = registers[Int(second)].value
            planned.a = cursor
            ages |= write(second, at: start &+ 1, cursor &+ 1) << 8
            if form.pointee.form == .commit {
                output.append(planned.old)
                ages |= touch(destination, at: start &+ 2, planned.old) << 16
            } else {
                ages |= write(destination, at: start &+ 2, planned.result) << 16
            }
        case .log:
            planned.b = planned.result
            ages |= touch(second, at: start &+ 1, planned.b) << 8
            ages |= write(destination, at: start &+ 2, planned.result) << 16
        default:
            ages |= write(destination, at: start &+ 2, planned.result) << 16
        }
        return ages
    }

    /// Reads a register and returns the age of its last access.
    @inline(__always)
    mutating func touch(_ index: UInt8, at now: UInt32, _ value: UInt32) -> UInt32 {
        let register = registers + Int(index)
        var age = now &- 1 &- register.pointee.time
        if age > 255 { age = admit(register, Int(index), at: now) }
        register.pointee.time = now
        register.pointee.value = value
        return age
    }

    /// Writes a register and returns the age of its last access.
    @inline(__always)
    mutating func write(_ index: UInt8, at now: UInt32, _ value: UInt32) -> UInt32 {
        let register = registers + Int(index)
        var age = now &- 1 &- register.pointee.time
        if age > 255 { age = admit(register, Int(index), at: now) }
        register.pointee.beforeWrite = now &- 1 &- age
        register.pointee.time = now
        register.pointee.value = value
        return age
    }

    /// Makes an age fit that does not: the chain of a register that was never accessed begins just before, any other
    /// register is refreshed.
    @inline(never)
    private mutating func admit(
        _ register: UnsafeMutablePointer<RegisterState>, _ index: Int, at now: UInt32
    ) -> UInt32 {
        if register.pointee.time == RegisterState.untouched {
            register.pointee.first = now - 1
        } else {
            registerRefreshes.steps.append(UInt32(length))
            registerRefreshes.rows.append(
                Refresh(
                    address: UInt32(index), value: register.pointee.value, oldTime: register.pointee.time,
                    newTime: now - 1))
        }
        return 0
    }

    /// Accesses the aligned word at an address and returns the age of its last access, shifted to its place.
    @inline(__always)
    private mutating func touchMemory(
        _ planned: inout PlannedStep, _ address: UInt32, isStore: Bool, isText: Bool
    ) -> UInt32 {
        let word = memory.word(at: address)
        planned.memory = isStore ? planned.old : word.pointee.value
        if isText { return 0 }
        var age = planned.cycle &- 1 &- word.pointee.time
        if word.pointee.time == 0 {
            word.pointee.first = planned.cycle &- 1
            age = 0
        } else if age > 0xffff {
            refresh(address, word.pointee, now: planned.cycle &- 1)
            age = 0
        }
        if isStore {
            word.pointee.beforeWrite = planned.cycle &- 1 &- age
            word.pointee.value = planned.result
        }
        word.pointee.time = planned.cycle
        return age << 16
    }

    @inline(never)
    private mutating func refresh(_ address: UInt32, _ word: MemoryShadow.Word, now: UInt32) {
        memoryRefreshes.steps.append(UInt32(length))
        memoryRefreshes.rows.append(
            Refresh(address: address, value: word.value, oldTime: word.time, newTime: now))
    }
}
