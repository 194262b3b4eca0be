import RISCV

/// Branches, jumps, and what leaves the loop.
extension Operations {
    enum BranchEqual: Branch {
        @inline(__always)
        static func isTaken(_ a: GuestWord, _ b: GuestWord) -> Bool { a == b }
    }
    enum BranchUnequal: Branch {
        @inline(__always)
        static func isTaken(_ a: GuestWord, _ b: GuestWord) -> Bool { a != b }
    }
    enum BranchLess: Branch {
        @inline(__always)
        static func isTaken(_ a: GuestWord, _ b: GuestWord) -> Bool {
            Int32(bitPattern: a) < Int32(bitPattern: b)
        }
    }
    enum BranchGreaterEqual: Branch {
        @inline(__always)
        static func isTaken(_ a: GuestWord, _ b: GuestWord) -> Bool {
            Int32(bitPattern: a) >= Int32(bitPattern: b)
        }
    }
    enum BranchBelow: Branch {
        @inline(__always)
        static func isTaken(_ a: GuestWord, _ b: GuestWord) -> Bool { a < b }
    }
    enum BranchAboveEqual: Branch {
        @inline(__always)
        static func isTaken(_ a: GuestWord, _ b: GuestWord) -> Bool { a >= b }
    }
    enum Jump: Dispatched {
        @inline(__always)
        static func run<Recorder>(_ state: inout HotState<Recorder>) -> Int {
            let rd = state.rd
            let link = state.link
            state.retire(rd: rd, new: link)
            state.x[rd] = link
            state.next += state.distance
            return state.goOn()
        }
    }
    enum JumpToRegister: Dispatched {
        @inline(__always)
        static func run<Recorder>(_ state: inout HotState<Recorder>) -> Int {
            let target = (state.source1 &+ state.immediate) & ~1
            let region = state.frame
            let offset = target &- region.pointee.start
            // One comparison refuses both misaligned and distant targets.
            let index = offset >> 2 | offset << 30
            if index >= region.pointee.count {
                region.pointee.address = target
                return state.leave(.farJump)
            }
            let rd = state.rd
            let link = state.link
            state.retire(rd: rd, new: link)
            state.x[rd] = link
            state.next = region.pointee.first + Int(index) &* ExecutableText.slotBytes
            return state.goOn()
        }
    }

    enum Call: Dispatched {
        @inline(__always)
        static func run<Recorder>(_ state: inout HotState<Recorder>) -> Int { state.leave(.call) }
    }
    enum Trap: Dispatched {
        @inline(__always)
        static func run<Recorder>(_ state: inout HotState<Recorder>) -> Int { state.leave(.trap) }
    }
    /// A branch or `jal` whose target is misaligned or not in this region.
    enum FarBranch: Dispatched {
        @inline(__always)
        static func run<Recorder>(_ state: inout HotState<Recorder>) -> Int { state.leave(.farBranch) }
    }
}
