import RISCV

/// What is kept of one retired instruction: eight bytes, written by one store.
///
/// The rest of the step follows from the registers before it, and `StepUnpacker` finds it again. Writing it down too
/// (another eight bytes: the value before and the address) made recording a branchy program a quarter slower: what a
/// recording writes pushes the guest's memory out of the host's caches.
struct StepResult {
    /// Where the instruction is in `ExecutableText.code`, modulo 2^32: what the interpreter has at hand. Code is aligned,
    /// so the lowest bit is free to say that a call returned nothing.
    var place: UInt32
    /// The register afterwards; for a store, the aligned memory word before.
    var value: GuestWord

    /// Bytes from one step to the next.
    @inline(__always)
    static var bytes: Int { 8 }

    /// The bit by which `PackedStep.noResult` differs from `noAccess`.
    static let noResultBit: UInt32 = 1

    /// A call without a result: the register of its slot keeps its value.
    var isWithoutResult: Bool { place & Self.noResultBit != 0 }
}
