import RISCV

/// Why a change to the run is refused.
public enum EditError: Error, Sendable, Hashable, CustomStringConvertible {
    case zeroRegister
    case noRegister(UInt8)
    case noBytes
    /// The value is there already.
    case changesNothing
    case unmapped(address: UInt32, count: Int)
    case text(UInt32)
    case notText(UInt32)
    case runIsOver
    case nothingToUndo
    case nothingToRedo

    public var description: String {
        switch self {
        case .zeroRegister: "register zero is always 0 and cannot be changed"
        case .noRegister(let number): "there is no register \(number); registers are x0 to x31"
        case .noBytes: "there are no bytes to write"
        case .changesNothing: "that is the value it has already: nothing would change"
        case .unmapped(let address, let count):
            "no memory is mapped for the \(count) bytes at \(HexText.word(address))"
        case .text(let address): "\(HexText.word(address)) is program text, which cannot be written"
        case .notText(let address): "no instruction starts at \(HexText.word(address))"
        case .runIsOver: "the program has exited here: nothing would see the change; step back first"
        case .nothingToUndo: "there is no edit to undo"
        case .nothingToRedo: "there is no undone edit to redo"
        }
    }
}
