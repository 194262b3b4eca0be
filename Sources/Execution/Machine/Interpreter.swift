import RISCV

/// The hot loop: runs pre-decoded instructions of one text region until something out of the ordinary comes up.
///
/// It works on local copies and unsafe pointers only: bounds checks, reference counts and the exclusivity checks
/// of class properties would cost more than the instructions. Register indices come from the decoder (0…32),
/// slots from pre-decoding, and memory offsets from guest addresses whose page flag was looked up.
struct Interpreter {
    /// Why the loop was left. Except for `budget`, the instruction at `next` has not been retired and has
    /// changed nothing.
    enum Exit {
        /// The step budget is used up.
        case budget
        /// An `ecall`.
        case ecall
        /// `ebreak`, `unimp`, an undecodable word or the end of the region.
        case trap
        /// A taken branch or `jal` whose target is not a slot of this region.
        case farBranch
        /// A `jalr` whose target is not a slot of this region.
        case farJump(GuestWord)
        case misaligned(GuestWord)
        /// A load or store that memory does not admit.
        case refused(GuestWord)
    }

    /// The next instruction.
    private var next: UnsafeMutablePointer<Instruction>
    private let slots: UnsafeMutablePointer<Instruction>
    /// The region's first slot, its address and its size.
    private let first: UnsafeMutablePointer<Instruction>
    private let start: GuestWord
    private let count: UInt32
    /// Registers.
    private let x: UnsafeMutablePointer<GuestWord>
    private let memory: GuestMemory
    private let base: UnsafeMutableRawPointer
    private let words: UnsafeMutablePointer<GuestWord>
    private let flags: UnsafeMutablePointer<UInt8>

    init(
        text: ExecutableText, registers: UnsafeMutablePointer<GuestWord>, memory: GuestMemory,
        region: ExecutableText.Region, slot: Int
    ) {
        slots = text.slots
        next = text.slots + slot
        first = text.slots + region.first
        start = region.address
        count = UInt32(truncatingIfNeeded: region.count)
        x = registers
        self.memory = memory
        base = memory.base
        words = memory.base.assumingMemoryBound(to: GuestWord.self)
        flags = memory.flags
    }

    /// The slot of the next instruction.
    var slot: Int { next - slots }

    /// Runs at most `budget` steps; returns how many were retired, and why no more.
    mutating func run<Recorder: StepRecorder>(
        budget: Int, recorder: inout Recorder
    ) -> (retired: Int, exit: Exit) {
        var state = self
        var recording = recorder
        defer {
            self = state
            recorder = recording
        }
        var remaining = budget
        while remaining > 0 {
            if let exit = state.step(&recording) { return (budget - remaining, exit) }
            remaining &-= 1
        }
        return (budget, .budget)
    }

