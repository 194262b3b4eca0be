import ProofMarket
import ProofSystem
import TOML

/// This machine as a prover of a market: the programs that it really proves, and the scenario with the machine in it.
///
/// Orders for those programs have the size that a preflight counts; the machine takes some of them, bids what its
/// measured proofs cost it, proves them with the embedded prover, and is paid if the embedded verifier accepts. All
/// other proofs are simulated.
public struct MarketMachine: Sendable {
    /// How the machine takes part.
    public struct Options: Sendable {
        /// The most orders that it takes, each of which is really proved.
        public var proofs = 3
        public var parameters = Parameters.standard
        /// What an hour of this machine costs, in the market's units.
        public var hourlyCost: Money = 1_000_000
        public var stake: Money = 1_000_000
        public var conduct = MachineConduct.honest
        /// Whether delivered proofs are kept where those of `nexus prove` and of the workbench are.
        public var keepsProofs = true
        /// How far its proofs stand back behind whatever else wants the processors.
        public var niceness: Int32 = 0
        /// What is known of this machine's speed instead of what the calibration file says; for tests.
        var calibration: Calibration?

        public init() {}
    }

    /// A program that this machine proves, as its preflight found it.
    public struct CountedProgram: Sendable {
        public var name: String
        public var program: OpenedProgram
        public var cycles: Int
    }

    /// What `join` is doing.
    public enum Preparation: Sendable {
        case counting(program: String)
        /// Makes one proof, because none is remembered to go by.
        case measuring(program: String, ProofProgress)
    }

    public let options: Options
    /// The scenario with this machine as its last prover.
    public let scenario: Scenario
    /// The machine's number among the provers.
    public let prover: Int
    public let programs: [CountedProgram]
    public let speed: MachineSpeed
    /// Sentences about programs of the scenario that are not proved here, and why.
    public let notes: [String]
    let folders: UserFolders

    /// Counts the scenario's programs, measures this machine if it has never been, and puts it into the scenario.
    ///
    /// - Parameters:
    ///   - open: the program that a name of the scenario stands for; nil for a name that stands for none.
    ///   - progress: is told what is being done; false cancels.
    public static func join(
        _ scenario: Scenario, options: Options = Options(), folders: UserFolders,
        open: (String) throws(EngineError) -> OpenedProgram?, progress: (Preparation) -> Bool = { _ in true }
    ) throws(EngineError) -> MarketMachine {
        var preflight = Preflight(parameters: options.parameters)
        for name in scenario.programs.prefix(64) {
            guard progress(.counting(program: name)) else { throw Preflight.stopped }
            try preflight.count(name, open: open) { progress(.counting(program: name)) }
        }
        guard !preflight.programs.isEmpty else {
            throw .badRequest(
                "none of the programs of “\(scenario.name)” can be proved here: "
                    + preflight.notes.joined(separator: "; "))
        }
        let known = options.calibration
        let calibration =
            if let known { known } else { try preflight.calibration(folders: folders, progress: progress) }
        let speed = MachineSpeed(
            calibration, programs: preflight.programs.map(\.cycles), hourlyCost: options.hourlyCost)
        do throws(TOMLError) {
            let joined = try scenario.joined(
                by: speed.profile(
                    name: name(options.parameters), stake: options.stake, jobs: options.proofs,
                    programs: preflight.programs.map(\.name)),
                counts: preflight.programs.map { program in
                    ProgramCount(
                        name: program.name, cycles: program.cycles,
                        identity: program.program.identity.description)
                }, remark: speed.sentence + ".")
            let count = joined.provers.reduce(0) { $0 + $1.count }
            return MarketMachine(
                options: options, scenario: joined, prover: count - 1, programs: preflight.programs,
                speed: speed, notes: preflight.notes, folders: folders)
        } catch {
            throw .badDocument(what: "market scenario with this machine in it", detail: error.description)
        }
    }

    /// What the machine is called among the provers. The word insecure goes wherever the name goes.
    public static func name(_ parameters: Parameters) -> String {
        parameters.profile.isInsecure ? "this-machine-INSECURE" : "this-machine"
    }

    /// The market at its beginning, and the proofs that this machine makes for it.
    public func market(_ mechanism: any Mechanism.Type, seed: UInt64) -> (
        market: Market, proofs: MachineProofs
    ) {
        let proofs = MachineProofs(self, mechanism: mechanism, seed: seed)
        return (Market(scenario: scenario, mechanism: mechanism, seed: seed, executor: proofs), proofs)
    }

    func program(named name: String) -> CountedProgram? { programs.first { $0.name == name } }
}

/// What this machine delivers: something else than a proof shows that the verifier, not the prover, decides.
public enum MachineConduct: String, Sendable, CaseIterable {
    case honest
    /// The proof with one byte changed.
    case changedByte = "changed-byte"
    /// A good proof of the same program on another input.
    case otherInput = "other-input"
    /// From the second order of a program on, the proof that it delivered for the first.
    case copy
}
