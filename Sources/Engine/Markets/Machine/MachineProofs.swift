import Glibc
import ProofMarket
import ProofSystem
import Synchronization

/// The proofs that this machine makes for one market, one after another on a thread of their own.
///
/// What was once delivered for an order is delivered again when the market goes back and asks again.
public final class MachineProofs: ProofExecutor {
    public let machine: Int?
    public let owner: MarketMachine
    private let verifier: OrderVerifier
    private let state = Mutex(State())

    private struct State {
        var works: [Work] = []
        var worker: Worker?
        var isWorking = false
        var isCancelled = false
    }

    /// An assignment of this machine, or a copy of one that another prover delivers.
    private struct Work {
        var assignment: ProofAssignment
        var proof: MachineProof
        var job: ProofJob?
        /// What was delivered.
        var bytes: [UInt8] = []
    }

    public init(_ owner: MarketMachine, mechanism: any Mechanism.Type, seed: UInt64) {
        self.owner = owner
        machine = owner.prover
        verifier = OrderVerifier(
            context: OrderContext(scenario: owner.scenario.text, mechanism: mechanism.name, seed: seed),
            allowsTestProfile: owner.options.parameters.profile.isInsecure)
    }

    // MARK: Watching and steering, from any thread

    /// Every real proof so far, as they were begun.
    public var proofs: [MachineProof] {
        state.withLock { state in
            state.works.map { work in
                var proof = work.proof
                if case .proving = proof.state, let job = work.job { proof.state = .proving(job.progress) }
                return proof
            }
        }
    }

    /// The proof that is being made now.
    public var current: MachineProof? {
        proofs.first { if case .proving = $0.state { true } else { false } }
    }

    /// Ends all work within 100 ms; proofs that are finished stay. Whoever may not wait that long does not.
    public func cancel(waits: Bool = true) {
        let worker = state.withLock { state -> Worker? in
            state.isCancelled = true
            for index in state.works.indices {
                state.works[index].job?.cancel()
                if case .waiting = state.works[index].proof.state {
                    state.works[index].proof.state = .cancelled
                }
            }
            return waits ? state.worker.take() : nil
        }
        worker?.join()
    }

    // MARK: The market's door

    public func begin(_ assignment: ProofAssignment) {
        guard assignment.prover == machine, owner.program(named: assignment.program) != nil else { return }
        let (isIdle, past) = state.withLock { state in
            if let index = Self.index(of: assignment, in: state) {
                guard case .cancelled = state.works[index].proof.state else { return (false, nil as Worker?) }
                state.works[index].proof.state = .waiting
            } else {
                state.works.append(Work(assignment: assignment, proof: proof(assignment)))
            }
            state.isCancelled = false
            defer { state.isWorking = true }
            return (!state.isWorking, state.isWorking ? nil : state.worker.take())
        }
        guard isIdle else { return }
        // It has found nothing left to do and ends by itself.
        past?.join()
        let worker = Worker { self.work() }
        state.withLock { $0.worker = worker }
    }

    public func delivery(of assignment: ProofAssignment) -> Delivery {
        if assignment.prover == machine { return ownDelivery(assignment) }
        if case .copied(let order, let prover) = assignment.conduct, prover == machine,
            let copied = copy(of: order, by: assignment)
        {
            return copied
        }
        return SimulatedProofs().delivery(of: assignment)
    }

    private func ownDelivery(_ assignment: ProofAssignment) -> Delivery {
        // Only programs that were counted are assigned; whatever else is, nothing is delivered.
        guard owner.program(named: assignment.program) != nil else { return .nothing }
        let known = state.withLock { state in
            Self.index(of: assignment, in: state).map { state.works[$0].proof.state }
        }
        switch known {
        case .delivered(let delivered): return .proof(delivered.proof)
        case .failed: return .nothing
        case .waiting, .proving: return .pending
        case .cancelled, nil:
            begin(assignment)
            return .pending
        }
    }

    /// The bytes of this machine's proof of an order, verified as what another prover delivers for its own.
    private func copy(of order: Int, by assignment: ProofAssignment) -> Delivery? {
        let (known, original) = state.withLock { state in
            (
                Self.index(of: assignment, in: state).flatMap { state.works[$0].proof.delivered },
                state.works.last {
                    $0.assignment.order == order && $0.assignment.prover == machine
                        && $0.assignment.program == assignment.program
                }
            )
        }
        if let known { return .proof(known.proof) }
        guard let original, var delivered = original.proof.delivered,
            let program = owner.program(named: assignment.program)
        else { return nil }
        let answer = verifier.answer(
            to: original.bytes, program: program.program, order: assignment.order, prover: assignment.prover)
        (delivered.verdict, delivered.objection, delivered.seconds) = (answer.verdict, answer.objection, 0)
        var copy = Work(assignment: assignment, proof: proof(assignment))
        copy.proof.state = .delivered(delivered)
        copy.bytes = original.bytes
        state.withLock { $0.works.append(copy) }
        return .proof(delivered.proof)
    }

