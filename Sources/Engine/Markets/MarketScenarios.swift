import ProofMarket
import TOML

/// The markets that come with the workbench: every TOML file in `Samples/Markets` is one.
public struct MarketScenarios: Sendable {
    /// Sorted by name.
    public let scenarios: [Scenario]
    /// Sentences about files that cannot be read.
    public let notes: [String]

    private static let ending = ".toml"
    static let documentName = "market scenario"

    public init(share: ShareDirectory) {
        let folder = FilePath.join(share.samples, "Markets")
        var scenarios: [Scenario] = []
        var notes: [String] = []
        for file in FilePath.names(in: folder) where file.hasSuffix(Self.ending) {
            do throws(EngineError) {
                scenarios.append(try Self.read(FilePath.join(folder, file)))
            } catch {
                notes.append(error.description)
            }
        }
        self.scenarios = scenarios
        self.notes = notes
    }

    /// A scenario by its file or by the name of a sample.
    public static func open(_ argument: String, share: ShareDirectory) throws(EngineError) -> Scenario {
        if argument.contains("/") || FilePath.kind(of: argument) == .file { return try read(argument) }
        let folder = FilePath.join(share.samples, "Markets")
        let names = FilePath.names(in: folder).filter { $0.hasSuffix(ending) }
            .map { String($0.dropLast(ending.count)) }
        if names.contains(argument) { return try read(FilePath.join(folder, argument + ending)) }
        let near = NearMiss.suggestions(for: argument, among: names)
        let hint =
            near.isEmpty
            ? "there are \(names.joined(separator: ", "))" : "did you mean \(near.joined(separator: " or "))?"
        throw .noSuchFile(what: "\(documentName) (\(hint))", path: argument)
    }

    private static func read(_ path: String) throws(EngineError) -> Scenario {
        let text = try FileReader.text(of: path, what: documentName, limit: TOML.sizeLimit)
        do throws(TOMLError) {
            return try Scenario(parsing: text, file: path)
        } catch {
            throw .badDocument(what: documentName, detail: error.description)
        }
    }
}
