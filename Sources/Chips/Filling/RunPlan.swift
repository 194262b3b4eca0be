/// The planned steps of a run, one list of chunks for each form.
///
/// A class, because it owns the chunks; the planner writes into them through pointers of its own.
final class RunPlan {
    /// All decoded forms: those of the program, then those that pokes made up.
    private(set) var forms: UnsafeMutablePointer<FormPlan>
    private(set) var formCount: Int
    /// The end of an empty chunk, where cursors stand before the first.
    let nowhere: UnsafeMutablePointer<PlannedStep>
    private var chunks: [[UnsafeMutablePointer<PlannedStep>?]]
    private var rows: [Int]

    init(_ plans: [FormPlan]) {
        formCount = plans.count
        forms = .allocate(capacity: max(plans.count, 1))
        _ = UnsafeMutableBufferPointer(start: forms, count: plans.count).initialize(from: plans)
        nowhere = .allocate(capacity: 1)
        chunks = Array(repeating: [], count: Form.allCases.count)
        rows = Array(repeating: 0, count: Form.allCases.count)
    }

    deinit {
        for chunk in chunks.joined() { chunk?.deallocate() }
        forms.deallocate()
        nowhere.deallocate()
    }

    /// Adds a decoded form that the program does not have.
    func add(_ plan: FormPlan) {
        let larger = UnsafeMutablePointer<FormPlan>.allocate(capacity: formCount + 1)
        larger.update(from: forms, count: formCount)
        (larger + formCount).initialize(to: plan)
        forms.deallocate()
        forms = larger
        formCount += 1
    }

    /// Room for the next steps of a form.
    func openChunk(_ form: Int) -> UnsafeMutablePointer<PlannedStep> {
        let chunk = UnsafeMutablePointer<PlannedStep>.allocate(capacity: PlannedStep.chunk)
        chunks[form].append(chunk)
        return chunk
    }

    /// How many steps a form has, if so many places of its last chunk are free.
    func rows(ofForm form: Int, left: Int) -> Int {
        chunks[form].count * PlannedStep.chunk - left
    }

    /// Notes that the form is complete.
    func close(_ form: Int, left: Int) {
        rows[form] = rows(ofForm: form, left: left)
    }

    /// The number of steps of each form, once complete.
    var rowCounts: [Int] { rows }

    /// A chunk of a form.
    func run(ofForm form: Int, chunk: Int) -> PlannedRun {
        guard let steps = chunks[form][chunk] else { preconditionFailure("a chunk is filled once") }
        let first = chunk * PlannedStep.chunk
        return PlannedRun(
            steps: steps, count: min(PlannedStep.chunk, rows[form] - first), forms: forms)
    }

    /// Gives a chunk back.
    func free(form: Int, chunk: Int) {
        chunks[form][chunk]?.deallocate()
        chunks[form][chunk] = nil
    }
}
