import RISCV

/// Who wrote what, and who touches it next.
extension Debugger {
    /// Something that can be written.
    public enum Storage: Sendable, Hashable {
        case register(UInt8)
        /// The aligned word that holds the address.
        case word(UInt32)
    }

    /// One access of a word.
    public struct Access: Sendable, Hashable {
        public var step: Int
        public var pc: UInt32
        public var isWrite: Bool
        /// The accessed bytes before and after.
        public var old: UInt32
        public var new: UInt32
    }

    /// The last write before the present position, or that it was never written until here.
    public func previousWrite(of storage: Storage) -> LastWrite {
        switch storage {
        case .register(let number): recording.lastWrite(ofRegister: number, before: position)
        case .word(let address): recording.lastWrite(ofWord: address, before: position)
        }
    }

    /// The first step after the present one that writes it; nil when it is not written again in what is recorded.
    public func nextWrite(of storage: Storage) -> Int? {
        switch storage {
        case .register(let number): recording.nextWrite(ofRegister: number, from: position + 1)
        case .word(let address): recording.nextWrite(ofWord: address, from: position + 1)
        }
    }

    /// Reads and writes of the aligned word that holds the address, by steps of the range in ascending order.
    ///
    /// Stops at `limit` accesses; `scanned` is one past the last step that was looked at, to go on from.
    public func accesses(
        ofWord address: UInt32, in steps: Range<Int>, limit: Int
    ) -> (accesses: [Access], scanned: Int) {
        var found: [Access] = []
        let range = steps.clamped(to: 0..<length)
        var start = range.lowerBound
        while start < range.upperBound, found.count < limit {
            let end = min(range.upperBound, start + Self.windowSteps)
            start = withWindow(start..<end) { window in
                for step in start..<end {
                    guard Self.accessesMemory(map.text.slots[window.slot(step)].opcode) else { continue }
                    let packed = window[step]
                    guard packed.address & ~PackedStep.loadBit & ~3 == address & ~3 else { continue }
                    let record = recording.record(step)
                    guard let memory = record.memory else { continue }
                    found.append(
                        Access(
                            step: step, pc: record.pc, isWrite: memory.isWrite, old: memory.old,
                            new: memory.new))
                    if found.count == limit { return step + 1 }
                }
                return end
            }
        }
        return (found, start)
    }

    /// Asked about every step, so without a look into the instruction table.
    private static func accessesMemory(_ opcode: Opcode) -> Bool {
        switch opcode {
        case .lb, .lh, .lw, .lbu, .lhu, .sb, .sh, .sw: true
        default: false
        }
    }
}
