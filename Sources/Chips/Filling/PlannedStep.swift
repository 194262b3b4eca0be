/// What filling needs of one executed instruction, in 32 bytes: the plan of a run must cost less than its tables.
///
/// Times are kept as ages, which fit a byte (registers) or two (memory): the planner inserts a refresh where they
/// would not.
struct PlannedStep {
    /// Counted from 1.
    var cycle: UInt32
    /// Index of the decoded form.
    var decoded: UInt32
    /// The first operand; for a call, the cursor of its stream.
    var a: UInt32
    var b: UInt32
    /// The destination before and after; for a store, `result` is the word of memory afterwards.
    var old: UInt32
    var result: UInt32
    /// The aligned word of memory before.
    var memory: UInt32
    /// Bits 0–7: age of the first operand's access. 8–15: of the second's, or of the destination's if memory is
    /// accessed and there is no second. 16–23: of the destination's. 16–31: of memory's, if it is accessed.
    var ages: UInt32

    /// Steps in a chunk of a plan; one chunk is one unit of filling.
    static let chunk = 1 << PieceHeights.unsplitLog
}

/// A chunk of the planned steps of one form: rows that follow each other in one table.
struct PlannedRun {
    let steps: UnsafePointer<PlannedStep>
    let count: Int
    /// All decoded forms that planned steps refer to.
    let forms: UnsafePointer<FormPlan>

    /// Sets a step to what the chips want of a planned one.
    @inline(__always)
    func fill(_ step: inout Step, _ index: Int) {
        let planned = steps[index]
        let plan = forms + Int(planned.decoded)
        let start = 3 &* planned.cycle
        let ages = planned.ages
        step.cycle = planned.cycle
        step.pc = plan.pointee.pc
        step.a = planned.a
        step.aTime = start &- 1 &- (ages & 0xff)
        step.b = planned.b
        step.bTime = start &- (ages >> 8 & 0xff)
        step.old = planned.old
        step.oldTime = start &+ 1 &- (ages >> 16 & 0xff)
        step.result = planned.result
        step.fields = plan.pointee.fields
        switch plan.pointee.access {
        case .none: break
        case .load, .text:
            step.oldTime = start &+ 1 &- (ages >> 8 & 0xff)
            setMemory(&step, planned, plan.pointee.immediate)
        case .store:
            step.memoryNew = planned.result
            setMemory(&step, planned, plan.pointee.immediate)
        case .exit:
            step.oldTime = step.bTime
        case .stream:
            step.cursor = planned.a
            step.cursorTime = step.bTime
        case .log, .length: break
        }
    }

    @inline(__always)
    private func setMemory(_ step: inout Step, _ planned: PlannedStep, _ immediate: UInt32) {
        step.address = planned.a &+ immediate
        step.memoryOld = planned.memory
        step.memoryTime = planned.cycle &- 1 &- planned.ages >> 16
    }
}
