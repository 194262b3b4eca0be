import Constraints

/// The tables that open and close the chains of registers and memory, and those of the refreshes.
struct BoundaryTables {
    /// Tables with the index of each one's chip, in the order of the catalogue.
    private(set) var pieces: [(chip: Int, table: Table)] = []

    init(_ planner: borrowing StepPlanner, _ program: DecodedProgram) {
        add(ChipCatalogue.registerRefresh, planner.registerRefreshes.rows)
        add(ChipCatalogue.memoryRefresh, planner.memoryRefreshes.rows)
        let registers = (0..<RegisterIndex.count).map { index in
            (index: index, lifetime: planner.register(index).lifetime)
        }
        add(ChipCatalogue.registers, registers)
        let touched = planner.touchedWords()
        add(ChipCatalogue.image, ChipCatalogue.image.records(of: program.imageWords, touched: touched))
        add(ChipCatalogue.zeros, ChipCatalogue.zeros.records(in: program.memory.zeros, touched: touched))
    }

    private mutating func add<Chip: TableChip>(_ chip: Chip, _ records: [Chip.Record]) {
        var first = 0
        let index = ChipCatalogue.index(of: chip.program)
        for logHeight in PieceHeights.logs(forRows: records.count) {
            let end = min(first + 1 << logHeight, records.count)
            guard let table = chip.table(records[first..<end], logHeight: logHeight) else { continue }
            pieces.append((index, table))
            first = end
        }
    }
}

extension StepPlanner.RegisterState {
    /// What the run did to the register.
    var lifetime: Lifetime {
        time == Self.untouched ? Lifetime() : Lifetime(firstTime: first, finalValue: value, lastTime: time)
    }
}

extension StepPlanner {
    /// Every accessed word of memory, ascending; words of the text too, if a forged run stored to them.
    borrowing func touchedWords() -> [TouchedWord] {
        var words: [TouchedWord] = []
        memory.forEachAccessed { address, word in
            let lifetime = Lifetime(firstTime: word.first, finalValue: word.value, lastTime: word.time)
            words.append(TouchedWord(address: address, lifetime: lifetime))
        }
        return words
    }
}

extension ChipCatalogue {
    /// The place of a chip in the catalogue.
    static func index(of program: ConstraintProgram) -> Int {
        guard let index = indices[program.name] else {
            preconditionFailure("\(program.name) is in the catalogue")
        }
        return index
    }

    private static let indices = Dictionary(
        uniqueKeysWithValues: programs.enumerated().map { ($0.element.name, $0.offset) })
}