    private func proof(_ assignment: ProofAssignment) -> MachineProof {
        let context = verifier.context.digest(order: assignment.order, prover: assignment.prover)
        return MachineProof(
            order: assignment.order, program: assignment.program, cycles: assignment.cycles,
            prover: assignment.prover, context: context.hexadecimal, state: .waiting)
    }

    private static func index(of assignment: ProofAssignment, in state: borrowing State) -> Int? {
        state.works.firstIndex { $0.assignment == assignment }
    }

    // MARK: Working

    private func work() {
        if owner.options.niceness > 0 {
            // On Linux each thread has a niceness of its own, which those that it starts have too.
            setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, owner.options.niceness)
        }
        while let (assignment, job, program) = next() {
            let outcome = outcome(assignment, job, program)
            state.withLock { state in
                guard let index = Self.index(of: assignment, in: state) else { return }
                state.works[index].job = nil
                (state.works[index].proof.state, state.works[index].bytes) = outcome
            }
        }
    }

    /// Takes the next assignment; nil, and the worker is done, when there is none.
    private func next() -> (ProofAssignment, ProofJob, MarketMachine.CountedProgram)? {
        state.withLock { state in
            let index = state.works.firstIndex { if case .waiting = $0.proof.state { true } else { false } }
            guard !state.isCancelled, let index,
                let program = owner.program(named: state.works[index].assignment.program)
            else {
                state.isWorking = false
                return nil
            }
            let assignment = state.works[index].assignment
            let job = ProofJob(request(assignment, program.program))
            state.works[index].job = job
            state.works[index].proof.state = .proving(ProofProgress())
            return (assignment, job, program)
        }
    }

    private func request(_ assignment: ProofAssignment, _ program: OpenedProgram) -> ProofRequest {
        var input = program.defaultInput
        if owner.options.conduct == .otherInput {
            // A byte more is another input for any program, and most of them end all the same.
            input.publicBytes.append(0)
        }
        var request = ProofRequest(program, input: input, parameters: owner.options.parameters)
        request.context = verifier.context.digest(order: assignment.order, prover: assignment.prover)
        return request
    }

    private func outcome(
        _ assignment: ProofAssignment, _ job: ProofJob, _ program: MarketMachine.CountedProgram
    ) -> (MachineProof.State, [UInt8]) {
        switch job.run() {
        case .failure(.cancelled): return (.cancelled, [])
        case .failure(let error): return (.failed(reason: error.description), [])
        case .success(let made):
            let bytes = bytesToDeliver(made, assignment)
            let answer = verifier.answer(
                to: bytes, program: program.program, order: assignment.order, prover: assignment.prover)
            var delivered = MachineProof.Delivered(
                bytes: bytes.count, digest: OrderVerifier.digest(of: bytes), verdict: answer.verdict,
                objection: answer.objection, seconds: made.seconds,
                provableBits: made.security.provableBits, isInsecure: made.security.isInsecure)
            if owner.options.keepsProofs {
                delivered.path = try? ProofShelf.keep(bytes, of: program.name, folders: owner.folders)
                var calibration = Calibration(folders: owner.folders)
                try? calibration.add(made)
            }
            return (.delivered(delivered), bytes)
        }
    }

    private func bytesToDeliver(_ made: MadeProof, _ assignment: ProofAssignment) -> [UInt8] {
        var bytes = made.bytes
        switch owner.options.conduct {
        case .honest, .otherInput: break
        case .changedByte: bytes[bytes.count / 2] ^= 1
        case .copy:
            let earlier = state.withLock { state in
                state.works.first {
                    $0.assignment.program == assignment.program && $0.proof.delivered?.verdict == .accepted
                }?.bytes
            }
            bytes = earlier ?? bytes
        }
        return bytes
    }
}

extension MachineProof.Delivered {
    fileprivate var proof: DeliveredProof { DeliveredProof(bytes: bytes, digest: digest, verdict: verdict) }
}
