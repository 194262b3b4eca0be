import Chips
import RISCV

/// Reads pokes.
///
/// A poke is of a cell, `add[18204].sum[0] = 7`: a chip, the number of a row over all pieces of its table, a column; or of a
/// step, `step PLACE: CHANGE`.
///
/// | place | means |
/// |---|---|
/// | `900` | the step with this number, from 0 |
/// | `first`, `last` | the first or last step of the run |
/// | `div`, `first div`, `#3 div`, `last div` | the first, third, last step of this operation |
/// | … `in main` | the same, in this function |
/// | … `at main+8`, `at main.c:12` | the same, at this instruction or line |
///
/// | change | what the machine does |
/// |---|---|
/// | `result = 7`, `^= 1`, `+= 4`, `-= 4` | leaves another word in the register or memory; 1 and 0 are the direction of a branch |
/// | `a0 = 5` | has another word in a register before the step |
/// | `mem[0x2000] = 7` | has another aligned word in memory before the step |
/// | `pc = 0x200010`, `next = 0x200010` | executes the step there; goes on there after it |
/// | `skip`, `repeat`, `cut` | leaves the instruction out, executes it twice, ends the run before it |
/// | `instruction = "addi a0, a0, 1"` or a word | executes another instruction |
/// | `form = add-small` | proves it by another chip |
/// | `stale a0`, `stale memory` | sees a register, or the accessed word, as it was before its last write |
/// | `cell carry = 1` | does nothing else; a cell of the step's instruction row is changed |
///
/// Numbers are decimal or hexadecimal, −2^31 … 2^32 − 1. Names with other letters than those of a plain word stand in
/// double quotes.
struct PokeParser {
    private var scanner: TextScanner

    init(_ text: String, what: String = "poke") throws(EngineError) {
        scanner = try TextScanner(text.trimmed, what: what)
    }

    /// The place of a step alone.
    mutating func parsePlace() throws(EngineError) -> StepPlace {
        let place = try place()
        guard scanner.isAtEnd else { throw scanner.failure("the end") }
        return place
    }

    mutating func parse() throws(EngineError) -> PokeSpec {
        guard !scanner.isAtEnd else { throw scanner.failure("a poke, as in “step 900: result ^= 1”") }
        let target: PokeSpec.Target
        if scanner.take(word: "step") {
            let place = try place()
            try scanner.require(":")
            target = .step(place, try change())
        } else {
            target = try cell()
        }
        guard scanner.isAtEnd else { throw scanner.failure("the end") }
        return PokeSpec(text: scanner.text, target: target)
    }

    // MARK: - Cells

    private mutating func cell() throws(EngineError) -> PokeSpec.Target {
        let start = scanner.position
        let name = try scanner.letters("“step” or the name of a chip") { TextScanner.isName($0) || $0 == "-" }
        guard let program = ChipCatalogue.programs.first(where: { $0.name == name }) else {
            let near = NearMiss.suggestions(for: name, among: ChipCatalogue.programs.map(\.name))
            let hint =
                near.isEmpty ? "“nexus explain” lists the chips" : "such as \(near.joined(separator: " or "))"
            throw scanner.failure("“step” or the name of a chip (\(hint))", at: start)
        }
        try scanner.require("[")
        let row = try scanner.number("the number of a row", in: 0...Int(Int32.max))
        try scanner.require("]")
        try scanner.require(".")
        let names = program.columns.map(\.name)
        guard let column = scanner.longest(of: names) else {
            let failure = scanner.failure("a column of \(name)")
            guard case .unreadable(let what, let text, let column, let expected, let found) = failure else {
                throw failure
            }
            let near = NearMiss.suggestions(for: found.filter { $0 != "“" && $0 != "”" }, among: names)
            let hint = near.isEmpty ? names.joined(separator: ", ") : near.joined(separator: " or ")
            throw .unreadable(
                what: what, text: text, column: column, expected: expected + " (\(hint))", found: found)
        }
        return .cell(chip: name, row: row, column: column, try alteration())
    }

    // MARK: - Places

    private mutating func place() throws(EngineError) -> StepPlace {
        if let next = scanner.next, ("0"..."9").contains(next) {
            return .number(try scanner.number("the number of a step", in: 0...Int(Int32.max)))
        }
        var occurrence = StepPlace.Occurrence.number(1)
        var isCounted = true
        if scanner.take(word: "last") {
            occurrence = .last
        } else if scanner.take("#") {
            occurrence = .number(try scanner.number("a count from 1", in: 1...Int(Int32.max)))
        } else {
            isCounted = scanner.take(word: "first")
        }
        let opcode = Opcode.allCases.first { scanner.take(word: $0.mnemonic) }
        var position: StepPlace.Place?
        if scanner.take(word: "in") {
            position = .inFunction(try name("the name of a function"))
        } else if scanner.take(word: "at") {
            position = .at(try name("a place, as in main+8 or main.c:12"))
        }
        if opcode == nil, position == nil {
            guard isCounted, scanner.isAtEnd || scanner.next == ":" else {
                throw scanner.failure("a step: its number, “last”, or an operation as in “first div in main”")
            }
            if occurrence == .last { return .last }
            if case .number(let count) = occurrence { return .number(count - 1) }
        }
        return .occurrence(StepPlace.Event(opcode: opcode, place: position), of: occurrence)
    }

