/// A small two-pass assembler for tests, examples and experiments.
///
/// It knows all instructions of the table, the usual pseudo-instructions, `li` and `la`, the sections `.text` and
/// `.data`, labels (also numeric ones: `1:`, `1b`, `1f`), and directives for data. A number where a jump target is
/// expected is an address. The entry is `_start` when there is such a label, else the first instruction. The program
/// has a line table over the text itself, so that a debugger can show it.
public struct Assembler {
    private enum Section { case text, data }

    private struct Placed {
        var statement: AssemblyStatement
        var section: Section
        var address: UInt32
        var size: Int
    }

    private let base: [Section: UInt32]
    private var items: [AssemblyStatement.Item] = []
    private var placed: [Placed] = []
    private var section = Section.text
    private var sizes: [Section: Int] = [.text: 0, .data: 0]
    private var symbols: [String: Int64] = [:]
    private var labels: [(name: String, address: UInt32, section: Section)] = []
    /// Numeric labels with the number of statements before them.
    private var numericLabels: [(name: String, position: Int, address: UInt32)] = []

    /// The largest section; more is surely a mistake.
    private static let largestSection = 16 << 20

    private init(text: UInt32, data: UInt32) {
        base = [.text: text, .data: data]
    }

    /// Assembles a text.
    ///
    /// - Parameters:
    ///   - name: the name of the program and of the only file of its line table.
    ///   - text: where instructions go.
    ///   - data: where `.data` goes.
    public static func assemble(
        _ source: String, name: String = "program.s", at text: UInt32 = 0x0020_0000,
        data: UInt32 = 0x0030_0000
    ) throws(AssemblyError) -> Program {
        precondition(text % 4 == 0 && data % 4 == 0, "sections start at a word")
        var assembler = Assembler(text: text, data: data)
        assembler.items = try AssemblyStatement.items(of: source)
        try assembler.place()
        return try assembler.program(named: name)
    }

    // MARK: First pass: sizes and symbols

    private mutating func place() throws(AssemblyError) {
        for item in items {
            switch item {
            case .label(let name, let line): try define(name, line: line)
            case .statement(let statement): try place(statement)
            }
        }
    }

    private var address: UInt32 { base[section]! &+ UInt32(sizes[section]!) }

    private mutating func define(_ name: String, line: Int) throws(AssemblyError) {
        if name.allSatisfy(\.isNumber) {
            numericLabels.append((name, placed.count, address))
            return
        }
        guard symbols.updateValue(Int64(address), forKey: name) == nil else {
            throw .duplicateSymbol(line: line, name: name)
        }
        labels.append((name, address, section))
    }

    private mutating func place(_ statement: AssemblyStatement) throws(AssemblyError) {
        switch statement.name {
        case ".text": section = .text
        case ".data", ".bss", ".rodata": section = .data
        case ".section": section = statement.operands.first?.hasPrefix(".text") == true ? .text : .data
        case ".equ", ".set":
            try expect(2, in: statement)
            symbols[statement.operands[0]] = try value(statement.operands[1], statement, at: address)
        default:
            let expanded = PseudoInstruction.expanded(statement)
            let size = try self.size(of: expanded)
            guard sizes[section]! + size <= Self.largestSection else {
                let limit = "at most \(Self.largestSection) bytes"
                throw .valueOutOfRange(
                    line: statement.line, what: "a section", expected: limit,
                    found: Int64(sizes[section]! + size))
            }
            placed.append(Placed(statement: expanded, section: section, address: address, size: size))
            sizes[section]! += size
        }
    }

