import Execution
import ProofSystem

/// What is done before this machine can bid: its programs are run to count their cycles, and one is proved if nobody
/// knows yet how long that takes.
struct Preflight {
    private(set) var programs: [MarketMachine.CountedProgram] = []
    private(set) var notes: [String] = []
    private let parameters: Parameters

    static let stopped = EngineError.cancelled("the preflight was cancelled")
    /// Between two looks at whether to go on.
    private static let slice: UInt64 = 1 << 16

    init(parameters: Parameters) { self.parameters = parameters }

    /// Runs a program; one that is none, does not end well or is too long is noted and left to simulation.
    mutating func count(
        _ name: String, open: (String) throws(EngineError) -> OpenedProgram?, goesOn: () -> Bool
    ) throws(EngineError) {
        do throws(EngineError) {
            guard let program = try open(name) else {
                notes.append("\(name.escaped) is no sample program")
                return
            }
            let limits = RunLimits(maxCycles: UInt64(ProofRequest.maxCycles))
            var run = try ProgramRun(program, input: program.defaultInput, limits: limits)
            var outcome: RunOutcome?
            while outcome == nil {
                guard goesOn() else { throw Self.stopped }
                outcome = run.advance(cycles: Self.slice)
            }
            if case .halted(exitCode: 0) = outcome {
                programs.append(.init(name: name, program: program, cycles: Int(run.cycles)))
            } else {
                let end = outcome.map { RunSummary.sentence($0, program: program.program) } ?? ""
                notes.append("\(name.escaped) cannot be proved: \(end)")
            }
        } catch {
            if case .cancelled = error { throw error }
            notes.append("\(name.escaped) cannot be proved: \(error.description)")
        }
    }

    /// What earlier proofs took; makes one, of the longest program, if there were none. Those of the test profile are
    /// not remembered, and say nothing of others.
    func calibration(
        folders: UserFolders, progress: (MarketMachine.Preparation) -> Bool
    ) throws(EngineError) -> Calibration {
        var calibration = Calibration(folders: folders)
        let isTest = parameters.profile.isInsecure
        if !isTest, !calibration.measurements.isEmpty { return calibration }
        guard let longest = programs.max(by: { $0.cycles < $1.cycles }) else { return calibration }
        let job = ProofJob(
            ProofRequest(longest.program, input: longest.program.defaultInput, parameters: parameters))
        let made = try job.run { progress(.measuring(program: longest.name, $0)) }
        // A memory that cannot be kept serves this market all the same.
        if !isTest { try? calibration.add(made) }
        return calibration.measurements.isEmpty || isTest ? Calibration(of: made) : calibration
    }
}
