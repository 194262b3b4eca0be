import RISCV

/// Why the machine could not run all of a linked image.
public enum ImageError: Error, Sendable, Hashable, CustomStringConvertible {
    case notLoadable(ELFError)
    /// A word of code that is no RV32IM instruction; `symbol` is the function that it belongs to.
    case illegalInstruction(address: UInt32, word: UInt32, symbol: String?)
    /// Code whose length is no multiple of 4.
    case partialWord(address: UInt32, count: Int)

    public var description: String {
        switch self {
        case .notLoadable(let error):
            return error.description
        case .illegalInstruction(let address, let word, let symbol):
            let place =
                "the word \(HexText.word(word)) at \(HexText.word(address))"
                + (symbol.map { " in \($0)" } ?? "")
            let isCompressed = word & 3 != 3
            return isCompressed
                ? place + " is a compressed instruction; compile everything for rv32im"
                : place + " is no RV32IM instruction"
        case .partialWord(let address, let count):
            return
                "the code at \(HexText.word(address)) ends with \(count) bytes that are no whole instruction"
        }
    }
}
