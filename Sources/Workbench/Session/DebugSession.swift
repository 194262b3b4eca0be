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
    /// What the instructions of the program cost to prove.
    let costs: InstructionCosts
    /// The filled tables of the run.
    let tables = RunTables()
    public internal(set) var bookmarks: [SessionFile.Bookmark] = []
    /// Where motions ended, the latest last; no position twice.
    public internal(set) var stops: [StopMark] = []
    /// What is running; nil when the session waits for a key.
    public internal(set) var work: Work?
    /// How often the present motion is still to be done after this time.
    var repetitions = 0
    /// Saved stops that no longer fit the program.
    var lost: [String] = []
    /// How to get to where the session begins, once the run is recorded: to the position of last time, or past the
    /// start-up code to the first line of the guest's own.
    var firstMotion: Motion?

    /// A job done in slices.
    public struct Work: Sendable, Hashable {
        public enum Kind: Sendable, Hashable { case recording, moving(Motion) }
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
        sources = SourceFiles(program: opened.program)
        costs = InstructionCosts(program: opened.program.program)
        do throws(MachineError) {
            recording = try Recording(
                program: opened.program.program, input: opened.input, limits: opened.limits)
            debugger = try Debugger(recording: recording, ownFiles: sources.ownFiles)
        } catch {
            throw .badProgram(path: opened.program.path, detail: error.description)
        }
        work = Work(kind: .recording, title: "recording the run", share: 0)
        restore()
    }

    // MARK: What the frame shows

    public var program: Program { opened.program.program }
    public var name: String { program.name }
    /// The program's identity in hexadecimal.
    public private(set) lazy var identity = program.identity.description
    public var position: Int { debugger.position }
    /// Steps of the run, as far as it is recorded.
    public var length: Int { recording.length }
    /// How the run ended; nil while it is not recorded to its end.
    public var outcome: RunOutcome? { recording.outcome }

    /// "input 64 bytes".
    var inputSummary: String {
        let count = opened.input.publicBytes.count
        let secret = opened.input.privateBytes.count
        return "input \(count) byte\(count == 1 ? "" : "s")" + (secret > 0 ? ", private \(secret)" : "")
    }

    /// Where the cursor stands, in words.
    public var whereabouts: String { debugger.description(of: position) }

    /// The present instruction as a breakpoint's place.
    var codePlace: String { "0x" + String(debugger.pc, radix: 16) }

    /// What `Tab` may complete a word to: registers, functions, files.
    var words: [String] {
        let registers = (0..<32).map { Register.name(UInt8($0)) } + ["pc", "cycle"]
        let functions = program.symbols.symbols.lazy.filter(\.isFunction).map(\.displayName)
        let files = program.lines.files.indices.map { sources.name(of: $0) + ":" }
        return Set(registers + functions.filter { !$0.contains(" ") } + files).sorted()
    }

    // MARK: Work

    /// Begins a motion, to be done `count` times.
    func begin(_ motion: Motion, count: Int = 1) {
        repetitions = count - 1
        debugger.begin(motion)
        work = Work(kind: .moving(motion), title: motion.participle, share: nil)
    }

    /// Does a slice of about so many steps; a notice when the work is done.
    func advance(budget: Int) -> Notice? {
        guard let work else { return nil }
        switch work.kind {
        case .recording: return advanceRecording(budget: budget)
        case .moving(let motion): return advance(motion, budget: budget)
        }
    }

    /// Stops the work; the cursor stays where it got to.
    func cancelWork() -> Notice? {
        guard let work else { return nil }
        self.work = nil
        repetitions = 0
        switch work.kind {
        case .recording:
            firstMotion = nil
            return Notice(
                "recording stopped after \(Grouped.text(length)) steps; more is recorded as you go", .warning)
        case .moving:
            let stop = debugger.cancel()
            return Notice(stop.sentence, .warning)
        }
    }

    private func advanceRecording(budget: Int) -> Notice? {
        if debugger.advanceRecording(cycles: budget) {
            work?.share = Double(length) / Double(max(1, opened.limits.maxCycles))
            return nil
        }
        work = nil
        if let motion = firstMotion {
            firstMotion = nil
            begin(motion)
        }
        return nil
    }

    private func advance(_ motion: Motion, budget: Int) -> Notice? {
        var left = budget
        // Short motions that are repeated share a slice.
        repeat {
            let before = debugger.position
            guard let stop = debugger.advance(budget: left) else { return nil }
            left -= max(64, abs(stop.position - before))
            if repetitions > 0, stop.reason == .stepped || stop.reason == .arrived {
                repetitions -= 1
                debugger.begin(motion)
                continue
            }
            finish(stop)
            return Notice(stop.sentence, stop.reason.isNews ? .done : .plain)
        } while left > 0
        return nil
    }

    private func finish(_ stop: Debugger.Stop) {
        work = nil
        repetitions = 0
        if case .refused = stop.reason { return }
        if stop.reason == .stepped { return }
        stops.removeAll { $0.position == stop.position }
        stops.append(StopMark(position: stop.position, reason: stop.sentence))
        if stops.count > 200 { stops.removeFirst() }
    }
}

extension Debugger.StopReason {
    /// Whether the stop is more than what was asked for.
    var isNews: Bool {
        switch self {
        case .breakpoint, .watchpoint: true
        default: false
        }
    }
}

extension Motion {
    /// What the status line says while it runs.
    var participle: String {
        switch self {
        case .instruction(.forward), .line(.forward): "stepping"
        case .instruction(.backward), .line(.backward): "stepping back"
        case .over(.forward): "stepping over"
        case .over(.backward): "stepping back over"
        case .finish(.forward): "running to the return"
        case .finish(.backward): "going back to the call"
        case .resume(.forward): "continuing"
        case .resume(.backward): "continuing backwards"
        case .run(_, .forward): "running to the place"
        case .run(_, .backward): "running back to the place"
        case .go, .first, .last: "going there"
        }
    }
}
