import RISCV

/// One retired instruction in sixteen bytes: enough to undo and to redo it without executing anything.
///
/// It is what readers of a recording work with; kept are only the eight bytes of a `StepResult`. Every step changes at most one register or one aligned memory word; which of the two, `address` tells.
struct PackedStep: Equatable {
    /// Slot of the instruction in `ExecutableText`.
    var slot: UInt32
    /// The register or the aligned memory word afterwards; a branch has 0.
    var new: GuestWord
    /// The register or the aligned memory word before; 0 where no register is written.
    var old: GuestWord
    /// A store's address as it is (below 2^31); a load's with bit 31 set; else one of the two marks below.
    var address: GuestWord

    static let loadBit: GuestWord = 0x8000_0000
    /// No memory access. Not a load's address, since address 0 does not exist.
    static let noAccess = loadBit
    /// A call without a result: the register of its slot keeps its value.
    static let noResult = loadBit | 1

    var isStore: Bool { address & Self.loadBit == 0 }
    var isLoad: Bool { address > Self.noResult }
}