    /// A word that ends at a space or at a colon without a line number behind it, or what stands in quotes.
    private mutating func name(_ expected: String) throws(EngineError) -> String {
        if let quoted = try scanner.quoted() { return quoted }
        var name = try scanner.letters(expected) { !TextScanner.isSpace($0) && $0 != ":" }
        var ahead = scanner
        if ahead.take(":"), let next = ahead.peek, ("0"..."9").contains(next) {
            scanner = ahead
            name += ":" + (try scanner.letters(expected) { ("0"..."9").contains($0) })
        }
        return name
    }

    // MARK: - Changes

    private mutating func change() throws(EngineError) -> PokeSpec.StepChange {
        if scanner.take(word: "result") { return .executor(.result(try alteration().ofWord)) }
        if scanner.take(word: "cell") {
            let name = try scanner.letters("the name of a column") {
                !TextScanner.isSpace($0) && !"=+-^".unicodeScalars.contains($0)
            }
            return .cell(column: name, try alteration())
        }
        for (word, change) in Self.plainChanges where scanner.take(word: word) { return .executor(change) }
        if scanner.take(word: "mem") {
            try scanner.require("[")
            let address = try word("an address")
            try scanner.require("]")
            return .executor(.memory(address: address, word: try assigned()))
        }
        if scanner.take(word: "pc") { return .executor(.pc(try assigned())) }
        if scanner.take(word: "next") { return .executor(.next(try assigned())) }
        if scanner.take(word: "instruction") { return .executor(.instruction(try instruction())) }
        if scanner.take(word: "form") { return .executor(.form(try form())) }
        if scanner.take(word: "stale") {
            if scanner.take(word: "memory") { return .executor(.staleMemory) }
            guard let register = register() else { throw scanner.failure("a register or “memory”") }
            return .executor(.staleRegister(register))
        }
        if let register = register() { return .executor(.register(register, try assigned())) }
        throw scanner.failure(
            "a change: result, a register, mem[…], pc, next, skip, repeat, cut, instruction, form, stale or cell"
        )
    }

    private static let plainChanges: [(String, ExecutorPoke.Change)] = [
        ("skip", .skip), ("repeat", .repeat), ("cut", .cut),
    ]

    private mutating func register() -> UInt8? {
        var ahead = scanner
        guard let name = try? ahead.letters("a register", while: TextScanner.isName),
            let number = Register.number(named: name)
        else { return nil }
        scanner = ahead
        return number
    }

    private mutating func form() throws(EngineError) -> Form {
        try scanner.require("=")
        scanner.skipSpaces()
        let start = scanner.position
        let name = try scanner.letters("the name of a form") { TextScanner.isName($0) || $0 == "-" }
        guard let form = Form.allCases.first(where: { $0.name == name }) else {
            let near = NearMiss.suggestions(for: name, among: Form.allCases.map(\.name))
            let hint =
                near.isEmpty ? "“nexus explain” lists them" : "such as \(near.joined(separator: " or "))"
            throw scanner.failure("the name of a form (\(hint))", at: start)
        }
        return form
    }

    private mutating func instruction() throws(EngineError) -> UInt32 {
        try scanner.require("=")
        scanner.skipSpaces()
        let start = scanner.position
        guard let text = try scanner.quoted() else {
            return try word("an instruction in quotes, or its word")
        }
        let base: UInt32 = 0x0020_0000
        guard !text.contains("\n"), let program = try? Assembler.assemble(text, at: base),
            program.segments.count == 1, program.segments[0].bytes.count == 4,
            let word = program.word(at: base)
        else {
            throw scanner.failure("one instruction", at: start, found: "“\(text)”")
        }
        return word
    }

    // MARK: - Values

    private mutating func alteration() throws(EngineError) -> PokeSpec.Alteration {
        for operation in PokeSpec.Alteration.Operation.allCases where scanner.take(operation.rawValue) {
            return PokeSpec.Alteration(operation, try word("a number"))
        }
        throw scanner.failure("“=”, “+=”, “-=” or “^=”")
    }

    private mutating func assigned() throws(EngineError) -> UInt32 {
        try scanner.require("=")
        return try word("a number")
    }

    private mutating func word(_ expected: String) throws(EngineError) -> UInt32 {
        let range = Int(Int32.min)...Int(UInt32.max)
        return UInt32(truncatingIfNeeded: try scanner.number(expected, in: range))
    }
}
