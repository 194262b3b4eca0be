/// Runs one line number program and gathers its address ranges (DWARF 5, section 6.2.5).
struct LineProgram {
    /// A range that belongs to a line of a file, which is still numbered as in the program.
    struct Row {
        var start: UInt32
        var end: UInt32
        var file: UInt64
        var line: UInt32
        var column: UInt64
        var isStatement: Bool
    }

    /// The registers of the line number state machine.
    private struct State {
        var address: UInt32 = 0
        var file: UInt64 = 1
        var line: UInt32 = 1
        var column: UInt64 = 0
        var isStatement: Bool
    }

    private let header: LineProgramHeader
    private var reader: ByteReader
    /// Address ranges in which code can be.
    private let text: [Range<UInt64>]
    private let limit: Int
    private var state: State
    /// The row that the next one ends.
    private var open: State?
    /// Whether the sequence under way describes code that is in the image.
    private var isLive = false
    private(set) var rows: [Row] = []

    /// - Parameter limit: stop after that many rows.
    init(_ header: LineProgramHeader, _ reader: ByteReader, text: [Range<UInt64>], limit: Int) {
        self.header = header
        self.reader = reader
        self.text = text
        self.limit = limit
        state = State(isStatement: header.startsAsStatement)
    }

    /// Runs to the end; false when the program is cut short or malformed, or at the limit.
    mutating func run() -> Bool {
        while !reader.isAtEnd {
            guard rows.count < limit, let opcode = reader.u8() else { return false }
            if opcode >= header.opcodeBase {
                special(opcode)
            } else if opcode == 0 {
                guard extended() else { return false }
            } else {
                guard standard(opcode) else { return false }
            }
        }
        return true
    }

    private mutating func special(_ opcode: UInt8) {
        let adjusted = opcode - header.opcodeBase
        advance(by: UInt64(adjusted / header.lineRange))
        let lines = Int32(header.lineBase) + Int32(adjusted % header.lineRange)
        state.line = state.line &+ UInt32(bitPattern: lines)
        emit()
    }

    private mutating func standard(_ opcode: UInt8) -> Bool {
        switch opcode {
        case 1: emit()
        case 2:
            guard let count = reader.unsignedLEB() else { return false }
            advance(by: count)
        case 3:
            guard let lines = reader.signedLEB() else { return false }
            state.line = state.line &+ UInt32(truncatingIfNeeded: lines)
        case 4:
            guard let file = reader.unsignedLEB() else { return false }
            state.file = file
        case 5:
            guard let column = reader.unsignedLEB() else { return false }
            state.column = column
        case 6: state.isStatement.toggle()
        case 8: advance(by: UInt64((255 - header.opcodeBase) / header.lineRange))
        case 9:
            guard let distance = reader.u16() else { return false }
            state.address = state.address &+ UInt32(distance)
        default:
            // Marks (7, 10, 11), the instruction set (12) and opcodes that are not known: read over the operands.
            for _ in 0..<header.operandCounts[Int(opcode)] {
                guard reader.unsignedLEB() != nil else { return false }
            }
        }
        return true
    }

    private mutating func extended() -> Bool {
        guard let length = reader.unsignedLEB(), length > 0, length <= UInt64(reader.remaining) else {
            return false
        }
        let next = UInt64(reader.offset) + length
        switch reader.u8() {
        case 1:
            close(at: state.address)
            open = nil
            state = State(isStatement: header.startsAsStatement)
        case 2:
            let address = length == 9 ? reader.u64() : reader.u32().map(UInt64.init)
            guard let address, address <= UInt64(UInt32.max) else { return false }
            state.address = UInt32(address)
        default: break
        }
        return reader.seek(to: next)
    }

    private mutating func advance(by count: UInt64) {
        state.address = state.address &+ UInt32(truncatingIfNeeded: count &* UInt64(header.minimumLength))
    }

    private mutating func emit() {
        if open == nil {
            // Linkers leave the lines of code that they dropped, at address 0 or another that means nothing.
            let start = UInt64(state.address)
            isLive = text.contains { $0.contains(start) }
        } else {
            close(at: state.address)
        }
        open = state
    }

    /// Ends the open row. Line 0 says that no line of a person's stands behind the code: it leaves no row.
    private mutating func close(at end: UInt32) {
        guard let row = open, isLive, row.line != 0, row.address < end else { return }
        rows.append(
            Row(
                start: row.address, end: end, file: row.file, line: row.line, column: row.column,
                isStatement: row.isStatement))
    }
}
