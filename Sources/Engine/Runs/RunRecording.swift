import Execution

/// Starts recordings of opened programs.
public enum RunRecording {
    /// A recording at step 0; `advance` records it.
    public static func make(
        _ program: OpenedProgram, input: GuestInput, limits: RunLimits = RunLimits()
    ) throws(EngineError) -> Recording {
        do throws(MachineError) {
            return try Recording(program: program.program, input: input, limits: limits)
        } catch {
            throw EngineError(error, programPath: program.path)
        }
    }
}
