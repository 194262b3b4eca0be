import Engine

/// The tables of a session's run: being filled in the background, there to be read, or refused.
///
/// Keeps what the screens read until a cell changes, so that a frame costs nothing that grows with the tables.
/// Confined to the UI thread.
final class RunTables {
    enum State {
        /// Nobody has asked for them yet.
        case none
        /// A stage of filling and checking, and how much of it is done.
        case working(stage: String, share: Double)
        case ready(any TableReading)
        case refused(String)
    }

    private(set) var state = State.none
    /// Goes up whenever what is read may have changed.
    private(set) var revision = 0
    /// What is selected on the Check screen.
    var selection = CheckSelection.nothing
    /// The cells that no rule pins, as far as somebody looked.
    var blindSpots = BlindSpotMap.missing
    private var board: CheckBoard?
    private var rules: StepRules?
    private var detail: (number: Int, detail: FailureDetail?)?

    func set(_ state: State) {
        self.state = state
        if case .working = state { return }
        forget()
    }

    /// The tables, when they are there.
    var reading: (any TableReading)? { if case .ready(let reading) = state { reading } else { nil } }
    var canUndo: Bool { reading?.canUndo == true }
    var canRedo: Bool { reading?.canRedo == true }

    /// Changes the tables; what was kept is read anew.
    func change<Answer>(
        _ body: (any TableReading) throws(EngineError) -> Answer
    ) throws(EngineError) -> Answer? {
        guard let reading else { return nil }
        defer { forget() }
        return try body(reading)
    }

    // MARK: Reading

    var currentBoard: CheckBoard? {
        guard let reading else { return nil }
        if board == nil { board = reading.board() }
        return board
    }

    func rules(ofStep step: Int) -> StepRules? {
        guard let reading else { return nil }
        if rules?.step != step { rules = reading.rules(ofStep: step) }
        return rules
    }

    func detail(ofFailure number: Int) -> FailureDetail? {
        guard let reading else { return nil }
        if detail?.number != number { detail = (number, reading.detail(ofFailure: number)) }
        return detail?.detail
    }

    /// What stands where there is nothing to show yet.
    var sentence: String {
        switch state {
        case .none: "The tables of this run are filled when it is recorded."
        case .working(let stage, let share):
            "▶ The tables are on their way: \(stage), \(Int((share * 100).rounded(.down)))%. Esc stops."
        case .refused(let sentence): sentence
        case .ready: ""
        }
    }

    private func forget() {
        blindSpots = .missing
        revision += 1
        board = nil
        rules = nil
        detail = nil
    }
}
