import Engine
import Execution
import RISCV

/// A program with its recorded run, and the one cursor in time that all panes show.
///
/// Long work (recording, motions over millions of steps, recording again after a change) is done in slices by
/// `advance`, so that a key is never kept waiting. Confined to the UI thread.
public final class DebugSession {
    public let opened: OpenedSession
    /// What opens the same session again.
    public let request: OpenRequest
    public let recording: Recording
    public let debugger: Debugger
    public let sources: SourceFiles
    public internal(set) var bookmarks: [SessionFile.Bookmark] = []
    /// Where motions ended, the latest last; no position twice.
    public internal(set) var stops: [StopMark] = []
    /// What is running; nil when the session waits for a key.
    public internal(set) var work: Work?
    var pending: [Motion] = []

    /// A job done in slices.
    public struct Work: Sendable, Hashable {
        public enum Kind: Sendable, Hashable { case recording, moving }
        public var kind: Kind
        /// A participle: "recording the run".
        public var title: String
        /// 0…1 when it is known how much there is to do.
        public var share: Double?
    }

    /// A position that a motion stopped at, with the reason.
    public struct StopMark: Sendable, Hashable {
        public var position: Int
        public var reason: String
    }

    public init(_ opened: OpenedSession, request: OpenRequest) throws(EngineError) {
        self.opened = opened
        self.request = request
        do throws(MachineError) {
            recording = try Recording(
                program: opened.program.program, input: opened.input, limits: opened.limits)
            debugger = try Debugger(recording: recording)
        } catch {
            throw .badProgram(path: opened.program.path, detail: error.description)
        }
        sources = SourceFiles(program: opened.program)
        work = Work(kind: .recording, title: "recording the run", share: nil)
    }

    // MARK: What the frame shows

    public var program: Program { opened.program.program }
    public var name: String { program.name }
    public var position: Int { debugger.position }
    public var length: Int { recording.length }
    public var outcome: RunOutcome? { recording.outcome }
    public var canUndo: Bool { false }
    public var canRedo: Bool { false }
    var codePlace: String? { nil }
    var savedLayout: [String: String]? { opened.saved?.layout }
    var greeting: String? { opened.notes.last }
    var words: [String] { [] }
    var inputSummary: String { "input \(opened.input.publicBytes.count) bytes" }
    var whereabouts: String { "step \(position)" }

    // MARK: Work

    func begin(_ motion: Motion) {
        debugger.begin(motion)
        work = Work(kind: .moving, title: "running", share: nil)
    }

    /// Does a slice of about so many steps; a notice when the work is done.
    func advance(budget: Int) -> Notice? {
        guard let work else { return nil }
        switch work.kind {
        case .recording:
            if recording.advance(cycles: budget) { return nil }
            self.work = nil
            return nil
        case .moving:
            guard let stop = debugger.advance(budget: budget) else { return nil }
            self.work = nil
            return Notice(stop.sentence)
        }
    }

    func cancelWork() -> Notice? {
        work = nil
        return Notice("cancelled", .warning)
    }
}
