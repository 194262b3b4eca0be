import Execution
import RISCV

/// Walks over a run once, from front to back, and decides for each step its form, the ages of what it accesses, and
/// the refreshes that come before it.
///
/// Everything here is sequential by nature (an age needs the access before), so it does as little as it can: cells
/// are filled later, on all cores. Unsafe pointers and no class properties, because it runs once for each cycle.
struct StepPlanner: ~Copyable {
    /// The last tuple of a register.
    struct RegisterState {
        var value: UInt32 = 0
        /// The time of the last access; `untouched` before the first.
        var time: UInt32 = untouched
        /// The time of the first tuple, from which the first access took the register.
        var first: UInt32 = 0
        /// The time that the last write found.
        var beforeWrite: UInt32 = untouched

        /// Further from every time than an age may be.
        static let untouched: UInt32 = 1 << 31
    }

    /// The rows of a refresh chip and the steps they come before.
    struct Refreshes {
        var rows: [Refresh] = []
        var steps: [UInt32] = []
    }

    /// Where the next planned step of a form goes.
    private struct Cursor {
        var next: UnsafeMutablePointer<PlannedStep>
        var end: UnsafeMutablePointer<PlannedStep>
    }

    /// Steps planned so far.
    private(set) var length = 0
    private(set) var memory: MemoryShadow
    private(set) var registerRefreshes = Refreshes()
    private(set) var memoryRefreshes = Refreshes()
    /// Words of public output, and the code with which the run exits.
    private(set) var output: [UInt32] = []
    private(set) var exitCode: UInt32?
    /// For each step the index of its form.
    private(set) var forms: [UInt8] = []
    /// For each batch, the rows of each form before it.
    private(set) var counts: [UInt32] = []
    let plan: RunPlan

    private let program: DecodedProgram
    /// The plan's decoded forms; a copy of its pointer, because a class's properties are slow to read.
    private var decodedForms: UnsafeMutablePointer<FormPlan>
    private let registers: UnsafeMutablePointer<RegisterState>
    private let cursors: UnsafeMutablePointer<Cursor>
    private let formCount = Form.allCases.count

    /// For a program with the plans of its decoded forms.
    init(_ decoded: DecodedProgram, image: Program, forms: [FormPlan]) {
        program = decoded
        memory = MemoryShadow(image)
        plan = RunPlan(forms)
        decodedForms = plan.forms
        registers = .allocate(capacity: RegisterIndex.count)
        registers.initialize(repeating: RegisterState(), count: RegisterIndex.count)
        cursors = .allocate(capacity: formCount)
        let nowhere = plan.nowhere
        cursors.initialize(repeating: Cursor(next: nowhere, end: nowhere), count: formCount)
    }

    deinit {
        registers.deallocate()
        cursors.deallocate()
    }

    /// The register's state after the last planned step.
    func register(_ index: Int) -> RegisterState { registers[index] }

    // MARK: - Steps

    /// Plans consecutive steps, of which another one follows.
    mutating func plan(_ rows: ArraySlice<TraceRow>, following: UInt32) {
        rows.withUnsafeBufferPointer { rows in
            for index in rows.indices {
                plan(rows[index], next: index + 1 < rows.count ? rows[index + 1].pc : following)
            }
        }
    }

    /// Plans a step at which the machine was not honest.
    mutating func plan(_ row: TraceRow, next: UInt32, edit: StepEdit) {
        if let stale = edit.staleRegister {
            registers[Int(stale.index)].time = registers[Int(stale.index)].beforeWrite
            registers[Int(stale.index)].value = stale.value
        }
        if let stale = edit.staleWord {
            let word = memory.word(at: stale.address)
            word.pointee.time = word.pointee.beforeWrite
            word.pointee.value = stale.value
        }
        var range = program.rows(at: row.pc)
        if edit.hasOtherInstruction {
            let program = program
            let decoder = FormDecoder { program.textWord(at: $0) != nil }
            range = add(decoder.forms(of: row.instruction, at: row.pc))
        }
        if let form = edit.form {
            let index = range.first { decodedForms[$0].form == form }
            append(row, decoded: index ?? add([DecodedForm(form, of: row, next: next)]).lowerBound)
        } else if range.isEmpty {
            note(form: StepIndex.none)
        } else {
            append(row, decoded: range.count == 1 ? range.lowerBound : choose(among: range, row, next))
        }
    }

