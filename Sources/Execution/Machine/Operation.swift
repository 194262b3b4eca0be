import RISCV

/// What is executed by one dispatch: an operation, or several of them one after the other.
protocol Dispatched {
    /// Executes what is at `next` and goes on.
    static func run<Recorder>(_ state: inout HotState<Recorder>) -> Int
}

extension Dispatched {
    @inline(__always)
    static func run<Recorder: StepRecorder>(
        _: Recorder.Type, _ next: UnsafeRawPointer, _ registers: UnsafeMutableRawPointer,
        _ base: UnsafeMutableRawPointer, _ functions: UnsafeRawPointer, _ ahead: Int,
        _ records: UnsafeMutableRawPointer
    ) -> Int {
        var state = HotState<Recorder>(next, registers, base, functions, ahead, records)
        return run(&state)
    }
}

/// An operation after which the next slot's instruction follows.
protocol Operation: Dispatched {
    /// Executes the instruction at `next` without moving on; `none` when it was retired.
    static func execute<Recorder>(_ state: inout HotState<Recorder>) -> InterpreterExit
}

extension Operation {
    @inline(__always)
    static func run<Recorder>(_ state: inout HotState<Recorder>) -> Int {
        let exit = execute(&state)
        if exit != .none { return state.leave(exit) }
        state.next += ExecutableText.slotBytes
        return state.goOn()
    }
}

/// Two instructions with one dispatch. The second one's slot keeps a code of its own, so that jumps to it work; the budget
/// may end between the two, and the second may fail on its own. (Not asking for the budget in between was tried: no gain.)
enum Pair<First: Operation, Second: Dispatched>: Dispatched {
    @inline(__always)
    static func run<Recorder>(_ state: inout HotState<Recorder>) -> Int {
        let exit = First.execute(&state)
        if exit != .none { return state.leave(exit) }
        state.next += ExecutableText.slotBytes
        if state.isSpent() { return state.leave(.budget) }
        return Second.run(&state)
    }
}

/// An operation that computes a register's new value from two registers and the immediate.
protocol Computation: Operation {
    static func value(_ a: GuestWord, _ b: GuestWord, _ immediate: GuestWord) -> GuestWord
}

extension Computation {
    @inline(__always)
    static func execute<Recorder>(_ state: inout HotState<Recorder>) -> InterpreterExit {
        let new = value(state.source1, state.source2, state.immediate)
        let rd = state.rd
        state.retire(rd: rd, new: new)
        state.x[rd] = new
        state.result = new
        return .none
    }
}

/// A pair whose second operation takes the first one's result for its first source, instead of waiting until it is in
/// memory: a store and a load cost the host about five cycles, which add up where a branch waits for them.
enum HandingFirst<First: Computation, Second: Dispatched>: Dispatched {
    @inline(__always)
    static func run<Recorder>(_ state: inout HotState<Recorder>) -> Int {
        _ = First.execute(&state)
        state.next += ExecutableText.slotBytes
        if state.isSpent() { return state.leave(.budget) }
        state.handing = .first
        return Second.run(&state)
    }
}

/// The same for the second source.
enum HandingSecond<First: Computation, Second: Dispatched>: Dispatched {
    @inline(__always)
    static func run<Recorder>(_ state: inout HotState<Recorder>) -> Int {
        _ = First.execute(&state)
        state.next += ExecutableText.slotBytes
        if state.isSpent() { return state.leave(.budget) }
        state.handing = .second
        return Second.run(&state)
    }
}

/// A load of an unsigned or signed part of a word.
protocol Load: Operation {
    /// The part as the guest's memory holds it.
    associatedtype Part: FixedWidthInteger
    static func value(_ part: Part) -> GuestWord
}

extension Load {
    @inline(__always)
    static func execute<Recorder>(_ state: inout HotState<Recorder>) -> InterpreterExit {
        let address = state.source1 &+ state.immediate
        if MemoryLayout<Part>.size > 1, address & GuestWord(MemoryLayout<Part>.size &- 1) != 0 {
            state.frame.pointee.address = address
            return .misaligned
        }
        if state.flags(of: address) & GuestMemory.Flag.readable == 0 {
            state.frame.pointee.address = address
            return .unadmitted
        }
        let new = value(state.base.load(fromByteOffset: Int(address), as: Part.self))
        let rd = state.rd
        state.retire(rd: rd, new: new)
        state.x[rd] = new
        return .none
    }
}

/// A store of the low part of a register.
protocol Store: Operation {
    associatedtype Part: FixedWidthInteger
}

extension Store {
    @inline(__always)
    static func execute<Recorder>(_ state: inout HotState<Recorder>) -> InterpreterExit {
        let address = state.source1 &+ state.immediate
        if MemoryLayout<Part>.size > 1, address & GuestWord(MemoryLayout<Part>.size &- 1) != 0 {
            state.frame.pointee.address = address
            return .misaligned
        }
        if state.flags(of: address) & GuestMemory.Flag.writable == 0 {
            state.frame.pointee.address = address
            return .unadmitted
        }
        let old = state.words[Int(address >> 2)]
        state.base.storeBytes(
            of: Part(truncatingIfNeeded: state.source2), toByteOffset: Int(address), as: Part.self)
        state.retireStore(address: address, old: old)
        return .none
    }
}

/// A branch within its region.
protocol Branch: Dispatched {
    static func isTaken(_ a: GuestWord, _ b: GuestWord) -> Bool
}

extension Branch {
    @inline(__always)
    static func run<Recorder>(_ state: inout HotState<Recorder>) -> Int {
        state.retireBranch()
        if isTaken(state.source1, state.source2) {
            state.next += state.distance
            return state.goOn()
        }
        state.next += ExecutableText.slotBytes
        return state.goOn()
    }
}
