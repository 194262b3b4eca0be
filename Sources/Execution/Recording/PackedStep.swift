import RISCV

/// One retired instruction in sixteen bytes: enough to undo and to redo it without executing anything.
///
/// Every step changes at most one register or one aligned memory word; which of the two, `address` tells.
struct PackedStep: Equatable {
    /// Slot of the instruction in `ExecutableText`.
    var slot: UInt32
    /// The register or the aligned memory word afterwards.
    var new: GuestWord
    /// The register or the aligned memory word before.
    var old: GuestWord
    /// A store's address as it is (below 2^31); a load's with bit 31 set; else one of the two marks below.
    var address: GuestWord

    /// Bytes from one step to the next.
    @inline(__always)
    static var bytes: Int { 16 }

    static let loadBit: GuestWord = 0x8000_0000
    /// No memory access. Not a load's address, since address 0 does not exist.
    static let noAccess = loadBit
    /// A call without a result: the register of its slot keeps its value.
    static let noResult = loadBit | 1

    var isStore: Bool { address & Self.loadBit == 0 }
    var isLoad: Bool { address > Self.noResult }
}

/// Packs steps and keeps the indexes of who wrote what.
struct StepPacker: StepRecorder {
    static var functions: UnsafePointer<OperationFunction> { OperationTable.recording.functions }

    private(set) var next: UnsafeMutableRawPointer
    /// Byte n is 1 when register n was written (byte 32: the dummy register): a store without a load before it, which a
    /// bit in a word would need.
    private var written: (UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0)
    private(set) var words: WordIndex.Appender

    init(next: UnsafeMutablePointer<PackedStep>, words: WordIndex.Appender) {
        self.next = UnsafeMutableRawPointer(next)
        self.words = words
    }

    mutating func skip(_ steps: Int) { next += steps * PackedStep.bytes }

    /// Bit n: register n was written.
    var writtenRegisters: UInt32 {
        withUnsafeBytes(of: written) { bytes in
            (0..<32).reduce(0) { $0 | UInt32(bytes[$1]) << UInt32($1) }
        }
    }

    @inline(__always)
    mutating func retire(
        to record: UnsafeMutableRawPointer, slot: Int, rd: Int, old: GuestWord, new: GuestWord
    ) {
        pack(record, slot, old, new, PackedStep.noAccess)
        note(rd)
    }

    @inline(__always)
    mutating func retireLoad(
        to record: UnsafeMutableRawPointer, slot: Int, rd: Int, old: GuestWord, new: GuestWord,
        address: GuestWord
    ) {
        pack(record, slot, old, new, address | PackedStep.loadBit)
        note(rd)
    }

    @inline(__always)
    mutating func retireStore(
        to record: UnsafeMutableRawPointer, slot: Int, address: GuestWord, old: GuestWord, new: GuestWord
    ) {
        pack(record, slot, old, new, address)
        words.noteWrite(to: address)
    }

    @inline(__always)
    mutating func retireCallWithoutResult(to record: UnsafeMutableRawPointer, slot: Int, a0: GuestWord) {
        pack(record, slot, a0, a0, PackedStep.noResult)
    }

    @inline(__always)
    private mutating func note(_ rd: Int) {
        // Not by subscript, which would check the bounds: a register's number is 0…32.
        withUnsafeMutableBytes(of: &written) {
            $0.baseAddress!.storeBytes(of: 1, toByteOffset: rd, as: UInt8.self)
        }
    }

    @inline(__always)
    private func pack(
        _ record: UnsafeMutableRawPointer, _ slot: Int, _ old: GuestWord, _ new: GuestWord,
        _ address: GuestWord
    ) {
        record.storeBytes(
            of: PackedStep(slot: UInt32(truncatingIfNeeded: slot), new: new, old: old, address: address),
            as: PackedStep.self)
    }
}
