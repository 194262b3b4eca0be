import Engine
import Execution
import RISCV
import TerminalScreen

/// What the panes read of a session, in the words in which they show it.
extension DebugSession {
    var registers: [UInt32] { debugger.registers }
    var pc: UInt32 { debugger.pc }
    var symbols: SymbolTable { program.symbols }

    /// Bytes of memory at the cursor; nil where nothing is mapped.
    func bytes(at address: UInt32, count: Int) -> [UInt8?] { debugger.bytes(at: address, count: count) }

    /// The word at an address, aligned or not; nil when some byte of it is not mapped.
    func word(at address: UInt32) -> UInt32? {
        var word: UInt32 = 0
        for (index, byte) in bytes(at: address, count: 4).enumerated() {
            guard let byte else { return nil }
            word |= UInt32(byte) << UInt32(index * 8)
        }
        return word
    }

    /// The last step done, unless the cursor is at the start.
    var lastRecord: StepRecord? { debugger.lastStep }
    /// The step that comes next, unless the cursor is at the end.
    var nextRecord: StepRecord? { debugger.nextStep }

    /// `main.c:12`, or the address where there is no source line.
    func placeText(of address: UInt32) -> String {
        if let location = program.lines.location(of: address) { return sources.text(of: location) }
        return symbols.description(of: address) ?? ValueText.hex(address)
    }

    /// "written at step 18,203 by addi a0, a0, 1, main.c:12", or that nobody wrote it.
    func writer(_ write: LastWrite) -> [SceneRun] {
        guard case .step(let step) = write else {
            return [SceneRun("never written: as it was at the start", .textDim)]
        }
        let record = recording.record(step)
        let text = record.instruction.text(at: record.pc, symbols: symbols)
        return [
            SceneRun("written at step ", .textDim), SceneRun(ValueText.count(step), .text),
            SceneRun(" by ", .textDim),
            SceneRun(text, .assembly), SceneRun(", \(placeText(of: record.pc))", .textDim),
        ]
    }

    /// What a word may stand for: a place in the program, what it points to, characters or a number.
    func reading(of word: UInt32) -> (hint: String, isPointer: Bool) {
        if word == 0 { return ("", false) }
        if word >= 0x1000, let name = symbols.description(of: word) { return (name, true) }
        if isData(word) {
            guard let contents = self.word(at: word & ~3) else { return ("", true) }
            return ("→ " + (ValueText.characters(contents) ?? ValueText.hex(contents)), true)
        }
        if let text = ValueText.characters(word) { return (text, false) }
        let signed = Int32(bitPattern: word)
        if (-1_000_000..<0).contains(signed) { return (ValueText.count(signed), false) }
        return (ValueText.count(word), false)
    }

    /// Whether an address is where a pointer would point: in the image, in the used part of the stack, or where memory
    /// past the image holds something (the heap).
    func isData(_ address: UInt32) -> Bool {
        if program.segment(containing: address) != nil { return true }
        let sp = debugger.registers[2]
        if sp >= 0x1000, address >= sp, address < 0x8000_0000, address - sp < 1 << 16 { return true }
        guard let first = program.segments.first?.address, address >= first, address < 0x8000_0000 else {
            return false
        }
        return word(at: address & ~3).map { $0 != 0 } ?? false
    }

    /// The marks of breakpoints by address; breakpoints on kinds of instructions would mark everything and are left out.
    var breakMarks: [UInt32: BreakMark] {
        var marks: [UInt32: BreakMark] = [:]
        for breakpoint in debugger.breakpoints {
            if case .operation = breakpoint.request.place { continue }
            for address in breakpoint.addresses where marks[address] != .enabled {
                marks[address] = breakpoint.request.isEnabled ? .enabled : .disabled
            }
        }
        return marks
    }
}

extension RunOutcome {
    /// The outcome in a few words, and whether it is the one hoped for.
    var words: (text: String, isGood: Bool) {
        switch self {
        case .halted(0): ("exit 0", true)
        case .halted(let code): ("exit \(code)", false)
        case .fault(let fault): ("\(fault.kind.words) at \(ValueText.hex(fault.pc))", false)
        case .limit(let sentence): (sentence, false)
        }
    }
}

extension Fault.Kind {
    /// The name as words: "load fault".
    var words: String {
        var words = ""
        for character in rawValue {
            if character.isUppercase { words += " " }
            words += character.lowercased()
        }
        return words
    }
}
