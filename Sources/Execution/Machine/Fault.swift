/// Why a run could not go on. A run that ends in a fault cannot be proved as a success.
public struct Fault: Error, Sendable, Hashable {
    public enum Kind: String, Sendable, CaseIterable {
        case illegalInstruction, guestPanic, breakpoint, misalignedFetch, misalignedLoad, misalignedStore
        case fetchFault, loadFault, storeFault, unknownEcall, inputExhausted
    }

    public var kind: Kind
    /// Address of the faulting instruction.
    public var pc: UInt32
    /// The address or word concerned: the target, the data address, the instruction word, the ecall number
    /// or the index of the input word that does not exist.
    public var value: UInt32
    /// Instructions retired before the fault.
    public var cycle: UInt64

    public init(kind: Kind, pc: UInt32, value: UInt32, cycle: UInt64) {
        self.kind = kind
        self.pc = pc
        self.value = value
        self.cycle = cycle
    }
}

/// How a run ended.
public enum RunOutcome: Sendable, Hashable {
    case halted(exitCode: UInt32)
    case fault(Fault)
    /// A limit of `RunLimits` was reached; the sentence names which.
    case limit(String)
}
