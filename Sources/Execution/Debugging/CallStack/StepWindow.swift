/// Consecutive recorded steps, as a scan sees them.
///
/// Their instructions are at hand; everything else about a step is unpacked when it is asked for, which scans do for
/// few of them. An unsafe pointer because scans look at a hundred million steps a second; it is valid only during the
/// call that hands the window out.
struct StepWindow {
    /// Number of the first step.
    let first: Int
    let results: UnsafeBufferPointer<StepResult>
    private let recording: Recording
    private let text: ExecutableText

    init(first: Int, results: UnsafeBufferPointer<StepResult>, of recording: Recording) {
        self.first = first
        self.results = results
        self.recording = recording
        text = recording.machine.text
    }

    /// One past the last step.
    var end: Int { first + results.count }

    /// Everything about a step.
    subscript(step: Int) -> PackedStep {
        assert(step >= first && step < end, "a scan stays inside its window")
        return recording.steps(ofBlock: step / Chunk.blockSteps)[step % Chunk.blockSteps]
    }

    /// The slot of a step's instruction.
    @inline(__always)
    func slot(_ step: Int) -> Int {
        assert(step >= first && step < end, "a scan stays inside its window")
        return text.slot(ofPlace: results.baseAddress.unsafelyUnwrapped[step - first].place)
    }
}
