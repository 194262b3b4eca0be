import RISCV

/// What the debugger wants to know about each slot of the text at once: its line, its function, its part in calls.
///
/// Flat arrays by slot, so that a scan over recorded steps costs one look-up a step.
struct CodeMap {
    let text: ExecutableText
    /// The line that a slot belongs to, as an index into `places` plus 1; 0 for none.
    private(set) var lines: [Int32]
    /// The same, but 0 also in files that steps by line pass over.
    private(set) var steppedLines: [Int32]
    /// The function that contains a slot, as an index into `functionStarts`; −1 for none.
    private(set) var functions: [Int32]
    private(set) var flow: [Flow]
    /// Distinct (file, line) pairs.
    private(set) var places: [SourceLocation] = []
    /// Slots at which functions start.
    private(set) var functionStarts: [UInt32] = []

    /// How an instruction takes part in calls, and whether a statement of a line starts at it.
    struct Flow: OptionSet {
        let rawValue: UInt8
        static let pops = Flow(rawValue: 1)
        static let pushes = Flow(rawValue: 2)
        /// A jump that keeps no return address: perhaps a tail call.
        static let jumps = Flow(rawValue: 4)
        static let startsStatement = Flow(rawValue: 8)
        /// Anything that can change the call stack.
        static let call: Flow = [.pops, .pushes, .jumps]
    }

    /// `ownFiles`: the files whose lines steps stop at, as indices of the line table; nil for all.
    init(text: ExecutableText, program: Program, ownFiles: Set<Int>? = nil) {
        self.text = text
        lines = Array(repeating: 0, count: text.slotCount)
        steppedLines = lines
        functions = Array(repeating: -1, count: text.slotCount)
        flow = Array(repeating: [], count: text.slotCount)
        for slot in 0..<text.slotCount { flow[slot] = Self.flow(of: text.slots[slot]) }
        markFunctions(program.symbols)
        markLines(program.lines)
        steppedLines = lines.map { line in
            guard let ownFiles, line > 0 else { return line }
            return ownFiles.contains(places[Int(line) - 1].file) ? line : 0
        }
    }

    /// Whether the program has any line information that belongs to its text.
    var hasLines: Bool { !places.isEmpty }

    /// Whether there is a line at which a step stops.
    var hasSteppedLines: Bool { steppedLines.contains { $0 != 0 } }

    /// The slot of an address; nil when no instruction starts there.
    func slot(of address: UInt32) -> Int? { text.place(of: address)?.slot }

    private static func flow(of instruction: Instruction) -> Flow {
        guard instruction.opcode.isJump else { return [] }
        let linkage = instruction.linkage
        var flow: Flow = []
        if linkage.pops { flow.insert(.pops) }
        if linkage.pushes { flow.insert(.pushes) }
        if instruction.rd == ExecutableText.dummyRegister { flow.insert(.jumps) }
        return flow
    }

    private mutating func markFunctions(_ symbols: SymbolTable) {
        for symbol in symbols.symbols where symbol.isFunction {
            guard let start = slot(of: symbol.address), functionStarts.last != UInt32(start) else { continue }
            functionStarts.append(UInt32(start))
        }
        for region in text.regions {
            var function: Int32 = -1
            var next = functionStarts.firstIndex { $0 >= UInt32(region.first) } ?? functionStarts.count
            for slot in region.first..<(region.first + region.count) {
                while next < functionStarts.count, functionStarts[next] == UInt32(slot) {
                    function = Int32(next)
                    next += 1
                }
                functions[slot] = function
            }
        }
    }

    private mutating func markLines(_ table: LineTable) {
        struct Key: Hashable {
            var file: Int
            var line: Int
        }
        var keys: [Key: Int32] = [:]
        for row in table.rows where row.location.line > 0 {
            guard let (region, first) = text.place(of: row.start) else { continue }
            let words = Int((row.end &- row.start) / 4)
            let key = Key(file: row.location.file, line: row.location.line)
            if keys[key] == nil {
                places.append(SourceLocation(file: key.file, line: key.line))
                keys[key] = Int32(places.count)
            }
            for slot in first..<min(first + words, region.first + region.count) { lines[slot] = keys[key]! }
            if row.isStatement { flow[first].insert(.startsStatement) }
        }
    }
}
