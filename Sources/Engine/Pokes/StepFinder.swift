import Execution
import RISCV

/// Finds the steps that pokes speak of, in the run without pokes.
public struct StepFinder {
    private let recording: Recording
    private let symbols: SymbolTable
    private let lines: LineTable

    /// A finder for a recording that went to its end.
    public init(_ recording: Recording, program: OpenedProgram) {
        self.recording = recording
        symbols = program.program.symbols
        lines = program.program.lines
    }

    /// The step of a place; `text` is the poke that speaks of it, for errors.
    public func step(_ place: StepPlace, of text: String? = nil) throws(EngineError) -> Int {
        let poke = text
        switch place {
        case .number(let step):
            guard step < recording.length else {
                throw .impossiblePoke(
                    text: poke,
                    reason: recording.length == 0
                        ? "the run has no step at all"
                        : "the run has steps 0 to \(Grouped.text(recording.length - 1)), "
                            + "there is no step \(Grouped.text(step))")
            }
            return step
        case .last:
            guard recording.length > 0 else {
                throw .impossiblePoke(text: poke, reason: "the run has no step at all")
            }
            return recording.length - 1
        case .occurrence(let event, let occurrence):
            return try step(event, occurrence, of: poke)
        }
    }

    private func step(
        _ event: StepPlace.Event, _ occurrence: StepPlace.Occurrence, of poke: String?
    ) throws(EngineError) -> Int {
        let isIn = try self.contains(event.place, of: poke)
        var filter = StepFilter()
        filter.instructions = { pc, instruction in
            (event.opcode.map { $0 == instruction.opcode } ?? true) && isIn(pc)
        }
        let search = StepSearch(filter, in: recording)
        if occurrence == .last, let step = search.last(in: 0..<recording.length) { return step }
        if case .number(let count) = occurrence {
            var next = 0
            var passed = 0
            while let step = search.first(in: next..<recording.length) {
                passed += 1
                if passed == count { return step }
                next = step + 1
            }
            if passed > 0 {
                let times = passed == 1 ? "once" : "\(Grouped.text(passed)) times"
                throw .impossiblePoke(text: poke, reason: "the run comes there only \(times)")
            }
        }
        throw .impossiblePoke(text: poke, reason: "the run never comes there")
    }

    /// Which addresses a place means.
    private func contains(
        _ place: StepPlace.Place?, of poke: String?
    ) throws(EngineError) -> (UInt32) -> Bool {
        switch place {
        case nil: return { _ in true }
        case .inFunction(let name):
            let symbol = try self.symbol(name, of: poke)
            return { [symbols] pc in symbols.symbol(containing: pc)?.address == symbol.address }
        case .at(let text):
            let addresses = try self.addresses(text, of: poke)
            return { addresses.contains($0) }
        }
    }

    private func addresses(_ text: String, of poke: String?) throws(EngineError) -> Set<UInt32> {
        if let colon = text.lastIndex(of: ":"), let line = Int(text[text.index(after: colon)...]) {
            let name = String(text[..<colon])
            let files = lines.files.indices.filter {
                lines.files[$0] == name || lines.files[$0].hasSuffix("/" + name)
            }
            let addresses = Set(files.flatMap { lines.addresses(file: $0, line: line) })
            guard !addresses.isEmpty else {
                throw .impossiblePoke(text: poke, reason: "the program has no code at \(text)")
            }
            return addresses
        }
        if let address = CommandArguments.number(text) { return [UInt32(truncatingIfNeeded: address)] }
        guard let plus = text.lastIndex(of: "+"),
            let offset = CommandArguments.number(String(text[text.index(after: plus)...]))
        else { return [try symbol(text, of: poke).address] }
        let symbol = try symbol(String(text[..<plus]), of: poke)
        return [symbol.address &+ UInt32(truncatingIfNeeded: offset)]
    }

    private func symbol(_ name: String, of poke: String?) throws(EngineError) -> Symbol {
        if let symbol = symbols.symbol(named: name) { return symbol }
        let near = NearMiss.suggestions(for: name, among: symbols.symbols.lazy.map(\.displayName))
        throw .impossiblePoke(
            text: poke,
            reason: "the program has no symbol “\(name)”"
                + (near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?"))
    }
}
