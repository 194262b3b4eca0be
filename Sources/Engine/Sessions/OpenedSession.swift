import Execution

/// Everything a debugging session starts from, as a plain value: it can be made on any thread, while the recording that
/// follows belongs to one.
public struct OpenedSession: Sendable {
    public var program: OpenedProgram
    public var input: GuestInput
    public var limits: RunLimits
    /// What was kept of the last session with this program.
    public var saved: SessionFile?
    /// Sentences that a person should see: a default input was used, the program was built anew…
    public var notes: [String]

    public init(
        program: OpenedProgram, input: GuestInput, limits: RunLimits = RunLimits(), saved: SessionFile? = nil,
        notes: [String] = []
    ) {
        self.program = program
        self.input = input
        self.limits = limits
        self.saved = saved
        self.notes = notes
    }
}
