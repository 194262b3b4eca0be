import Engine
import FuzzDriver
import ProofSystem
import ToyCircuit
import Verification

/// A run of the toy machine, and a proof of it to begin with.
private let run = ToyRun.fibonacci(count: 6)
private let honest: HostileProof = {
    var prover = ReferenceProver(run)
    var other = ReferenceProver(ToyRun.fibonacci(count: 7))
    return HostileProof(prover.prove(), other: other.prove())
}()

/// The bytes of a test, as the chance that decides about edits: mixed into its state one word a draw, and when there are
/// no more, the state goes on alone, because a generator that stands still would never satisfy who asks for a range.
private struct Bytes: RandomNumberGenerator {
    var rest: ArraySlice<UInt8>
    private var state: UInt64 = 0

    init(_ bytes: [UInt8]) { rest = bytes[...] }

    mutating func next() -> UInt64 {
        let word = rest.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
        rest = rest.dropFirst(8)
        state = (state ^ word) &* 0x9e37_79b9_7f4a_7c15 &+ 0xbf58_476d_1ce4_e5b9
        return state ^ (state >> 29)
    }
}

/// Reads the bytes as a proof, looks into it and verifies it. Bytes without a proof's mark are edits of a good proof, so
/// that no seeds are needed.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzProof(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    var bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
    if !bytes.starts(with: honest.bytes.prefix(8)) {
        var source = Bytes(bytes)
        bytes = honest.edited(using: &source)
    }
    guard let proof = try? Proof(decoding: bytes) else { return 0 }
    precondition(proof.encode() == bytes, "a proof has one encoding")
    if let file = try? ProofFile(bytes: bytes, path: "fuzz.nxproof") { _ = ProofInspection(file).lines }
    let verified = try? Verifier.verify(
        proof, circuit: ToyMachine.circuit, publicSide: run.publicSide, statement: run.statement,
        accepting: .test)
    precondition(verified == nil || bytes == honest.bytes, "no other bytes are accepted")
    return 0
}

@_cdecl("FuzzProof_main")
public func main(_ count: CInt, _ arguments: ArgumentVector) -> CInt { fuzz(count, arguments, fuzzProof) }
