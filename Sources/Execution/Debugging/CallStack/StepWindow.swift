/// Consecutive recorded steps, as a scan sees them.
///
/// An unsafe pointer because scans look at a hundred million steps a second; it is valid only during the call
/// that hands the window out.
struct StepWindow {
    /// Number of the first step.
    let first: Int
    let steps: UnsafeBufferPointer<PackedStep>

    /// One past the last step.
    var end: Int { first + steps.count }

    subscript(step: Int) -> PackedStep {
        assert(step >= first && step < end, "a scan stays inside its window")
        return steps.baseAddress.unsafelyUnwrapped[step - first]
    }

    func slot(_ step: Int) -> Int { Int(self[step].slot) }
}