    private mutating func add(_ decoded: [DecodedForm]) -> Range<Int> {
        let first = plan.formCount
        for form in decoded { plan.add(FormPlan(form)) }
        decodedForms = plan.forms
        return first..<plan.formCount
    }

    /// Changes a byte of memory that no row changes.
    mutating func set(byte: UInt8, at address: UInt32) {
        let word = memory.word(at: address)
        let shift = 8 * (address & 3)
        word.pointee.value = word.pointee.value & ~(0xff << shift) | UInt32(byte) << shift
    }

    @inline(__always)
    private mutating func plan(_ row: TraceRow, next: UInt32) {
        let range = program.rows(at: row.pc)
        guard !range.isEmpty else { return note(form: StepIndex.none) }
        var index = range.lowerBound
        if range.count > 1 { index = choose(among: range, row, next) }
        append(row, decoded: index)
    }

    /// Plans a step in one decoded form, whether it fits or not.
    @inline(__always)
    private mutating func append(_ row: TraceRow, decoded: Int) {
        let form = decodedForms + decoded
        let cycle = UInt32(truncatingIfNeeded: length &+ 1)
        let start = 3 &* cycle
        let isDirect = row.instruction.rs1 == form.pointee.operand
        var planned = PlannedStep(
            cycle: cycle, decoded: UInt32(truncatingIfNeeded: decoded),
            a: isDirect ? row.source1 : row.source2, b: isDirect ? row.source2 : row.source1, old: row.old,
            result: row.new, memory: 0, ages: 0)
        if form.pointee.hasConstant { planned.b = form.pointee.immediate }
        if form.pointee.access != .none {
            access(form, row, &planned)
        } else {
            var ages: UInt32 = 0
            if form.pointee.first != FormPlan.none {
                ages = touch(form.pointee.first, at: start, planned.a)
            }
            if form.pointee.second != FormPlan.none {
                ages |= touch(form.pointee.second, at: start &+ 1, planned.b) << 8
            }
            if form.pointee.destination != FormPlan.none {
                ages |= write(form.pointee.destination, at: start &+ 2, planned.result) << 16
            }
            planned.ages = ages
        }
        put(planned, chip: form.pointee.chip)
    }

    /// The accesses of loads, stores and calls.
    @inline(never)
    private mutating func access(
        _ form: UnsafePointer<FormPlan>, _ row: TraceRow, _ planned: inout PlannedStep
    ) {
        let start = 3 &* planned.cycle
        let destination = form.pointee.destination
        var ages: UInt32 = 0
        if form.pointee.access.usesMemory {
            if form.pointee.first != FormPlan.none {
                ages = touch(form.pointee.first, at: start, planned.a)
            }
            let isStore = form.pointee.access == .store
            if form.pointee.second != FormPlan.none {
                ages |= touch(form.pointee.second, at: start &+ 1, planned.b) << 8
            }
            let address = planned.a &+ form.pointee.immediate
            ages |= touchMemory(
                &planned, address & ~3, isStore: isStore, isText: form.pointee.access == .text)
            if destination != FormPlan.none {
                // The machine's own dummy register takes every write to x0, this one discarded loads alone.
                if destination == RegisterIndex.discarded { planned.old = registers[Int(destination)].value }
                ages |= write(destination, at: start &+ 2, planned.result) << 8
            }
        } else {
            ages = call(form, row, &planned)
        }
        planned.ages = ages
    }

