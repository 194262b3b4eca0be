import Algebra
import CKernels
import ProofSystem
import Synchronization

/// The search for the nonce that `Transcript.accepts`.
enum ProofOfWork {
    /// Nonces that one thread tries at a time: a fraction of a millisecond.
    private static let chunk: UInt64 = 1 << 13
    private static let chunksAtOnce = 32

    /// The smallest nonce with so many bits of work, so that a proof does not depend on who searches how.
    static func search(
        _ transcript: Transcript, bits: Int, control: ProverControl = ProverControl(),
        kernels: Kernels = .selected
    ) throws(ProvingError) -> UInt64 {
        precondition(bits < 64, "work that somebody can do")
        guard bits > 0 else { return 0 }
        let key = HashDomain.work.keyWords
        let state = (0..<8).map { transcript.state.words[$0] }
        let hash = kernels.hash
        var first: UInt64 = 0
        while true {
            try control.checkpoint()
            let start = first
            // Signed: the standard library's atomic minimum of unsigned numbers compares them as signed ones (6.3.1).
            let found = Atomic(Int.max)
            Parallel.forEach(count: bits < 13 ? 1 : chunksAtOnce) { index in
                let from = start + UInt64(index) * chunk
                // A smaller nonce than all of this chunk's is known already.
                guard found.load(ordering: .relaxed) > Int(from) else { return }
                let nonce = hash.grind(key, state, UInt32(bits), from, chunk)
                if nonce != .max { _ = found.min(Int(nonce), ordering: .relaxed) }
            }
            let smallest = found.load(ordering: .relaxed)
            if smallest != .max { return UInt64(smallest) }
            first += (bits < 13 ? 1 : UInt64(chunksAtOnce)) * chunk
        }
    }
}
