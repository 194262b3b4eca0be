import RISCV

/// The text of a program, decoded once: into instructions, and into the code that the interpreter runs through.
///
/// Every text segment becomes a region of consecutive slots of one array, followed by one trap slot, so that
/// running off the end is noticed without a check. Pre-decoding settles everything that does not change
/// from step to step:
/// - a destination x0 becomes the dummy register 32, so no instruction needs to care about x0;
/// - `auipc` becomes a constant;
/// - branches and `jal` carry the distance in slots, or `leavesRegion` when the target is not a slot of the region;
/// - whatever does not decode, and `unimp`, becomes `unimp`: the slow path finds out why.
///
/// Never changes after init, and is shared by every machine that runs the program.
final class ExecutableText {
    /// Consecutive slots that stand for consecutive words.
    struct Region {
        /// Address of the first word.
        var address: GuestWord
        /// Slot of the first word.
        var first: Int
        /// Words, not counting the trap slot.
        var count: Int
    }

    /// Index of the register that takes writes to x0.
    static let dummyRegister: UInt8 = 32
    /// Distance of a branch or `jal` whose target is misaligned or outside its region.
    static let leavesRegion = Int32.min
    /// Of the guest's text: decoded and as code it costs four times its size in host memory.
    static let maxBytes = 512 << 20

    let regions: [Region]
    let slots: UnsafeMutablePointer<Instruction>
    let slotCount: Int
    /// What the interpreter runs through, eight bytes a slot: its `DispatchCode`, rd, rs1 and rs2, a byte each, and the
    /// immediate, which for branches and `jal` is the distance in bytes of code.
    let code: UnsafeMutableRawPointer

    @inline(__always)
    static var slotBytes: Int { 8 }

    init(program: Program, memory: GuestMemory) throws(MachineError) {
        var regions: [Region] = []
        var first = 0
        for range in memory.text {
            // Text beyond the bytes of its segment is zero, which does not decode: it needs no slots.
            let filled = program.segments.lazy.filter { $0.isExecutable }
                .filter { range.contains($0.address) }
                .map { UInt64($0.address) + UInt64($0.bytes.count) }
                .max()
            let end = ((filled ?? 0) + 3) & ~3
            let count = Int(max(end, UInt64(range.lowerBound)) - UInt64(range.lowerBound)) / 4
            regions.append(Region(address: range.lowerBound, first: first, count: count))
            first += count + 1
            guard first * 4 <= Self.maxBytes else {
                throw .textTooLarge(bytes: first * 4, limit: Self.maxBytes)
            }
        }
        self.regions = regions
        slotCount = first
        slots = .allocate(capacity: max(first, 1))
        slots.initialize(repeating: Instruction(.unimp), count: max(first, 1))
        for region in regions {
            for slot in 0..<region.count {
                let pc = region.address + UInt32(slot) * 4
                guard let decoded = Instruction(decoding: memory.word(at: pc)) else { continue }
                slots[region.first + slot] = Self.prepared(decoded, at: pc, in: region)
            }
        }
        code = .allocate(byteCount: max(first, 1) * Self.slotBytes, alignment: Self.slotBytes)
        for slot in 0..<first { writeCode(ofSlot: slot) }
    }

    deinit {
        slots.deallocate()
        code.deallocate()
    }

    /// Writes the code of a slot; every slot is prepared already.
    private func writeCode(ofSlot slot: Int) {
        let instruction = slots[slot]
        let rest = UnsafeBufferPointer(start: slots + slot, count: slotCount - slot)
        var immediate = instruction.immediate
        if (instruction.opcode.isBranch || instruction.opcode == .jal) && immediate != Self.leavesRegion {
            immediate *= Int32(Self.slotBytes)
        }
        let place = code + slot * Self.slotBytes
        place.storeBytes(of: DispatchCode.code(for: rest), toByteOffset: 0, as: UInt8.self)
        place.storeBytes(of: instruction.rd, toByteOffset: 1, as: UInt8.self)
        place.storeBytes(of: instruction.rs1, toByteOffset: 2, as: UInt8.self)
        place.storeBytes(of: instruction.rs2, toByteOffset: 3, as: UInt8.self)
        place.storeBytes(of: immediate, toByteOffset: 4, as: Int32.self)
    }

    /// The code of a slot.
    func code(ofSlot slot: Int) -> UnsafeRawPointer { UnsafeRawPointer(code) + slot * Self.slotBytes }

    /// The slot at a place in `code`, given modulo 2^32, which is far more than there is code; bits 0 to 2 do not count.
    @inline(__always)
    func slot(ofPlace place: UInt32) -> Int {
        Int((place &- UInt32(truncatingIfNeeded: UInt(bitPattern: code))) >> 3)
    }

    /// The region and slot of an address; nil when it is not the address of a slot.
    func place(of pc: GuestWord) -> (region: Region, slot: Int)? {
        guard pc & 3 == 0 else { return nil }
        for region in regions where pc >= region.address {
            let word = Int((pc - region.address) >> 2)
            if word < region.count { return (region, region.first + word) }
        }
        return nil
    }

    /// The address of a slot.
    func address(ofSlot slot: Int) -> GuestWord {
        var low = 0
        var high = regions.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if regions[middle].first <= slot { low = middle } else { high = middle - 1 }
        }
        let region = regions[low]
        return region.address &+ UInt32(truncatingIfNeeded: slot - region.first) &* 4
    }

    private static func prepared(_ decoded: Instruction, at pc: GuestWord, in region: Region) -> Instruction {
        var instruction = decoded
        let opcode = decoded.opcode
        if decoded.rd == 0 || !opcode.writesRegister { instruction.rd = dummyRegister }
        if opcode == .ecall { instruction.rd = 10 }
        if opcode == .auipc {
            instruction.immediate = Int32(bitPattern: pc &+ UInt32(bitPattern: decoded.immediate))
        }
        if opcode.isBranch || opcode == .jal {
            let target = pc &+ UInt32(bitPattern: decoded.immediate)
            let offset = target &- region.address
            let isSlot = offset & 3 == 0 && offset >> 2 < UInt32(region.count)
            instruction.immediate = isSlot ? decoded.immediate >> 2 : leavesRegion
        }
        return instruction
    }
}
