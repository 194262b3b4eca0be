import RISCV

/// Keeps the results of steps and the indexes of who wrote what.
struct StepPacker: StepRecorder {
    static var functions: UnsafePointer<OperationFunction> { OperationTable.recording.functions }

    private(set) var next: UnsafeMutableRawPointer
    /// Byte n is 1 when register n was written (byte 32: the dummy register): a store without a load before it, which a
    /// bit in a word would need.
    private var written: (UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0)
    private(set) var words: WordIndex.Appender

    init(next: UnsafeMutablePointer<StepResult>, words: WordIndex.Appender) {
        self.next = UnsafeMutableRawPointer(next)
        self.words = words
    }

    mutating func skip(_ steps: Int) { next += steps * StepResult.bytes }

    /// Bit n: register n was written.
    var writtenRegisters: UInt32 {
        withUnsafeBytes(of: written) { bytes in
            (0..<32).reduce(0) { $0 | UInt32(bytes[$1]) << UInt32($1) }
        }
    }

    @inline(__always)
    mutating func retire(
        to record: UnsafeMutableRawPointer, at instruction: UnsafeRawPointer, rd: Int, new: GuestWord
    ) {
        keep(record, instruction, new)
        // Not by subscript, which would check the bounds: a register's number is 0…32.
        withUnsafeMutableBytes(of: &written) {
            $0.baseAddress!.storeBytes(of: 1, toByteOffset: rd, as: UInt8.self)
        }
    }

    @inline(__always)
    mutating func retireBranch(to record: UnsafeMutableRawPointer, at instruction: UnsafeRawPointer) {
        keep(record, instruction, 0)
    }

    @inline(__always)
    mutating func retireStore(
        to record: UnsafeMutableRawPointer, at instruction: UnsafeRawPointer, address: GuestWord,
        old: GuestWord
    ) {
        keep(record, instruction, old)
        words.noteWrite(to: address)
    }

    @inline(__always)
    mutating func retireCallWithoutResult(
        to record: UnsafeMutableRawPointer, at instruction: UnsafeRawPointer, a0: GuestWord
    ) {
        keep(record, instruction + Int(StepResult.noResultBit), a0)
    }

    /// Writes a `StepResult` by one store of eight bytes.
    @inline(__always)
    private func keep(
        _ record: UnsafeMutableRawPointer, _ instruction: UnsafeRawPointer, _ value: GuestWord
    ) {
        let place = UInt32(truncatingIfNeeded: UInt(bitPattern: instruction))
        let both = UInt64(place) | UInt64(value) << 32
        record.storeBytes(of: both.littleEndian, as: UInt64.self)
    }
}
