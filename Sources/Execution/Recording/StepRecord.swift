import RISCV

/// What one retired instruction left behind. A recording keeps 8 bytes of it; this is the readable form.
public struct StepRecord: Sendable, Hashable {
    /// Step number: instructions retired before this one.
    public var step: Int
    public var pc: UInt32
    public var instruction: Instruction
    /// Register 1…31 that was written, if any, with its value before and after.
    public var register: RegisterChange?
    /// Memory that was read or written, if any.
    public var memory: MemoryAccess?
    /// Address of the instruction that follows.
    public var nextPC: UInt32

    public struct RegisterChange: Sendable, Hashable {
        public var index: UInt8
        public var old: UInt32
        public var new: UInt32
    }

    public struct MemoryAccess: Sendable, Hashable {
        public var address: UInt32
        /// 1, 2 or 4 bytes.
        public var width: UInt8
        public var isWrite: Bool
        /// The accessed value (width bytes, zero-extended) before and after; equal for a read.
        public var old: UInt32
        public var new: UInt32
    }
}

/// The answer to "who wrote this last before step t?"
public enum LastWrite: Sendable, Hashable {
    /// The step whose instruction wrote it.
    case step(Int)
    /// A person's edit, made just before this step.
    case edit(Int)
    /// Nobody since the start: the value comes from the image or is zero.
    case never
}

/// A change that a person makes to the run: just before `step` is executed, this is set.
public struct Intervention: Sendable, Hashable {
    public enum Change: Sendable, Hashable {
        case register(UInt8, UInt32)
        case memory(address: UInt32, bytes: [UInt8])
        case pc(UInt32)
    }
    public var step: Int
    public var change: Change

    public init(step: Int, change: Change) {
        self.step = step
        self.change = change
    }
}
