import Execution
import RISCV

/// What Enter and the points of interest do in the panes that show words.
extension DebugSession {
    /// Shows what a word points to: code in the disassembly, data in memory.
    func follow(pointer word: UInt32) -> [Message] {
        if program.segment(containing: word)?.isExecutable == true {
            return [.show(.address(word & ~3), in: .disassembly)]
        }
        if isData(word) { return [.show(.address(word), in: .memory)] }
        return [
            .say(Notice("\(ValueText.hex(word)) points to nothing in the program or on its stack", .warning))
        ]
    }

    /// Goes to just after the next or the previous write of a word.
    func goToWrite(ofWord address: UInt32, isNext: Bool) -> [Message] {
        if isNext {
            guard let step = recording.nextWrite(ofWord: address, from: position) else {
                return [.say(Notice("the word at \(ValueText.hex(address)) is not written again"))]
            }
            return [.go(to: step + 1)]
        }
        // At the place just after a write, the one before it is meant.
        var write = recording.lastWrite(ofWord: address, before: position)
        if position > 0, write == .step(position - 1) {
            write = recording.lastWrite(ofWord: address, before: position - 1)
        }
        guard case .step(let step) = write else {
            return [.say(Notice("the word at \(ValueText.hex(address)) is not written before"))]
        }
        return [.go(to: step + 1)]
    }
}
