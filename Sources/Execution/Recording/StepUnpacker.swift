import RISCV

/// Finds out everything about steps of which only the results were kept, by following the registers.
///
/// Nothing is executed but the sums that are addresses, and stores into the word that was there before. There is no
/// branch by operation, whose order in a branchy guest cannot be foreseen; a good part of the time goes into fetching
/// results that are in none of the host's caches.
struct StepUnpacker {
    private let text: ExecutableText
    /// The registers before the next step, and the dummy register, which keeps nothing.
    private let x: UnsafeMutablePointer<GuestWord>

    /// An unpacker that follows these registers (`Machine.registerCount` of them), whose owner is the caller.
    init(text: ExecutableText, registers: UnsafeMutablePointer<GuestWord>) {
        self.text = text
        x = registers
    }

    /// Unpacks steps that follow one another; the registers are those behind them afterwards.
    func unpack(
        _ results: UnsafePointer<StepResult>, count: Int, to steps: UnsafeMutablePointer<PackedStep>
    ) {
        let slots = text.slots
        let dummy = Int(ExecutableText.dummyRegister)
        // A machine's own dummy register holds what was discarded last.
        x[dummy] = 0
        Reading.byOpcode.withUnsafeBufferPointer { readings in
            for index in 0..<count {
                let result = results[index]
                let slot = text.slot(ofPlace: result.place)
                let instruction = slots[slot]
                let reading = readings[Int(instruction.opcode.rawValue)]
                let rd = Int(instruction.rd)
                let address = x[Int(instruction.rs1)] &+ GuestWord(bitPattern: instruction.immediate)
                let lane = (address & 3) &* 8
                let stored = reading.stored &<< lane
                let source = x[Int(instruction.rs2)] &<< lane
                steps[index] = PackedStep(
                    slot: UInt32(truncatingIfNeeded: slot),
                    new: result.value & ~stored | source & stored,
                    old: x[rd] | result.value & reading.before,
                    address: address & reading.access | reading.kind | result.place & StepResult.noResultBit)
                // Stores and branches have the dummy register for their destination.
                x[rd] = result.value
                x[dummy] = 0
            }
        }
    }

    /// What the result of an operation means, in masks.
    private struct Reading {
        /// All ones where the first source and the immediate make an address.
        var access: GuestWord = 0
        /// The bit of `PackedStep.address` that tells stores from the rest.
        var kind = PackedStep.loadBit
        /// Of a store: the bits that it writes, at the bottom of the word.
        var stored: GuestWord = 0
        /// All ones where the result is the value before: for stores, which have no register to have one.
        var before: GuestWord = 0

        static let byOpcode = Opcode.allCases.map(Reading.init)

        init(_ opcode: Opcode) {
            guard let width = opcode.memoryWidth else { return }
            access = .max
            guard opcode.isStore else { return }
            kind = 0
            stored = .max >> (32 - 8 * GuestWord(width))
            before = .max
        }
    }
}