    private func size(of statement: AssemblyStatement) throws(AssemblyError) -> Int {
        if let directive = AssemblyDirective(rawValue: statement.name) {
            return try directive.size(statement, at: address) { (text) throws(AssemblyError) in
                try value(text, statement, at: address)
            }
        }
        guard !statement.name.hasPrefix(".") else {
            throw .unknownDirective(line: statement.line, found: statement.name)
        }
        if PseudoInstruction.constants.contains(statement.name) {
            try expect(2, in: statement)
            // Labels may still move, so only what is known by now can be short.
            guard statement.name == "li",
                let value = try? value(statement.operands[1], statement, at: address)
            else {
                return 8
            }
            return PseudoInstruction.wordCount(toLoad: value) * 4
        }
        guard Opcode(mnemonic: statement.name) != nil else {
            throw .unknownInstruction(line: statement.line, found: statement.name)
        }
        return 4
    }

    // MARK: Second pass: bytes

    private func program(named name: String) throws(AssemblyError) -> Program {
        var bytes: [Section: [UInt8]] = [.text: [], .data: []]
        var rows: [LineTable.Row] = []
        for (position, item) in placed.enumerated() {
            let encoded = try encode(item, position: position)
            bytes[item.section]! += encoded
            guard AssemblyDirective(rawValue: item.statement.name) == nil, item.section == .text else {
                continue
            }
            let location = SourceLocation(file: 0, line: item.statement.line, column: 0)
            let end = item.address &+ UInt32(item.size)
            rows.append(LineTable.Row(start: item.address, end: end, location: location, isStatement: true))
        }
        while bytes[.text]!.count % 4 != 0 { bytes[.text]!.append(0) }
        let segments = [Section.text, .data].filter { !bytes[$0]!.isEmpty }.map {
            Segment(address: base[$0]!, bytes: bytes[$0]!, isExecutable: $0 == .text)
        }.sorted { $0.address < $1.address }
        let visible = labels.filter { !$0.name.hasPrefix(".L") }.map {
            Symbol(name: $0.name, address: $0.address, size: 0, isFunction: $0.section == .text)
        }
        let entry = symbols["_start"].map { UInt32(truncatingIfNeeded: $0) } ?? base[.text]!
        return Program(
            name: name, entry: entry, segments: segments, symbols: SymbolTable(visible, in: segments),
            lines: LineTable(files: [name], rows: rows))
    }

    private func encode(_ item: Placed, position: Int) throws(AssemblyError) -> [UInt8] {
        let statement = item.statement
        if let directive = AssemblyDirective(rawValue: statement.name) {
            return try directive.bytes(statement, count: item.size) { (text) throws(AssemblyError) in
                try value(text, statement, at: item.address, position: position)
            }
        }
        return try instructions(item, position: position).flatMap { instruction in
            AssemblyDirective.little(Int64(instruction.encoded), count: 4)
        }
    }

    private func instructions(_ item: Placed, position: Int) throws(AssemblyError) -> [Instruction] {
        let statement = item.statement
        if PseudoInstruction.constants.contains(statement.name) {
            let rd = try register(statement.operands[0], line: statement.line)
            let value = try value(statement.operands[1], statement, at: item.address, position: position)
            try check(value, in: -0x8000_0000...0xffff_ffff, "a 32-bit value", statement.line)
            return PseudoInstruction.load(value, into: rd, words: item.size / 4)
        }
        let opcode = Opcode(mnemonic: statement.name)!
        if opcode == .fence { return [try fence(statement)] }
        try expect(opcode.row.operands.count, in: statement)
        var instruction = Instruction(opcode)
        for (operand, text) in zip(opcode.row.operands, statement.operands) {
            switch operand {
            case .rd: instruction.rd = try register(text, line: statement.line)
            case .rs1: instruction.rs1 = try register(text, line: statement.line)
            case .rs2: instruction.rs2 = try register(text, line: statement.line)
            case .immediate, .shiftAmount:
                let number = try value(text, statement, at: item.address, position: position)
                instruction.immediate = try immediate(number, of: opcode, statement)
            case .upperImmediate:
                let number = try value(text, statement, at: item.address, position: position)
                try check(number, in: -0x8_0000...0xf_ffff, "an upper immediate", statement.line)
                instruction.immediate = Int32(truncatingIfNeeded: number << 12)
            case .target:
                let number = try value(text, statement, at: item.address, position: position)
                let distance = Int32(truncatingIfNeeded: number &- Int64(item.address))
                instruction.immediate = try immediate(Int64(distance), of: opcode, statement)
            case .address:
                let (offset, base) = try split(address: text, line: statement.line)
                instruction.rs1 = try register(base, line: statement.line)
                let number =
                    try offset.isEmpty ? 0 : value(offset, statement, at: item.address, position: position)
                instruction.immediate = try immediate(number, of: opcode, statement)
            case .ordering: break
            }
        }
        return [instruction]
    }

