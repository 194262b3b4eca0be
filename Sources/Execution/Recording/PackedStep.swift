import RISCV

/// One retired instruction in sixteen bytes: enough to undo and to redo it without executing anything.
///
/// Every step changes at most one register or one aligned memory word; which of the two, `address` tells.
struct PackedStep {
    /// Slot of the instruction in `ExecutableText`.
    var slot: UInt32
    /// The register or the aligned memory word afterwards.
    var new: GuestWord
    /// The register or the aligned memory word before.
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

/// Packs steps into memory, for replays, which need no index.
struct StepPacker: StepRecorder {
    var next: UnsafeMutablePointer<PackedStep>

    @inline(__always)
    mutating func retire(slot: Int, rd: UInt8, old: GuestWord, new: GuestWord) {
        pack(slot, old, new, PackedStep.noAccess)
    }

    @inline(__always)
    mutating func retireLoad(slot: Int, rd: UInt8, old: GuestWord, new: GuestWord, address: GuestWord) {
        pack(slot, old, new, address | PackedStep.loadBit)
    }

    @inline(__always)
    mutating func retireStore(slot: Int, address: GuestWord, old: GuestWord, new: GuestWord) {
        pack(slot, old, new, address)
    }

    @inline(__always)
    mutating func retireCallWithoutResult(slot: Int, a0: GuestWord) {
        pack(slot, a0, a0, PackedStep.noResult)
    }

    @inline(__always)
    private mutating func pack(_ slot: Int, _ old: GuestWord, _ new: GuestWord, _ address: GuestWord) {
        next.initialize(
            to: PackedStep(slot: UInt32(truncatingIfNeeded: slot), new: new, old: old, address: address))
        next += 1
    }
}

/// Packs steps and keeps the indexes of who wrote what.
struct IndexingPacker: StepRecorder {
    var packer: StepPacker
    /// Bit n: register n was written in this block (bit 32: the dummy register).
    var writtenRegisters: UInt64 = 0
    var words: WordIndex.Appender

    @inline(__always)
    mutating func retire(slot: Int, rd: UInt8, old: GuestWord, new: GuestWord) {
        packer.retire(slot: slot, rd: rd, old: old, new: new)
        writtenRegisters |= 1 &<< UInt64(rd)
    }

    @inline(__always)
    mutating func retireLoad(slot: Int, rd: UInt8, old: GuestWord, new: GuestWord, address: GuestWord) {
        packer.retireLoad(slot: slot, rd: rd, old: old, new: new, address: address)
        writtenRegisters |= 1 &<< UInt64(rd)
    }

    @inline(__always)
    mutating func retireStore(slot: Int, address: GuestWord, old: GuestWord, new: GuestWord) {
        packer.retireStore(slot: slot, address: address, old: old, new: new)
        words.noteWrite(to: address)
    }

    @inline(__always)
    mutating func retireCallWithoutResult(slot: Int, a0: GuestWord) {
        packer.retireCallWithoutResult(slot: slot, a0: a0)
    }
}
