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
    /// The walk through the tables, when they are there.
    private(set) var session: TableSession?
    /// The wish that is being carried out or was carried out last.
    private(set) var request: TablesRequest?
    /// Lies that were told, in order; a table filled anew has them all.
    private(set) var pokes: [PokeSpec] = []
    /// Those that were taken back, the last one last.
    private var undone: [PokeSpec] = []
    /// How often tables have arrived.
    private(set) var fills = 0
    /// Somebody stopped the filling.
    private(set) var isStopped = false
    /// Goes up whenever what is read may have changed.
    private(set) var revision = 0
    /// What is selected on the Check screen.
    var selection = CheckSelection.nothing
    /// The cells that no rule pins, as far as somebody looked.
    var blindSpots = BlindSpotMap.missing
    /// What is selected on the Trace screen; nil until somebody selects a cell.
    var cursor: TraceCursor?
    /// The position of the time cursor that the Trace screen has followed.
    var followedPosition: Int?
    /// The rows that a query chose.
    var chosenRows: ChosenRows?
    private var index: TraceIndex?
    private var cellLines: (cursor: TraceCursor, width: Int, lines: [CellScene.Line])?
    private var board: CheckBoard?
    private var rules: StepRules?
    private var detail: (number: Int, detail: FailureDetail?)?

    func set(_ state: State) {
        self.state = state
        if case .ready = state {} else { session = nil }
        if case .working = state { return }
        forget()
    }

    /// The tables, when they are there.
    var reading: (any TableReading)? { if case .ready(let reading) = state { reading } else { nil } }
    var canUndo: Bool { !pokes.isEmpty }
    var canRedo: Bool { !undone.isEmpty }

    // MARK: Filling

    var isWorking: Bool { if case .working = state { true } else { false } }

    /// A wish is on its way.
    func begin(_ request: TablesRequest) {
        self.request?.cancel()
        self.request = request
        isStopped = false
        set(.working(stage: FilledRun.Stage.recording.words, share: 0))
    }

    func progress(_ request: TablesRequest, _ stage: FilledRun.Stage, _ share: Double) {
        guard self.request == request, isWorking else { return }
        set(.working(stage: stage.words, share: share))
    }

    /// The tables have arrived.
    func take(_ session: TableSession) {
        fills += 1
        self.session = session
        followedPosition = nil
        chosenRows = nil
        set(.ready(SessionReading(session)))
    }

    /// The run is another one: its tables are filled anew when somebody needs them.
    func outdate(pokes: [PokeSpec]? = nil) {
        request?.cancel()
        request = nil
        if let pokes { self.pokes = pokes }
        set(.none)
    }

    /// Gives the filling up until a screen of tables is shown again.
    func stop() {
        guard isWorking else { return }
        outdate()
        isStopped = true
        set(.refused("The filling of the tables was stopped; 2 and 3 start it again."))
    }

    // MARK: Lies

    /// Tells a lie: a cell is changed at once, anything else makes another run, whose tables are filled anew.
    func poke(_ spec: PokeSpec) throws(EngineError) {
        if spec.isOfCell, let reading {
            try reading.poke(spec)
            pokes.append(spec)
            forget()
        } else {
            outdate(pokes: pokes + [spec])
        }
        undone = []
    }

    /// Takes the last lie back; nil if there is none.
    func undoPoke() -> PokeSpec? {
        guard let last = pokes.popLast() else { return nil }
        undone.append(last)
        if last.isOfCell, let reading {
            reading.undo()
            forget()
        } else {
            outdate()
        }
        return last
    }

    /// Tells the lie again that was taken back last; nil if there is none.
    func redoPoke() throws(EngineError) -> PokeSpec? {
        guard let next = undone.popLast() else { return nil }
        let others = undone
        try poke(next)
        undone = others
        return next
    }

    // MARK: Reading

    /// What the Trace screen knows of the tables.
    var trace: TraceIndex? {
        guard let session else { return nil }
        if index == nil { index = TraceIndex(session) }
        return index
    }

    /// What there is to say about a cell; `make` says it when it is not known yet.
    func cellLines(of cursor: TraceCursor, width: Int, make: () -> [CellScene.Line]) -> [CellScene.Line] {
        if let known = cellLines, known.cursor == cursor, known.width == width { return known.lines }
        let lines = make()
        cellLines = (cursor, width, lines)
        return lines
    }

    var currentBoard: CheckBoard? {
        guard let reading else { return nil }
        if board == nil {
            board = reading.board()
            if !pokes.isEmpty { board?.changes = pokes.map(\.text) }
        }
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
        case .none:
            "The tables of this run are not filled yet; the Trace and the Check screen (2, 3) have them filled."
        case .working(let stage, let share):
            "▶ The tables are on their way: \(stage), \(Int((share * 100).rounded(.down)))%. Esc stops."
        case .refused(let sentence): sentence
        case .ready: ""
        }
    }

    private func forget() {
        blindSpots = .missing
        revision += 1
        index = nil
        cellLines = nil
        board = nil
        rules = nil
        detail = nil
    }
}

extension FilledRun.Stage {
    /// What is being done, in words.
    var words: String {
        switch self {
        case .recording: "recording the run"
        case .filling: "filling the rows"
        case .checking: "checking every rule"
        }
    }
}
