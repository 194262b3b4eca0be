import RISCV

/// Why a breakpoint or watchpoint cannot be set.
public enum StopPointError: Error, Sendable, Hashable, CustomStringConvertible {
    case missingPlace
    case missingTarget
    case ambiguousNumber(String)
    case badNumber(String)
    case badCount(Int)
    case unknownOperation(String, nearest: [String])
    case unknownSymbol(String, nearest: [String])
    case unknownFile(String, nearest: [String])
    /// No code at or after the line; `last`: the last line of the file that has code.
    case noCode(file: String, line: Int, last: Int)
    case noLines
    case notText(UInt32, nearest: [String])
    case notWatchable(String)
    case unmapped(address: UInt32, count: Int)
    case zeroRegister
    case condition(ExpressionError)
    case target(ExpressionError)
    case unknownNumber(Int)

    public var description: String {
        switch self {
        case .missingPlace:
            "a place is missing: a function, FILE:LINE, 0xADDRESS, op:NAME or cycle:N"
        case .missingTarget:
            "a target is missing: a register, *u32(ADDRESS), ADDRESS:COUNT or a symbol"
        case .ambiguousNumber(let text):
            "'\(text)' is no place; write FILE:\(text) for a line, cycle:\(text) for a cycle, or an address with 0x"
        case .badNumber(let text):
            "'\(text)' is not a number that fits here"
        case .badCount(let count):
            "a watched range has 1 to \(WatchpointRequest.maxCount) bytes, not \(count)"
        case .unknownOperation(let name, let nearest):
            "no instruction or class of instructions is called '\(name)'" + suggestion(nearest)
        case .unknownSymbol(let name, let nearest):
            "the program has no symbol '\(name)'" + suggestion(nearest)
        case .unknownFile(let name, let nearest):
            "the program has no lines of a file '\(name)'" + suggestion(nearest)
        case .noCode(let file, let line, let last):
            "\(file) has no code at or after line \(line); its last line with code is \(last)"
        case .noLines:
            "the program has no line information; build it with -g, or name a function or an address"
        case .notText(let address, let nearest):
            "no instruction starts at \(HexText.word(address))" + suggestion(nearest)
        case .notWatchable(let text):
            "'\(text)' cannot be watched; name a register, *u32(ADDRESS), ADDRESS:COUNT or a symbol"
        case .unmapped(let address, let count):
            "no memory is mapped for the \(count) bytes at \(HexText.word(address))"
        case .zeroRegister:
            "register zero is always 0: there is nothing to watch"
        case .condition(let error):
            "in the condition, \(error)"
        case .target(let error):
            "in the target, \(error)"
        case .unknownNumber(let number):
            "there is no breakpoint or watchpoint \(number)"
        }
    }

    private func suggestion(_ names: [String]) -> String { NearestNames.suggestion(names) }
}
