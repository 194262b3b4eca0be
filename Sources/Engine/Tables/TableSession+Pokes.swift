/// Pokes as people write them.
extension TableSession {
    /// Carries out a poke of a cell; one of the executor needs the run to be filled anew.
    public func poke(_ spec: PokeSpec) throws(EngineError) {
        precondition(spec.isOfCell, "a poke of the executor changes the run that the tables were filled from")
        var step: Int?
        if case .step(let place, _) = spec.target {
            guard let recording = recording() else {
                throw .impossiblePoke(text: spec.text, reason: "the run cannot be recorded again")
            }
            step = try StepFinder(recording, program: run.program).step(place, of: spec.text)
        }
        let poke = try FilledRun.CellPoke(spec, step: step, in: run.tables)
        self.poke(poke.cell, to: poke.value)
    }
}
