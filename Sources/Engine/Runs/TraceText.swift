import Execution
import RISCV

/// Steps of a run as lines for people and as JSON.
public struct TraceText: Sendable {
    private let program: Program

    public init(program: Program) {
        self.program = program
    }

    /// "18204  0x00200010  main+0x10  addi a0, a0, 1  a0: 0x00000001 → 0x00000002  main.c:12".
    public func line(_ record: StepRecord) -> String {
        var line = Self.padded(String(record.step), to: 10) + "  " + HexText.word(record.pc) + "  "
        line += Self.padded(instruction(record), to: 34)
        if !changes(record).isEmpty { line += "  " + changes(record) }
        if let place = place(record.pc) { line += "  ; " + place }
        return line
    }

    /// The instruction as the disassembler writes it.
    public func instruction(_ record: StepRecord) -> String {
        record.instruction.text(at: record.pc, symbols: program.symbols).escaped
    }

    /// What the step wrote or read: "a0: 0x00000001 → 0x00000002".
    public func changes(_ record: StepRecord) -> String {
        var parts: [String] = []
        if let register = record.register {
            let name = Register.name(register.index)
            parts.append("\(name): \(HexText.word(register.old)) → \(HexText.word(register.new))")
        }
        if let memory = record.memory {
            let address = "[\(HexText.word(memory.address))]"
            let digits = Int(memory.width) * 2
            let new = "0x" + HexText.digits(memory.new, count: 8).suffix(digits)
            let old = "0x" + HexText.digits(memory.old, count: 8).suffix(digits)
            parts.append(memory.isWrite ? "\(address): \(old) → \(new)" : "\(address) = \(new)")
        }
        return parts.joined(separator: ", ")
    }

    /// "main.c:12" of an address that has a source line.
    public func place(_ address: UInt32) -> String? {
        guard let location = program.lines.location(of: address),
            program.lines.files.indices.contains(location.file)
        else { return nil }
        return "\(FilePath.name(of: program.lines.files[location.file]).escaped):\(location.line)"
    }

    public func json(_ record: StepRecord) -> JSONText {
        var members: [JSONText.Member] = [
            .init("step", .integer(record.step)), .init("pc", .unsigned(UInt64(record.pc))),
            .init("instruction", .string(record.instruction.text(at: record.pc, symbols: program.symbols))),
            .init("nextPC", .unsigned(UInt64(record.nextPC))),
        ]
        if let register = record.register {
            let value: JSONText = [
                "name": .string(Register.name(register.index)), "old": .unsigned(UInt64(register.old)),
                "new": .unsigned(UInt64(register.new)),
            ]
            members.append(.init("register", value))
        }
        if let memory = record.memory {
            let value: JSONText = [
                "address": .unsigned(UInt64(memory.address)), "width": .integer(Int(memory.width)),
                "isWrite": .bool(memory.isWrite), "old": .unsigned(UInt64(memory.old)),
                "new": .unsigned(UInt64(memory.new)),
            ]
            members.append(.init("memory", value))
        }
        if let symbol = program.symbols.description(of: record.pc) {
            members.append(.init("function", .string(symbol)))
        }
        if let location = program.lines.location(of: record.pc),
            program.lines.files.indices.contains(location.file)
        {
            let value: JSONText = [
                "file": .string(program.lines.files[location.file]), "line": .integer(location.line),
            ]
            members.append(.init("source", value))
        }
        return .object(members)
    }

    static func padded(_ text: String, to width: Int) -> String {
        text.count >= width ? text : text + String(repeating: " ", count: width - text.count)
    }
}
