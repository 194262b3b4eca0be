import Chips
import Engine

/// What a cycle would cost a prover that does nothing but the multiplications and hashes of the protocol, each at the
/// speed that a kernel of its own reaches on one AVX-512 core.
///
/// A yardstick that does not move with this machine: the share of it that a stage reaches says where there is most to
/// gain.
struct IdealProver {
    let cost: CycleCost.Amounts

    /// Nanoseconds of one core for a cycle; nil for a stage that the model leaves out.
    func nanoseconds(_ stage: ProofStage) -> Double? {
        switch stage {
        case .execute, .selfCheck: nil
        case .fillTables: 30
        // The transform and the leaves of the Merkle tree.
        case .commit: cost.cells * (4.2 + 1.4)
        // Entries whose numerator is one are products of half the size.
        case .busArgument: cost.accesses * 16 + cost.lookups * 26
        case .rowArgument: cost.cells * 6
        // With the proof of work before the queries.
        case .opening: cost.cells * 1.6 + 10
        }
    }
}