    private mutating func call(
        _ form: UnsafePointer<FormPlan>, _ row: TraceRow, _ planned: inout PlannedStep
    ) -> UInt32 {
        let start = 3 &* planned.cycle
        let second = form.pointee.second
        let destination = form.pointee.destination
        var ages = touch(form.pointee.first, at: start, row.source1)
        switch form.pointee.access {
        case .exit:
            ages |= touch(second, at: start &+ 1, planned.old) << 8
            exitCode = planned.old
        case .stream:
            let cursor = registers[Int(second)].value
            planned.a = cursor
            ages |= write(second, at: start &+ 1, cursor &+ 1) << 8
            if form.pointee.form == .commit {
                output.append(planned.old)
                ages |= touch(destination, at: start &+ 2, planned.old) << 16
            } else {
                ages |= write(destination, at: start &+ 2, planned.result) << 16
            }
        case .log:
            planned.b = planned.result
            ages |= touch(second, at: start &+ 1, planned.b) << 8
            ages |= write(destination, at: start &+ 2, planned.result) << 16
        default:
            ages |= write(destination, at: start &+ 2, planned.result) << 16
        }
        return ages
    }

    @inline(__always)
    private mutating func put(_ planned: PlannedStep, chip: UInt8) {
        let cursor = cursors + Int(chip)
        if cursor.pointee.next == cursor.pointee.end { openChunk(Int(chip)) }
        note(form: chip)
        cursor.pointee.next.initialize(to: planned)
        cursor.pointee.next += 1
    }

    @inline(__always)
    private mutating func note(form: UInt8) {
        if length % StepIndex.batch == 0 { countBatch() }
        forms.append(form)
        length &+= 1
    }

    // MARK: - Accesses

    /// Reads a register and returns the age of its last access.
    @inline(__always)
    private mutating func touch(_ index: UInt8, at now: UInt32, _ value: UInt32) -> UInt32 {
        let register = registers + Int(index)
        var age = now &- 1 &- register.pointee.time
        if age > 255 { age = admit(register, Int(index), at: now) }
        register.pointee.time = now
        register.pointee.value = value
        return age
    }

    /// Writes a register and returns the age of its last access.
    @inline(__always)
    private mutating func write(_ index: UInt8, at now: UInt32, _ value: UInt32) -> UInt32 {
        let register = registers + Int(index)
        var age = now &- 1 &- register.pointee.time
        if age > 255 { age = admit(register, Int(index), at: now) }
        register.pointee.beforeWrite = now &- 1 &- age
        register.pointee.time = now
        register.pointee.value = value
        return age
    }

    /// Makes an age fit that does not: the chain of a register that was never accessed begins just before, any other
    /// register is refreshed.
    @inline(never)
    private mutating func admit(
        _ register: UnsafeMutablePointer<RegisterState>, _ index: Int, at now: UInt32
    ) -> UInt32 {
        if register.pointee.time == RegisterState.untouched {
            register.pointee.first = now - 1
        } else {
            registerRefreshes.steps.append(UInt32(length))
            registerRefreshes.rows.append(
                Refresh(
                    address: UInt32(index), value: register.pointee.value, oldTime: register.pointee.time,
                    newTime: now - 1))
        }
        return 0
    }

    /// Accesses the aligned word at an address and returns the age of its last access, shifted to its place.
    @inline(__always)
    private mutating func touchMemory(
        _ planned: inout PlannedStep, _ address: UInt32, isStore: Bool, isText: Bool
    ) -> UInt32 {
        let word = memory.word(at: address)
        planned.memory = isStore ? planned.old : word.pointee.value
        if isText { return 0 }
        var age = planned.cycle &- 1 &- word.pointee.time
        if word.pointee.time == 0 {
            word.pointee.first = planned.cycle &- 1
            age = 0
        } else if age > 0xffff {
            refresh(address, word.pointee, now: planned.cycle &- 1)
            age = 0
        }
        if isStore {
            word.pointee.beforeWrite = planned.cycle &- 1 &- age
            word.pointee.value = planned.result
        }
        word.pointee.time = planned.cycle
        return age << 16
    }

