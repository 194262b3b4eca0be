import Glibc
import ProofSystem
import TestSupport
import Testing
import ToyCircuit

@testable import Verification

/// Thousands of proofs that somebody tampered with: each is refused with a typed error, soon, and within the memory
/// that its bytes take. `NEXUS_HOSTILE_PROOFS` says how many; a debug build takes fewer.
@Suite("Hostile proofs")
struct HostileProofTests {
    private static let hostile: HostileProof = {
        var prover = ReferenceProver(ToyRun.fibonacci(count: 7))
        return HostileProof(ToyProof.proof, other: prover.prove())
    }()

    #if DEBUG
        private static let few = 150
    #else
        private static let few = 20_000
    #endif
    private static let count = getenv("NEXUS_HOSTILE_PROOFS").flatMap { Int(String(cString: $0)) } ?? few

    @Test("the lengths of all lists are known")
    func lengths() {
        let hostile = Self.hostile
        for place in hostile.lengths {
            var bytes = hostile.bytes
            for index in 0..<4 { bytes[place + index] = 0xff }
            #expect {
                try Proof(decoding: bytes)
            } throws: { error in
                guard case .length(place, .max, _) = error as? ProofFormatError else { return false }
                return true
            }
        }
        #expect(
            hostile.lengths.count == 12 + 2 * ToyProof.proof.bus.layers.count + 2
                * ToyProof.proof.opening.words.count)
    }

    /// Every kind of edit equally often, up to three of them on one proof.
    @Test("a proof that was tampered with is refused in at most twice the time of a true one")
    func tampered() throws {
        let hostile = Self.hostile
        var random = SeededRandom(seed: 3)
        var honest = 0.0
        for _ in 0..<5 {
            honest = max(honest, Self.processorSeconds { _ = Self.refusal(of: hostile.bytes) })
        }
        var (refusals, longest): ([String: Int], Double) = ([:], 0)
        for number in 0..<Self.count {
            let edit = HostileProof.Edit.allCases[number % HostileProof.Edit.allCases.count]
            let bytes = hostile.edited(edit, using: &random)
            guard bytes != hostile.bytes else { continue }
            var refusal: String?
            longest = max(longest, Self.processorSeconds { refusal = Self.refusal(of: bytes) })
            guard let refusal else {
                Issue.record("edit \(number), \(edit), is accepted")
                continue
            }
            refusals[refusal, default: 0] += 1
        }
        // A page fault or an interrupt counts as well.
        #expect(longest < 2 * honest + 0.005, "\(longest) s, \(honest) s for the true one")
        if getenv("NEXUS_HOSTILE_PROOFS") != nil {
            for (refusal, count) in refusals.sorted(by: { $0.value > $1.value }) { print(count, refusal) }
            print("longest \(longest) s, the true one \(honest) s")
        }
        // Both the reader and every stage of the verifier had something to refuse.
        #expect(refusals.count > (Self.count > 1000 ? 15 : 5))
    }

    /// The name of the typed error; nil if the proof is accepted.
    private static func refusal(of bytes: [UInt8]) -> String? {
        do throws(ProofFormatError) {
            let proof = try Proof(decoding: bytes)
            // One encoding: what was read is what was there.
            if proof.encode() != bytes { return nil }
            return ToyProof.verdict(proof).map(name)
        } catch {
            return name(of: error)
        }
    }

    /// Type and case, without the values.
    private static func name(of error: any Error) -> String {
        let text = String(reflecting: error)
        return String(text.prefix { $0 != "(" })
    }

    /// Of this thread, so that other tests do not count.
    private static func processorSeconds(_ body: () -> Void) -> Double {
        func now() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
        let start = now()
        body()
        return now() - start
    }
}
