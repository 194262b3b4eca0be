import Algebra
import ProofSystem
import TestSupport
import Testing
import ToyCircuit

@testable import Verification

/// Bytes of a proof that were changed, cut or added to. In debug builds a sample; in release builds every byte.
@Suite("Changed proofs")
struct MutationTests {
    static let bytes = ToyProof.proof.encode()

    /// Whether changed bytes are refused, by the reader or by the verifier; neither may trap.
    private func isRefused(_ bytes: [UInt8]) -> Bool {
        guard let proof = try? Proof(decoding: bytes) else { return true }
        return ToyProof.verdict(proof) != nil
    }

    @Test("a proof is read as it was written")
    func roundTrip() throws {
        let proof = try Proof(decoding: Self.bytes)
        #expect(proof == ToyProof.proof)
        #expect(proof.encode() == Self.bytes)
        #expect(ToyProof.verdict(proof) == nil)
    }

    #if DEBUG
        private static let stride = 97
        private static let bitStride = 8
        private static let edits = 60
    #else
        private static let stride = 1
        private static let bitStride = 1
        private static let edits = 10_000
    #endif

    /// In a release build every bit of every byte.
    @Test("a changed bit of any byte is noticed")
    func bits() {
        for position in Swift.stride(from: 0, to: Self.bytes.count, by: Self.stride) {
            for bit in Swift.stride(from: position % Self.bitStride, to: 8, by: Self.bitStride) {
                var bytes = Self.bytes
                bytes[position] ^= 1 << UInt8(bit)
                #expect(isRefused(bytes), "bit \(bit) of byte \(position)")
            }
        }
    }

    @Test("random edits are noticed: bytes set, swapped, removed, put in, and stretches repeated")
    func edits() {
        var random = SeededRandom(seed: 2)
        for number in 0..<Self.edits {
            var bytes = Self.bytes
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch number % 5 {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
            case 2: bytes.remove(at: place)
            case 3: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
            default:
                let end = min(bytes.count, place + Int.random(in: 1...64, using: &random))
                bytes.replaceSubrange(place..<end, with: bytes[place..<end] + bytes[place..<end])
            }
            #expect(bytes == Self.bytes || isRefused(bytes), "edit \(number) at \(place)")
        }
    }

    @Test("a proof that is cut anywhere cannot be read")
    func cuts() {
        for length in Swift.stride(from: 0, to: Self.bytes.count, by: Self.stride) {
            #expect(throws: ProofFormatError.self) { try Proof(decoding: Array(Self.bytes[..<length])) }
        }
    }

