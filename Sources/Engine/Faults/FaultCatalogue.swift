/// The prepared faults that come with the workbench: every TOML file in `Samples/Faults` is one.
public struct FaultCatalogue: Sendable {
    /// Sorted by name.
    public let faults: [PreparedFault]
    /// Sentences about files that cannot be read.
    public let notes: [String]

    private static let ending = ".toml"

    public init(share: ShareDirectory) {
        let folder = FilePath.join(share.samples, "Faults")
        var faults: [PreparedFault] = []
        var notes: [String] = []
        for file in FilePath.names(in: folder) where file.hasSuffix(Self.ending) {
            let path = FilePath.join(folder, file)
            do throws(EngineError) {
                let text = try FileReader.text(of: path, what: PreparedFault.documentName)
                faults.append(
                    try PreparedFault(name: String(file.dropLast(Self.ending.count)), text: text, path: path))
            } catch {
                notes.append(error.description)
            }
        }
        self.faults = faults
        self.notes = notes
    }

    /// The fault with this name.
    public func fault(named name: String) throws(EngineError) -> PreparedFault {
        if let fault = faults.first(where: { $0.name == name }) { return fault }
        let near = NearMiss.suggestions(for: name, among: faults.map(\.name))
        throw .noSuchFile(
            what: "prepared fault "
                + (near.isEmpty
                    ? "(“nexus samples” lists them)" : "(did you mean \(near.joined(separator: " or "))?)"),
            path: name)
    }
}
