import Engine

/// What the screens ask of a run's filled and checked tables.
///
/// Answers are values in the words in which they are shown; `RunTables` keeps them until something changes.
protocol TableReading: AnyObject {
    /// Everything that the check found.
    func board() -> CheckBoard
    /// The rows that a step made, with the state of their rules.
    func rules(ofStep step: Int) -> StepRules
    /// Why a failure of the board fails.
    func detail(ofFailure number: Int) -> FailureDetail?
    /// The formula of a rule of a chip.
    func formula(ofRule index: Int, of chip: String) -> String

    /// Cells of the rows of a step that may be changed without any rule noticing.
    func blindSpots(ofStep step: Int) -> [BlindSpotMap.Line]

    /// Steps that were filled.
    var steps: Int { get }
    /// Carries out a poke of a cell.
    func poke(_ spec: PokeSpec) throws(EngineError)
    func undo()
    func redo()
}