    @Test("nothing may follow a proof")
    func appended() {
        #expect(throws: ProofFormatError.trailingBytes(count: 1)) { try Proof(decoding: Self.bytes + [0]) }
        #expect(throws: ProofFormatError.trailingBytes(count: Self.bytes.count)) {
            try Proof(decoding: Self.bytes + Self.bytes)
        }
    }

    /// Every aligned word is set to what lengths are attacked with; a length that is believed would ask for gigabytes.
    @Test("a length that is too great is noticed before anything is set aside for it")
    func lengths() {
        let start = 12
        for position in Swift.stride(from: start, to: Self.bytes.count - 4, by: 4 * Self.stride) {
            for value: UInt32 in [0, 1, 0x7fff_ffff, 0xffff_ffff] {
                var bytes = Self.bytes
                for index in 0..<4 {
                    bytes[position + index] = UInt8(truncatingIfNeeded: value >> UInt32(8 * index))
                }
                #expect(bytes == Self.bytes || isRefused(bytes), "\(value) at \(position)")
            }
        }
    }

    @Test("a word that is p or more is no field element")
    func canonical() throws {
        // The first coordinate of the first column value.
        let value = ToyProof.proof.rows.values[0]
        var changed = ToyProof.proof
        changed.rows.values[0].a += .one
        let other = changed.encode()
        let place = try #require(Self.bytes.indices.first { Self.bytes[$0] != other[$0] })
        var bytes = Self.bytes
        let alias = value.a.value + M31.modulus
        for index in 0..<4 { bytes[place + index] = UInt8(truncatingIfNeeded: alias >> UInt32(8 * index)) }
        #expect(throws: ProofFormatError.notCanonical(offset: place)) { try Proof(decoding: bytes) }
        // Opened leaves are words in memory, too: the verifier looks by itself.
        let verdict = ToyProof.verdict { $0.opening.words[0].leaves[0] += M31.modulus }
        #expect(verdict == .notCanonical(word: 0))
    }

    /// From the bus argument on, everything in a proof has four bytes or a multiple of it.
    @Test("no field element anywhere may be written as itself plus p")
    func canonicalAnywhere() {
        let hostile = HostileProof(ToyProof.proof, other: ToyProof.proof)
        let start = hostile.lengths[3]
        let stride = 4 * (Self.stride + 1) / 2
        for place in Swift.stride(from: start, to: Self.bytes.count, by: stride) {
            let alias = HostileProof.word(of: Self.bytes, at: place) &+ M31.modulus
            var bytes = Self.bytes
            for index in 0..<4 {
                bytes[place + index] = UInt8(truncatingIfNeeded: alias >> UInt32(8 * index))
            }
            #expect(isRefused(bytes), "offset \(place)")
        }
    }

    @Test("other formats are named")
    func formats() {
        var bytes = Self.bytes
        bytes[8] = 1
        #expect(throws: ProofFormatError.version(found: 1, known: Proof.formatVersion)) {
            try Proof(decoding: bytes)
        }
        #expect(throws: ProofFormatError.notAProof) { try Proof(decoding: Array("ELF".utf8)) }
        bytes = Self.bytes
        bytes[12] = 9
        #expect(throws: ProofFormatError.profile(found: 9)) { try Proof(decoding: bytes) }
    }

    // MARK: - Lists

    /// Each list of a proof, made one longer and one shorter.
    private typealias Change = @Sendable (inout Proof, Bool) -> Void
    private static let changes: [(name: String, change: Change)] = [
        ("top", { resize(&$0.bus.top, $1) }), ("layers", { resize(&$0.bus.layers, $1) }),
        ("rounds of a layer", { resize(&$0.bus.layers[2].rounds, $1) }),
        ("values of a layer", { resize(&$0.bus.layers[2].values, $1) }),
        ("window", { resize(&$0.rows.window, $1) }), ("row rounds", { resize(&$0.rows.rounds, $1) }),
        ("column values", { resize(&$0.rows.values, $1) }),
        ("opening rounds", { resize(&$0.opening.rounds, $1) }),
        ("roots", { resize(&$0.opening.roots, $1) }), ("final vector", { resize(&$0.opening.final, $1) }),
        ("words", { resize(&$0.opening.words, $1) }),
    ]

    private static func resize<Element>(_ list: inout [Element], _ isLonger: Bool) {
        if isLonger, let last = list.last { list.append(last) } else { list.removeLast() }
    }

    @Test("no list is longer or shorter than the shape says", arguments: 0..<11)
    func resized(_ index: Int) {
        for isLonger in [false, true] {
            let verdict = ToyProof.verdict { Self.changes[index].change(&$0, isLonger) }
            guard case .length = verdict else {
                Issue.record("\(Self.changes[index].name): \(String(describing: verdict))")
                return
            }
        }
    }

    @Test("no leaf and no sibling more or less than the queries ask for")
    func opened() {
        for word in ToyProof.proof.opening.words.indices {
            for isLonger in [false, true] {
                let leaves = ToyProof.verdict { Self.resize(&$0.opening.words[word].leaves, isLonger) }
                guard case .length(.leaves(word), _, _) = leaves else {
                    Issue.record("\(String(describing: leaves))")
                    return
                }
                let siblings = ToyProof.verdict { Self.resize(&$0.opening.words[word].siblings, isLonger) }
                #expect(siblings == .merklePaths(word: word))
            }
        }
    }

    @Test("a value that moves from one leaf to its neighbour is noticed")
    func widths() {
        for word in ToyProof.proof.opening.words.indices {
            let verdict = ToyProof.verdict { proof in
                let first = proof.opening.words[word].leaves.removeFirst()
                proof.opening.words[word].leaves.append(first)
            }
            #expect(verdict == .merklePaths(word: word))
        }
    }

    // MARK: - Messages

    /// Every element that the prover sends in the argument, one at a time.
    private static let messages: [@Sendable (inout Proof) -> Void] = {
        let proof = ToyProof.proof
        var changes: [@Sendable (inout Proof) -> Void] = []
        for index in 0..<4 { changes.append { $0.bus.top[index] += .one } }
        for (number, layer) in proof.bus.layers.enumerated() {
            for index in layer.rounds.indices {
                changes.append { $0.bus.layers[number].rounds[index].linear += .one }
                changes.append { $0.bus.layers[number].rounds[index].quadratic += .one }
            }
            for index in 0..<4 { changes.append { $0.bus.layers[number].values[index] += .one } }
        }
        for index in proof.rows.window.indices { changes.append { $0.rows.window[index] += .one } }
        for index in proof.rows.rounds.indices {
            changes.append { $0.rows.rounds[index].linear += .one }
            changes.append { $0.rows.rounds[index].quadratic += .one }
            changes.append { $0.rows.rounds[index].cubic += .one }
        }
        for index in proof.rows.values.indices { changes.append { $0.rows.values[index] += .one } }
        for index in proof.opening.rounds.indices {
            changes.append { $0.opening.rounds[index].constant += .one }
            changes.append { $0.opening.rounds[index].quadratic += .one }
        }
        for index in proof.opening.roots.indices { changes.append { $0.opening.roots[index].words[0] ^= 1 } }
        for index in proof.opening.final.indices { changes.append { $0.opening.final[index] += .one } }
        return changes
    }()

    @Test("no message of a sumcheck or of a layer can be another one")
    func messages() {
        for index in Swift.stride(from: 0, to: Self.messages.count, by: Self.stride / 10 + 1) {
            #expect(ToyProof.verdict(changing: Self.messages[index]) != nil, "message \(index)")
        }
    }

    @Test("an inner node cannot stand for a leaf, nor a leaf for its neighbour")
    func moved() {
        let swapped = ToyProof.verdict { proof in
            let (first, second) = (proof.opening.words[0].leaves[0], proof.opening.words[0].leaves[1])
            proof.opening.words[0].leaves[0] = second
            proof.opening.words[0].leaves[1] = first
        }
        #expect(swapped == .merklePaths(word: 0))
        let left = Digest(words: SIMD8(repeating: 1))
        #expect(MerklePaths.node(left, left) != MerklePaths.leaf(Array(repeating: 1, count: 16)[...]))
    }
}