    // MARK: Operands

    private func fence(_ statement: AssemblyStatement) throws(AssemblyError) -> Instruction {
        let sets = statement.operands.compactMap(FenceOrdering.bits(ofSet:))
        if sets.count == 2, statement.operands.count == 2 {
            return Instruction(.fence, immediate: Int32(sets[0] << 4 | sets[1]))
        }
        try expect(1, in: statement)
        let number = try value(statement.operands[0], statement, at: 0)
        try check(number, in: 0...4095, "the bits of a fence", statement.line)
        return Instruction(.fence, immediate: (Int32(number) << 20) >> 20)
    }

    private func expect(_ count: Int, in statement: AssemblyStatement) throws(AssemblyError) {
        guard statement.operands.count == count else {
            throw .wrongOperandCount(
                line: statement.line, instruction: statement.name, expected: count,
                found: statement.operands.count)
        }
    }

    private func register(_ text: String, line: Int) throws(AssemblyError) -> UInt8 {
        guard let number = Register.number(named: text.lowercased()) else {
            throw .badOperand(line: line, expected: "a register", found: text)
        }
        return number
    }

    /// `8(sp)`, or a register alone for no offset.
    private func split(address text: String, line: Int) throws(AssemblyError) -> (
        offset: String, base: String
    ) {
        if Register.number(named: text.lowercased()) != nil { return ("", text) }
        guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else {
            throw .badOperand(line: line, expected: "an address such as 8(sp)", found: text)
        }
        return (String(text[..<open]), String(text[text.index(after: open)...].dropLast()))
    }

    private func immediate(
        _ value: Int64, of opcode: Opcode, _ statement: AssemblyStatement
    ) throws(AssemblyError) -> Int32 {
        let format = opcode.row.format
        let range = Int64(format.immediateRange.lowerBound)...Int64(format.immediateRange.upperBound)
        try check(value, in: range, "the immediate of \(opcode.mnemonic)", statement.line)
        guard value % Int64(format.immediateStep) == 0 else {
            let step = "a multiple of \(format.immediateStep)"
            throw .valueOutOfRange(
                line: statement.line, what: "the immediate of \(opcode.mnemonic)", expected: step,
                found: value)
        }
        return Int32(value)
    }

    private func check(
        _ value: Int64, in range: ClosedRange<Int64>, _ what: String, _ line: Int
    ) throws(AssemblyError) {
        guard range.contains(value) else {
            let expected = "from \(range.lowerBound) to \(range.upperBound)"
            throw .valueOutOfRange(line: line, what: what, expected: expected, found: value)
        }
    }

    /// - Parameter position: the statement's place among those placed; the next one in the first pass.
    private func value(
        _ text: String, _ statement: AssemblyStatement, at address: UInt32, position: Int? = nil
    ) throws(AssemblyError) -> Int64 {
        let position = position ?? placed.count
        return try AssemblyExpression.evaluate(text, line: statement.line) { name in
            if name == "." { return Int64(address) }
            if let known = symbols[name] { return known }
            let number = String(name.dropLast())
            if name.hasSuffix("b") {
                return numericLabels.last { $0.name == number && $0.position <= position }.map {
                    Int64($0.address)
                }
            }
            if name.hasSuffix("f") {
                return numericLabels.first { $0.name == number && $0.position > position }.map {
                    Int64($0.address)
                }
            }
            return nil
        }
    }
}
