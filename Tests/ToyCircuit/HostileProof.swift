import Algebra
import ProofSystem

/// Bytes that are almost a proof: what a reader and a verifier must refuse with a reason, in no time and little memory.
public struct HostileProof: Sendable {
    /// What is done to the bytes.
    public enum Edit: CaseIterable, Sendable {
        case bit, byte, swap, remove, insert, cut, append, repetition, zeros
        /// A word set to what fields and lengths are attacked with.
        case word
        /// The length of a list changed.
        case length
        /// A stretch of another proof, at its own place or at any.
        case splice
    }

    public let bytes: [UInt8]
    /// Of a proof of another run, to take pieces from.
    private let other: [UInt8]
    /// Offsets of the lengths of all lists.
    public let lengths: [Int]

    public init(_ proof: Proof, other: Proof) {
        bytes = proof.encode()
        self.other = other.encode()
        lengths = Self.lengths(in: proof)
    }

    /// The bytes after an edit that chance decides; sometimes what they were.
    public func edited(using random: inout some RandomNumberGenerator) -> [UInt8] {
        let edit = Edit.allCases.randomElement(using: &random) ?? .bit
        return edited(edit, using: &random)
    }

    public func edited(_ edit: Edit, using random: inout some RandomNumberGenerator) -> [UInt8] {
        var result = bytes
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 1...200, using: &random))
        let byte = UInt8.random(in: 0...255, using: &random)
        switch edit {
        case .bit: result[place] ^= 1 << (byte & 7)
        case .byte: result[place] = byte
        case .swap: result.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
        case .remove: result.removeSubrange(place..<end)
        case .insert: result.insert(byte, at: place)
        case .cut: result.removeSubrange(place...)
        case .append: result += bytes[place..<end]
        case .repetition: result.replaceSubrange(place..<end, with: bytes[place..<end] + bytes[place..<end])
        case .zeros: result.replaceSubrange(place..<end, with: Array(repeating: 0, count: end - place))
        case .word:
            let words: [UInt32] = [0, 1, M31.modulus - 1, M31.modulus, 1 << 31, .max, 1 << 30, 1 << 26]
            Self.write(words.randomElement(using: &random) ?? 0, to: &result, at: place / 4 * 4)
        case .length:
            let place = lengths.randomElement(using: &random) ?? 0
            let length = Self.word(of: bytes, at: place)
            let values = [0, 1, length &- 1, length &+ 1, length &* 2, 1 << 16, 1 << 31, .max]
            Self.write(values.randomElement(using: &random) ?? 0, to: &result, at: place)
        case .splice:
            let from = byte & 1 == 0 ? place : Int.random(in: 0..<other.count, using: &random)
            let piece = other[min(from, other.count)..<min(from + end - place, other.count)]
            result.replaceSubrange(place..<end, with: piece)
        }
        return result
    }

    // MARK: - Words

    private static func write(_ word: UInt32, to bytes: inout [UInt8], at place: Int) {
        for index in 0..<4 where place + index < bytes.count {
            bytes[place + index] = UInt8(truncatingIfNeeded: word >> UInt32(8 * index))
        }
    }

    public static func word(of bytes: [UInt8], at place: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) }
    }

    // MARK: - Lists

    /// The format once more, read for nothing but the places of its lengths.
    private static func lengths(in proof: Proof) -> [Int] {
        // Mark, version, parameters, identity.
        var offset = 8 + 4 + 4 * proof.parameters.numbers.count + Digest.byteCount
        var lengths: [Int] = []
        func list(_ count: Int, of size: Int) {
            lengths.append(offset)
            offset += 4 + count * size
        }
        list(proof.statement.publicInput.count, of: 1)
        offset += 4
        list(proof.statement.publicOutput.count, of: 1)
        offset += 8 + Digest.byteCount
        list(proof.shape.pieces.count, of: 12)
        offset += Digest.byteCount + 8
        list(proof.bus.top.count, of: 16)
        list(proof.bus.layers.count, of: 0)
        for layer in proof.bus.layers {
            list(layer.rounds.count, of: 32)
            list(layer.values.count, of: 16)
        }
        list(proof.rows.window.count, of: 16)
        list(proof.rows.rounds.count, of: 48)
        list(proof.rows.values.count, of: 16)
        list(proof.opening.rounds.count, of: 32)
        list(proof.opening.roots.count, of: Digest.byteCount)
        list(proof.opening.final.count, of: 16)
        offset += 8
        list(proof.opening.words.count, of: 0)
        for word in proof.opening.words {
            list(word.leaves.count, of: 4)
            list(word.siblings.count, of: Digest.byteCount)
        }
        return lengths
    }
}