    /// Executes one instruction; nil when it was retired.
    @inline(__always)
    private mutating func step<Recorder: StepRecorder>(_ recorder: inout Recorder) -> Exit? {
        let instruction = next.pointee
        let rd = instruction.rd
        let a = x[Int(instruction.rs1)]
        let b = x[Int(instruction.rs2)]
        let immediate = UInt32(bitPattern: instruction.immediate)
        let value: GuestWord
        switch instruction.opcode {
        case .lui, .auipc: value = immediate
        case .addi: value = a &+ immediate
        case .slti: value = Int32(bitPattern: a) < instruction.immediate ? 1 : 0
        case .sltiu: value = a < immediate ? 1 : 0
        case .xori: value = a ^ immediate
        case .ori: value = a | immediate
        case .andi: value = a & immediate
        case .slli: value = a &<< immediate
        case .srli: value = a &>> immediate
        case .srai: value = GuestWord(bitPattern: Int32(bitPattern: a) &>> instruction.immediate)
        case .add: value = a &+ b
        case .sub: value = a &- b
        case .sll: value = a &<< b
        case .slt: value = Int32(bitPattern: a) < Int32(bitPattern: b) ? 1 : 0
        case .sltu: value = a < b ? 1 : 0
        case .xor: value = a ^ b
        case .srl: value = a &>> b
        case .sra: value = GuestWord(bitPattern: Int32(bitPattern: a) &>> Int32(bitPattern: b))
        case .or: value = a | b
        case .and: value = a & b
        case .mul: value = a &* b
        case .mulh:
            let product = Int64(Int32(bitPattern: a)) &* Int64(Int32(bitPattern: b))
            value = GuestWord(truncatingIfNeeded: product &>> 32)
        case .mulhsu:
            let product = Int64(Int32(bitPattern: a)) &* Int64(b)
            value = GuestWord(truncatingIfNeeded: product &>> 32)
        case .mulhu:
            let product = UInt64(a) &* UInt64(b)
            value = GuestWord(truncatingIfNeeded: product &>> 32)
        case .div: value = Self.quotient(a, b)
        case .divu: value = b == 0 ? .max : a / b
        case .rem: value = Self.remainder(a, b)
        case .remu: value = b == 0 ? a : a % b
        case .fence: value = 0

        // Grouped: a case each was measured to be slower on branchy programs (by about 6 %).
        case .beq, .bne, .blt, .bge, .bltu, .bgeu:
            let isTaken: Bool
            switch instruction.opcode {
            case .beq: isTaken = a == b
            case .bne: isTaken = a != b
            case .blt: isTaken = Int32(bitPattern: a) < Int32(bitPattern: b)
            case .bge: isTaken = Int32(bitPattern: a) >= Int32(bitPattern: b)
            case .bltu: isTaken = a < b
            default: isTaken = a >= b
            }
            if isTaken, instruction.immediate == ExecutableText.leavesRegion { return .farBranch }
            recorder.retire(slot: place, rd: rd, old: 0, new: 0)
            next += isTaken ? Int(instruction.immediate) : 1
            return nil
        case .jal:
            if instruction.immediate == ExecutableText.leavesRegion { return .farBranch }
            let link = start &+ UInt32(truncatingIfNeeded: next - first + 1) &* 4
            recorder.retire(slot: place, rd: rd, old: x[Int(rd)], new: link)
            x[Int(rd)] = link
            next += Int(instruction.immediate)
            return nil
        case .jalr:
            let target = (a &+ immediate) & ~1
            let offset = target &- start
            // One comparison refuses both misaligned and distant targets.
            let index = offset >> 2 | offset << 30
            if index >= count { return .farJump(target) }
            let link = start &+ UInt32(truncatingIfNeeded: next - first + 1) &* 4
            recorder.retire(slot: place, rd: rd, old: x[Int(rd)], new: link)
            x[Int(rd)] = link
            next = first + Int(index)
            return nil

        case .lb, .lbu:
            let address = a &+ immediate
            let isReadable = flags[Int(address >> GuestMemory.pageShift)] & GuestMemory.Flag.readable != 0
            if !isReadable, !memory.admitLoad(address) { return .refused(address) }
            let byte = base.load(fromByteOffset: Int(address), as: UInt8.self)
            let new =
                instruction.opcode == .lb
                ? GuestWord(bitPattern: Int32(Int8(bitPattern: byte))) : GuestWord(byte)
            recorder.retireLoad(slot: place, rd: rd, old: x[Int(rd)], new: new, address: address)
            x[Int(rd)] = new
            next += 1
            return nil
        case .lh, .lhu:
            let address = a &+ immediate
            if address & 1 != 0 { return .misaligned(address) }
            let isReadable = flags[Int(address >> GuestMemory.pageShift)] & GuestMemory.Flag.readable != 0
            if !isReadable, !memory.admitLoad(address) { return .refused(address) }
            let half = base.load(fromByteOffset: Int(address), as: UInt16.self)
            let new =
                instruction.opcode == .lh
                ? GuestWord(bitPattern: Int32(Int16(bitPattern: half))) : GuestWord(half)
            recorder.retireLoad(slot: place, rd: rd, old: x[Int(rd)], new: new, address: address)
            x[Int(rd)] = new
            next += 1
            return nil
        case .lw:
            let address = a &+ immediate
            if address & 3 != 0 { return .misaligned(address) }
            let isReadable = flags[Int(address >> GuestMemory.pageShift)] & GuestMemory.Flag.readable != 0
            if !isReadable, !memory.admitLoad(address) { return .refused(address) }
            let new = words[Int(address >> 2)]
            recorder.retireLoad(slot: place, rd: rd, old: x[Int(rd)], new: new, address: address)
            x[Int(rd)] = new
            next += 1
            return nil

        case .sb:
            let address = a &+ immediate
            let isWritable = flags[Int(address >> GuestMemory.pageShift)] & GuestMemory.Flag.writable != 0
            if !isWritable, !memory.admitStore(address) { return .refused(address) }
            let old = words[Int(address >> 2)]
            base.storeBytes(of: UInt8(truncatingIfNeeded: b), toByteOffset: Int(address), as: UInt8.self)
            let lane = (address & 3) &* 8
            let new = old & ~(0xff &<< lane) | (b & 0xff) &<< lane
            recorder.retireStore(slot: place, address: address, old: old, new: new)
            next += 1
            return nil
        case .sh:
            let address = a &+ immediate
            if address & 1 != 0 { return .misaligned(address) }
            let isWritable = flags[Int(address >> GuestMemory.pageShift)] & GuestMemory.Flag.writable != 0
            if !isWritable, !memory.admitStore(address) { return .refused(address) }
            let old = words[Int(address >> 2)]
            base.storeBytes(
                of: UInt16(truncatingIfNeeded: b), toByteOffset: Int(address), as: UInt16.self)
            let lane = (address & 2) &* 8
            let new = old & ~(0xffff &<< lane) | (b & 0xffff) &<< lane
            recorder.retireStore(slot: place, address: address, old: old, new: new)
            next += 1
            return nil
        case .sw:
            let address = a &+ immediate
            if address & 3 != 0 { return .misaligned(address) }
            let isWritable = flags[Int(address >> GuestMemory.pageShift)] & GuestMemory.Flag.writable != 0
            if !isWritable, !memory.admitStore(address) { return .refused(address) }
            recorder.retireStore(slot: place, address: address, old: words[Int(address >> 2)], new: b)
            words[Int(address >> 2)] = b
            next += 1
            return nil

        case .ecall: return .ecall
        case .ebreak, .unimp: return .trap
        }
        recorder.retire(slot: place, rd: rd, old: x[Int(rd)], new: value)
        x[Int(rd)] = value
        next += 1
        return nil
    }

    /// `slot`, by a shift: a difference of pointers is a signed division, which costs four instructions more.
    @inline(__always)
    private var place: Int {
        Int(bitPattern: (UInt(bitPattern: next) &- UInt(bitPattern: slots)) >> 3)
    }

    /// `div`: by zero gives −1; the one overflow gives the dividend.
    @inline(__always)
    private static func quotient(_ a: GuestWord, _ b: GuestWord) -> GuestWord {
        if b == 0 { return .max }
        if b == .max { return 0 &- a }
        return GuestWord(bitPattern: Int32(bitPattern: a) / Int32(bitPattern: b))
    }

    /// `rem`: by zero gives the dividend; the one overflow gives 0.
    @inline(__always)
    private static func remainder(_ a: GuestWord, _ b: GuestWord) -> GuestWord {
        if b == 0 { return a }
        if b == .max { return 0 }
        return GuestWord(bitPattern: Int32(bitPattern: a) % Int32(bitPattern: b))
    }
}
