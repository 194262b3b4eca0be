import RISCV

/// Walks a recorded run in both directions, with breakpoints, watchpoints, a call stack, expressions and edits.
///
/// A position t in 0…length is the state before step t; the last one is the end of the run. Motions are cut into slices:
/// `begin`, then `advance` until it answers, or `cancel`; meanwhile `position` stays where the motion began.
/// A recording that is not finished yet is recorded further as motions need it.
///
/// Not `Sendable`: it belongs to the thread of its recording.
public final class Debugger {
    public let recording: Recording
    /// The present position.
    public internal(set) var position = 0
    /// In the order in which they were set.
    public internal(set) var breakpoints: [Breakpoint] = []
    public internal(set) var watchpoints: [Watchpoint] = []
    /// Expressions that a person wants to keep an eye on.
    public internal(set) var watches: [Expression] = []
    /// The edits in force, in the order in which they were made, and those that were undone, the newest last.
    public internal(set) var edits: [Intervention] = []
    public internal(set) var undoneEdits: [Intervention] = []

    let cursor: TimeCursor
    let map: CodeMap
    var calls: CallIndex
    var search: Search?
    var nextNumber = 1
    /// Moves to where conditions are evaluated, so that the cursor need not.
    let probe: Probe
    /// By breakpoint: the last position whose hit it passes over. Forgotten when the run changes.
    var lastIgnored: [Int: Int] = [:]
    var windowBuffer: [StepResult] = []

    /// Starts at position 0.
    ///
    /// `ownFiles` are the files of the line table that a person is at work on: steps by line stop in these only and
    /// pass over the others, such as a run-time library, like code without lines. Nil for all files.
    public init(recording: Recording, ownFiles: Set<Int>? = nil) throws(MachineError) {
        self.recording = recording
        cursor = try TimeCursor(recording)
        probe = try Probe(recording)
        map = CodeMap(text: recording.machine.text, program: recording.program, ownFiles: ownFiles)
        calls = CallIndex(slotCount: recording.machine.text.slotCount)
        edits = recording.interventions
    }

    public var program: Program { recording.program }
    /// Steps recorded so far; the whole run once `outcome` is there.
    public var length: Int { recording.length }
    /// How the run ended; nil while it is not recorded to its end.
    public var outcome: RunOutcome? { recording.outcome }

    // MARK: - The present moment

    /// x0…x31.
    public var registers: [UInt32] { synchronised.registers }

    /// Address of the instruction that is executed next; where the program has exited, of the call that did it.
    public var pc: UInt32 { recording.shownPC(at: position) }

    /// The source line of `pc`; nil where there is none.
    public var location: SourceLocation? { location(of: pc) }

    /// Bytes of memory; nil for those that are not mapped.
    public func bytes(at address: UInt32, count: Int) -> [UInt8?] {
        synchronised.bytes(at: address, count: count)
    }

    /// The step that is executed next; nil at the end of the run.
    public var nextStep: StepRecord? { position < length ? recording.record(position) : nil }

    /// The step that led here; nil at the start.
    public var lastStep: StepRecord? { position > 0 ? recording.record(position - 1) : nil }

    /// What the guest has committed so far.
    public var publicOutput: [UInt8] { recording.publicOutput(before: position) }

    /// What the guest has logged so far.
    public var log: [UInt8] { recording.log(before: position) }

    /// The cursor, at the present position also after the recording has grown or changed.
    var synchronised: TimeCursor {
        cursor.move(to: position)
        return cursor
    }

    func location(of address: UInt32) -> SourceLocation? {
        program.lines.location(of: address).flatMap { $0.line > 0 ? $0 : nil }
    }

    // MARK: - Recording

    /// Whether there is more to record.
    public var isRecording: Bool { recording.outcome == nil }

    /// Records a slice of at most this many cycles and keeps the call index up with it; true while there is more.
    @discardableResult
    public func advanceRecording(cycles: Int) -> Bool {
        let goesOn = recording.advance(cycles: cycles)
        indexCalls(upTo: length, budget: max(cycles, 1))
        return goesOn
    }

    // MARK: - Windows

    /// Steps that are looked at in one go.
    static let windowSteps = 1 << 15

    /// Calls the body with the recorded steps of a range of at most `windowSteps + 2`.
    func withWindow<Result>(_ range: Range<Int>, _ body: (StepWindow) -> Result) -> Result {
        let chunk = range.lowerBound / Chunk.steps
        let isWhole = (range.upperBound - 1) / Chunk.steps == chunk
        if isWhole, !range.isEmpty, let storage = recording.chunks[chunk].storage {
            // Kept chunks stay where they are while nothing is recorded.
            let start = UnsafePointer(storage.results) + range.lowerBound % Chunk.steps
            return body(
                StepWindow(
                    first: range.lowerBound, results: .init(start: start, count: range.count), of: recording))
        }
        windowBuffer.removeAll(keepingCapacity: true)
        var next = range.lowerBound
        while next < range.upperBound {
            let end = min(range.upperBound, (next / Chunk.blockSteps + 1) * Chunk.blockSteps)
            let results = recording.results(ofBlock: next / Chunk.blockSteps) + next % Chunk.blockSteps
            windowBuffer.append(contentsOf: UnsafeBufferPointer(start: results, count: end - next))
            next = end
        }
        let copy = windowBuffer
        return copy.withUnsafeBufferPointer {
            body(StepWindow(first: range.lowerBound, results: $0, of: recording))
        }
    }
}
