/// Why bytes are not a proof that this version can read.
public enum ProofFormatError: Error, Sendable, Hashable {
    case notAProof
    case version(found: UInt32, known: UInt32)
    case truncated(offset: Int, needed: Int)
    /// A list says that it is longer than what is left of the file.
    case length(offset: Int, found: UInt32, remaining: Int)
    /// A field element that is not below p, which would be a second way to write the same proof.
    case notCanonical(offset: Int)
    case profile(found: UInt32)
    case number(offset: Int, found: UInt32)
    case trailingBytes(count: Int)
}

extension ProofFormatError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notAProof:
            "This is not a proof: it does not begin with the mark of one."
        case .version(let found, let known):
            "The proof has format version \(found); this program reads version \(known). Prove the run again."
        case .truncated(let offset, let needed):
            "The proof ends too early: \(needed) more bytes are needed at offset \(offset)."
        case .length(let offset, let found, let remaining):
            "A list at offset \(offset) says that it has \(found) elements; only \(remaining) bytes are left."
        case .notCanonical(let offset):
            "The field element at offset \(offset) is not below p."
        case .profile(let found):
            "The proof has profile \(found), which this program does not know."
        case .number(let offset, let found):
            "The number \(found) at offset \(offset) is out of range."
        case .trailingBytes(let count):
            "\(count) bytes follow the end of the proof."
        }
    }
}