    @inline(never)
    private mutating func refresh(_ address: UInt32, _ word: MemoryShadow.Word, now: UInt32) {
        memoryRefreshes.steps.append(UInt32(length))
        memoryRefreshes.rows.append(
            Refresh(address: address, value: word.value, oldTime: word.time, newTime: now))
    }

    // MARK: - Choosing

    /// The decoded form that fits the step.
    private func choose(among range: Range<Int>, _ row: TraceRow, _ next: UInt32) -> Int {
        let first = range.lowerBound
        switch decodedForms[first].choice {
        case .single:
            return first
        case .branch:
            // By where the run went on, even if it should not have: the form's own rule then objects.
            let (taken, notTaken) = (decodedForms[first].next, decodedForms[first + 1].next)
            let isTaken =
                taken == notTaken || next != taken && next != notTaken
                ? row.instruction.opcode.takesBranch(row.source1, row.source2) : next == taken
            return isTaken ? first : first + 1
        case .small:
            let sum = Int64(row.source1 & 0xffff) + Int64(row.instruction.immediate)
            return (0...0xffff).contains(sum) ? first : first + 1
        case .load:
            return isText(row.source1 &+ UInt32(bitPattern: row.instruction.immediate)) ? first + 1 : first
        case .call:
            let number = Int64(row.source1)
            return range.first { decodedForms[$0].form.callNumber == number } ?? first
        }
    }

    private func isText(_ address: UInt32) -> Bool {
        for range in program.memory.text where range.contains(address) { return true }
        return false
    }

    // MARK: - Growing

    @inline(never)
    private mutating func openChunk(_ form: Int) {
        let chunk = plan.openChunk(form)
        cursors[form] = Cursor(next: chunk, end: chunk + PlannedStep.chunk)
    }

    @inline(never)
    private mutating func countBatch() {
        for form in 0..<formCount {
            let left = cursors[form].end - cursors[form].next
            counts.append(UInt32(plan.rows(ofForm: form, left: left)))
        }
    }

    /// Tells the plan how full each form's last chunk is.
    mutating func finish() {
        for form in 0..<formCount {
            plan.close(form, left: cursors[form].end - cursors[form].next)
        }
    }
}

extension DecodedForm {
    /// A form that the program does not have for an instruction, to be proved nevertheless.
    fileprivate init(_ form: Form, of row: TraceRow, next: UInt32) {
        let instruction = row.instruction
        self.init(
            form: form, pc: row.pc, opcode: instruction.opcode, rd: UInt32(instruction.rd),
            rs1: UInt32(instruction.rs1), rs2: UInt32(instruction.rs2),
            immediate: UInt32(bitPattern: instruction.immediate), next: next, value: row.new)
    }
}

extension Opcode {
    /// Whether a branch goes to its target.
    func takesBranch(_ a: UInt32, _ b: UInt32) -> Bool {
        switch self {
        case .beq: a == b
        case .bne: a != b
        case .blt: Int32(bitPattern: a) < Int32(bitPattern: b)
        case .bge: Int32(bitPattern: a) >= Int32(bitPattern: b)
        case .bltu: a < b
        default: a >= b
        }
    }
}

extension Form {
    /// The number in a7 for which the form stands; nil if it is no call.
    var callNumber: Int64? {
        switch self {
        case .exit: EcallNumber.exit
        case .readPublic: EcallNumber.readPublic
        case .readPrivate: EcallNumber.readPrivate
        case .commit: EcallNumber.commit
        case .inputLength: EcallNumber.inputLength
        case .writeLog: EcallNumber.write
        default: nil
        }
    }
}
