import Constraints
import Glibc
import TestSupport
import Testing

@testable import Chips

/// The attacks on a run, carried to their end: a prover that checks nothing proves the forged tables, and the verifier has
/// to notice.
@Suite("Proofs of attacked runs")
struct ProvedAttackTests {
    /// All of them in a release build or with NEXUS_ATTACKS=all; else every twentieth, because proofs are slow in a debug
    /// build.
    private static let chosen: [Int] = {
        var step = 1
        #if DEBUG
            if getenv("NEXUS_ATTACKS") == nil { step = 20 }
        #endif
        return Array(stride(from: 0, to: AttackCatalogue.all.count, by: step))
    }()

    @Test("the proof of the honest run is accepted")
    func honest() {
        let set = AttackedProgram.honest.set
        #expect(Self.objection(set.tables, set.statement) == nil)
    }

    @Test("no proof of an attacked run is accepted", arguments: chosen)
    func rejected(index: Int) throws {
        let attack = AttackCatalogue.all[index]
        var (tables, statement) = try attack.forgery.present()
        // A forger who knows the rules counts the lookups of what he presents.
        if !attack.forgery.changesShape {
            MultiplicityCounter(AttackedProgram.lookups).count(&tables, limit: 0)
        }
        #expect(Self.objection(tables, statement) != nil, "\(attack.name) is accepted")
    }

    private static func objection(_ tables: [Table], _ claimed: Chips.Statement) -> String? {
        RunProof.objection(tables, claimed, program: AttackedProgram.filler.program)
    }
}
