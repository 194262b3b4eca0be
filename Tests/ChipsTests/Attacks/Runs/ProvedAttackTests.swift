import Constraints
import Glibc
import ProofSystem
import Proving
import TestSupport
import Testing
import Verification

@testable import Chips

/// The attacks on a run, carried to their end: a prover that checks nothing proves the forged tables, and the verifier has
/// to notice.
@Suite("Proofs of attacked runs")
struct ProvedAttackTests {
    private static let circuit = Circuit(tables: ChipCatalogue.programs, maxCycles: PublicCheck.maxCycles)

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
    func honest() throws {
        let set = AttackedProgram.honest.set
        #expect(try Self.objection(set.tables, set.statement) == nil)
    }

    @Test("no proof of an attacked run is accepted", arguments: chosen)
    func rejected(index: Int) throws {
        let attack = AttackCatalogue.all[index]
        var (tables, statement) = try attack.forgery.present()
        // A forger who knows the rules counts the lookups of what he presents.
        if !attack.forgery.changesShape {
            MultiplicityCounter(AttackedProgram.lookups).count(&tables, limit: 0)
        }
        #expect(try Self.objection(tables, statement) != nil, "\(attack.name) is accepted")
    }

    /// Why the verifier rejects the proof of these tables, or why there cannot be one; nil if it is accepted.
    private static func objection(_ tables: [Table], _ claimed: Chips.Statement) throws -> String? {
        let statement = ProofStatement(
            identity: Digest(words: SIMD8()), publicInput: claimed.publicInput,
            privateLength: UInt32(clamping: claimed.privateLength), publicOutput: claimed.publicOutput,
            exitCode: claimed.exitCode ?? 0, cycles: claimed.cycles)
        let publicSide = PublicSide(
            fixed: PublicTables(program: AttackedProgram.filler.program, statement: claimed).tables,
            entries: claimed.entries)
        let proof: Proof
        do throws(ProvingError) {
            proof = try Prover.prove(
                circuit: circuit, tables: tables, publicSide: publicSide, statement: statement,
                parameters: .test)
        } catch {
            return error.description
        }
        do throws(VerificationError) {
            _ = try Verifier.verify(
                proof, circuit: circuit, publicSide: publicSide, statement: statement, accepting: .test)
            return nil
        } catch {
            return error.description
        }
    }
}
