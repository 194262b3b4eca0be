import Engine
import Glibc
import TerminalScreen

/// The workbench without a terminal: every message is carried to its end before the next one.
///
/// Snapshots and tests drive it. Nothing in it depends on time: jobs run to completion, programs are opened in place,
/// nothing is saved, and the clipboard is a field.
public struct HeadlessWorkbench {
    public private(set) var model: Model
    /// What was copied last.
    public private(set) var clipboard: String?
    /// Whether the workbench asked to end.
    public private(set) var hasQuit = false
    public private(set) var savedSessions = 0
    private let opener: (OpenRequest) -> Result<OpenedSession, EngineError>
    private let filler: (TablesRequest) -> Result<FilledTables, EngineError>
    private let preparer: (MachinePreparation) -> Result<MarketMachine, EngineError>
    private let prover: (ProofJob) -> Result<ProofShelf.Kept, EngineError>?

    /// - Parameter prover: makes proofs; where it gives nil, the proof stays in the making until a message tells more.
    public init(
        model: Model, opener: @escaping (OpenRequest) -> Result<OpenedSession, EngineError>,
        filler: @escaping (TablesRequest) -> Result<FilledTables, EngineError> = { $0.carryOut() },
        preparer: @escaping (MachinePreparation) -> Result<MarketMachine, EngineError> = { _ in
            .failure(.badRequest("no order is proved without a terminal; “nexus market run --prove” does it"))
        },
        prover: @escaping (ProofJob) -> Result<ProofShelf.Kept, EngineError>? = { job in
            job.run().map { ProofShelf.Kept(made: $0) }
        }
    ) {
        self.model = model
        self.opener = opener
        self.filler = filler
        self.preparer = preparer
        self.prover = prover
    }

    /// Sends a message and everything that follows from it.
    public mutating func send(_ message: Message) {
        var effects = model.update(message)
        while true {
            while !effects.isEmpty { effects += carryOut(effects.removeFirst()) }
            if model.session?.work != nil {
                effects = model.update(.work(budget: 1_000_000))
            } else if model.market.hasBacklog || model.market.aim != nil || model.market.seat.isBusy {
                // A real proof takes its time; nothing else is waited for.
                if model.market.seat.isBusy { usleep(1000) }
                effects = model.update(.tick(milliseconds: 0))
            } else {
                return
            }
        }
    }

    /// Says where the market's scenarios are.
    public mutating func useMarkets(of share: ShareDirectory) { model.useMarkets(of: share) }

    /// Presses a key.
    public mutating func press(_ key: Key) { send(.input(.key(key))) }

    /// Plays a script; stops where it quits.
    public mutating func play(_ script: KeyScript) {
        for event in script.events where !hasQuit { send(.input(event)) }
    }

    /// The screen now.
    public var frame: Surface { Frame.draw(model) }

    private mutating func carryOut(_ effect: Effect) -> [Effect] {
        switch effect {
        case .quit: hasQuit = true
        case .open(let request): return model.update(.opened(request, opener(request)))
        case .fill(let request): return model.update(.filled(request, filler(request)))
        case .prove(let job):
            guard let result = prover(job) else { return [] }
            return model.update(.proved(job, result))
        case .prepare(let preparation): return model.update(.prepared(preparation, preparer(preparation)))
        case .figures(let request): return model.update(.figures(request.carryOut()))
        case .verify(let proof): return model.update(.verified(proof.job, proof.verify()))
        case .copy(let text): clipboard = text
        case .saveSession: savedSessions += 1
        case .cancelOpening, .theme, .redraw, .suspend: break
        }
        return []
    }
}
