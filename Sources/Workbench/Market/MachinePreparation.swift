import Engine
import ProofMarket
import Synchronization

/// This machine on its way into a market: the programs of the scenario are built and counted, and the machine is
/// measured if it never was. Carried out on another thread, watched and cancelled from this one.
public final class MachinePreparation: Sendable, Hashable {
    let scenario: Scenario
    let options: MarketMachine.Options
    private let state = Mutex((sentence: "this machine is on its way", isCancelled: false))

    init(_ scenario: Scenario, options: MarketMachine.Options) {
        (self.scenario, self.options) = (scenario, options)
    }

    /// What is being done.
    var sentence: String { state.withLock { $0.sentence } }

    func cancel() { state.withLock { $0.isCancelled = true } }

    /// Counts and measures on this thread.
    public func run(_ source: ProgramSource, folders: UserFolders) -> Result<MarketMachine, EngineError> {
        do throws(EngineError) {
            return .success(
                try MarketMachine.join(
                    scenario, options: options, folders: folders,
                    open: { name throws(EngineError) in
                        source.samples.sample(named: name) == nil ? nil : try source.open(name)
                    }, progress: told))
        } catch {
            return .failure(error)
        }
    }

    /// Takes note of what is being done; false if it is to end.
    private func told(_ preparation: MarketMachine.Preparation) -> Bool {
        let sentence =
            switch preparation {
            case .counting(let program): "counting the cycles of \(program)"
            case .measuring(let program, let progress):
                "measuring this machine by a proof of \(program): "
                    + (progress.current.map { "\($0.stage.rawValue) \(Int($0.fraction * 100)) %" } ?? "")
            }
        return state.withLock { state in
            state.sentence = sentence
            return !state.isCancelled
        }
    }

    public static func == (left: MachinePreparation, right: MachinePreparation) -> Bool { left === right }
    public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
