import Execution
import ProofSystem

/// What is to be proved: a program, its inputs, and how secure the proof is to be.
public struct ProofRequest: Sendable {
    public var program: OpenedProgram
    public var input: GuestInput
    public var limits: RunLimits
    public var parameters: Parameters
    /// Whom or what the proof is made for; zeros if anybody may use it.
    public var context = Digest.none

    public init(
        _ program: OpenedProgram, input: GuestInput, limits: RunLimits = RunLimits(),
        parameters: Parameters = .standard
    ) {
        self.program = program
        self.input = input
        self.limits = limits
        self.parameters = parameters
    }

    /// The longest run that one proof takes: beyond it the workbench would need more memory than most machines have.
    public static let maxCycles = FilledRun.maxCycles
}
