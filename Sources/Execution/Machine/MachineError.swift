import RISCV

/// Why a program could not be put into a machine.
public enum MachineError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The operating system refused to reserve the address space of a guest.
    case addressSpaceRefused(bytes: Int, errno: Int32)
    /// A segment reaches outside 0x1000…0x7fff_ffff, or holds more bytes than its memory size.
    case segmentOutsideMemory(index: Int, address: UInt32, size: UInt32)
    /// An aligned word belongs to two segments, of which one is text.
    case segmentsShareWord(address: UInt32)
    /// More text than a machine can pre-decode.
    case textTooLarge(bytes: Int, limit: Int)

    public var description: String {
        switch self {
        case .addressSpaceRefused(let bytes, let errno):
            "The system refused to reserve \(bytes) bytes of address space for the guest (errno \(errno)); "
                + "raise the limit on virtual memory (ulimit -v) or close other programs."
        case .segmentOutsideMemory(let index, let address, let size):
            "Segment \(index) at \(HexText.word(address)) with \(size) bytes lies outside the guest's memory "
                + "0x00001000…0x7fffffff."
        case .segmentsShareWord(let address):
            "The word at \(HexText.word(address)) belongs to two segments; text must not share an aligned word."
        case .textTooLarge(let bytes, let limit):
            "The program has \(bytes) bytes of text; the machine takes at most \(limit)."
        }
    }
}
