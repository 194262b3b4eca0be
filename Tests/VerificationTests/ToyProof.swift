import Algebra
import Constraints
import ProofSystem
import ToyCircuit

@testable import Verification

/// A run and a proof of it that many tests change.
enum ToyProof {
    static let run = ToyRun.fibonacci(count: 6)
    static let proof: Proof = {
        var prover = ReferenceProver(run)
        return prover.prove()
    }()

    /// What the verifier says of a proof of this run's statement; nil if it accepts.
    static func verdict(_ proof: Proof, of run: ToyRun = run) -> VerificationError? {
        do {
            _ = try Verifier.verify(
                proof, circuit: ToyMachine.circuit, publicSide: run.publicSide, statement: run.statement,
                accepting: .test)
            return nil
        } catch {
            return error
        }
    }

    /// What it says of the proof that a liar makes for a run, true or not.
    static func verdict(onProofOf run: ToyRun, _ lie: (inout Lies) -> Void = { _ in }) -> VerificationError? {
        var prover = ReferenceProver(run)
        lie(&prover.lies)
        return verdict(prover.prove(), of: run)
    }

    /// What it says of a proof with one thing changed.
    static func verdict(changing change: (inout Proof) -> Void) -> VerificationError? {
        var changed = proof
        change(&changed)
        return verdict(changed)
    }
}

extension ToyRun {
    /// Adds to a cell of the first table that fits.
    mutating func add(_ difference: Int64, to column: String, row: Int, of table: ToyMachine.Table) {
        guard let index = tables.firstIndex(where: { $0.program.name == table.rules.name }),
            let column = tables[index].program.column(named: column)
        else { return }
        let cell = M31(tables[index][column, row]) + M31(difference)
        tables[index][column, row] = cell.value
    }

    /// The same tables with another statement.
    func claiming(_ change: (inout ProofStatement) -> Void) -> ToyRun {
        var run = self
        change(&run.statement)
        run.publicSide = ToyRun.publicSide(program, run.statement)
        return run
    }
}
