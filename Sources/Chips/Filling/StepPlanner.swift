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
    var memory: MemoryShadow
    var registerRefreshes = Refreshes()
    var memoryRefreshes = Refreshes()
    /// Words of public output, and the code with which the run exits.
    var output: [UInt32] = []
    var exitCode: UInt32?
    /// For each step the index of its form.
    private(set) var forms: [UInt8] = []
    /// For each batch, the rows of each form before it.
    private(set) var counts: [UInt32] = []
    let plan: RunPlan

    let program: DecodedProgram
    /// The plan's decoded forms; a copy of its pointer, because a class's properties are slow to read.
    var decodedForms: UnsafeMutablePointer<FormPlan>
    let registers: UnsafeMutablePointer<RegisterState>
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
    mutating func append(_ row: TraceRow, decoded: Int) {
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

    @inline(__always)
    private mutating func put(_ planned: PlannedStep, chip: UInt8) {
        let cursor = cursors + Int(chip)
        if cursor.pointee.next == cursor.pointee.end { openChunk(Int(chip)) }
        note(form: chip)
        cursor.pointee.next.initialize(to: planned)
        cursor.pointee.next += 1
    }

    @inline(__always)
    mutating func note(form: UInt8) {
        if length % StepIndex.batch == 0 { countBatch() }
        forms.append(form)
        length &+= 1
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
