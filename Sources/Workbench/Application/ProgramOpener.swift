import Engine
import Execution

/// Opens programs for the workbench: finds, builds and loads them, reads inputs and the saved session. Does I/O; used
/// away from the UI thread.
public struct ProgramOpener: Sendable {
    let source: ProgramSource
    let sessions: SessionStore?

    /// Without a session store every session starts afresh and nothing is kept.
    public init(source: ProgramSource, sessions: SessionStore?) {
        self.source = source
        self.sessions = sessions
    }

    /// Opens a program; `progress` is told about building from the calling thread.
    public func open(
        _ request: OpenRequest, progress: (String) -> Void = { _ in }
    ) -> Result<OpenedSession, EngineError> {
        do throws(EngineError) {
            let program = try source.open(request.argument, progress: progress)
            let assembled = try request.inputs.assemble(for: program)
            var notes = assembled.notes
            // A prepared fault is the same each time, and leaves the program's own session alone.
            let saved = request.fault == nil ? savedSession(of: program, notes: &notes) : nil
            return .success(
                OpenedSession(
                    program: program, input: assembled.input, limits: request.limits, saved: saved,
                    notes: notes))
        } catch {
            return .failure(error)
        }
    }

    /// A session file that cannot be read is moved aside, so that it is neither lost nor in the way.
    private func savedSession(of program: OpenedProgram, notes: inout [String]) -> SessionFile? {
        guard let sessions else { return nil }
        do throws(EngineError) {
            return try sessions.load(forProgramAt: program.path)
        } catch {
            notes.append(error.description)
            if let aside = try? sessions.setAside(forProgramAt: program.path) {
                notes.append("\(error.description); it is kept as \(FilePath.name(of: aside))")
            }
            return nil
        }
    }
}
