import Chips
import TOML

/// A lie that is prepared for people to look at: a program, an input, pokes, and who should notice.
///
/// A TOML file in `Samples/Faults`; its name is the fault's.
public struct PreparedFault: Sendable, Hashable {
    public var name: String
    public var summary: String
    /// What a dishonest prover would gain by it, in a sentence or two.
    public var story: String
    /// A sample's name, or the absolute path of a guest folder beside the file.
    public var program: String
    public var inputs: InputOptions
    public var pokes: [PokeSpec]
    /// The step to look at.
    public var step: StepPlace
    /// Who should notice; all of them do.
    public var catchers: [Catcher]

    /// What notices a lie.
    public enum Catcher: Sendable, Hashable, CustomStringConvertible {
        /// The rule with this label.
        case rule(String)
        /// The bus with this name.
        case bus(String)

        public var description: String {
            switch self {
            case .rule(let label): "the rule “\(label)”"
            case .bus(let name): "the bus “\(name)”"
            }
        }
    }

    static let documentName = "prepared fault"

    /// Reads the text of a fault's file, which lies at `path`.
    init(name: String, text: String, path: String) throws(EngineError) {
        do {
            let table = try TOML.parse(text, file: path)
            try table.allowOnly(["summary", "story", "program", "input-hex", "pokes", "at", "caught-by"])
            self.name = name
            summary = try table.string("summary")
            story = try table.string("story")
            let argument = try table.string("program")
            program =
                argument.hasPrefix("./")
                ? FilePath.join(FilePath.folder(of: path), String(argument.dropFirst(2))) : argument
            inputs = InputOptions(inputHex: try table.optionalString("input-hex"))
            pokes = try table.strings("pokes").map { text in
                try Self.reading("pokes", in: table) { () throws(EngineError) in try PokeSpec(parsing: text) }
            }
            guard !pokes.isEmpty else { throw table.error("pokes", expected: "a poke", found: "none") }
            let place = try table.string("at")
            step = try Self.reading("at", in: table) { () throws(EngineError) in
                try StepPlace(parsing: place)
            }
            catchers = try table.strings("caught-by").map { try Self.catcher($0, in: table) }
        } catch let error as TOMLError {
            throw .badDocument(what: Self.documentName, detail: error.description)
        } catch let error as EngineError {
            throw error
        } catch {
            throw .unexpected("\(error)")
        }
    }

    /// A value in a language of its own: its mistake gets the place in the file.
    private static func reading<Value>(
        _ key: String, in table: TOMLTable, _ read: () throws(EngineError) -> Value
    ) throws -> Value {
        do throws(EngineError) {
            return try read()
        } catch {
            guard case .unreadable(_, let text, let column, let expected, let found) = error else {
                throw error
            }
            throw table.error(key, expected: "\(expected) at column \(column) of “\(text)”", found: found)
        }
    }

    private static func catcher(_ text: String, in table: TOMLTable) throws(TOMLError) -> Catcher {
        if text.hasPrefix("bus ") {
            let name = String(text.dropFirst(4))
            guard MachineBus.all.contains(where: { $0.name == name }) else {
                throw table.error("caught-by", expected: "the name of a bus", found: "“\(name)”")
            }
            return .bus(name)
        }
        let isKnown = ChipCatalogue.programs.contains { program in
            program.constraints.contains { $0.label == text } || program.entries.contains { $0.label == text }
        }
        guard isKnown else {
            throw table.error("caught-by", expected: "“bus NAME” or the label of a rule", found: "“\(text)”")
        }
        return .rule(text)
    }
}
