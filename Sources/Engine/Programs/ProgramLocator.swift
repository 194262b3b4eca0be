import GuestToolchain

/// What a program argument stands for.
public enum ProgramLocator: Sendable, Hashable {
    /// An ELF file.
    case elf(path: String)
    /// A sample of the workbench, by its folder.
    case sample(name: String, folder: String)
    /// A guest folder of the user's.
    case folder(path: String)

    /// Looks for a file or a guest folder with that path, then for a sample with that name.
    ///
    /// A name without a slash that is both a file here and a sample means the file, as everywhere; a folder that is
    /// no guest gives way to a sample.
    public static func locate(_ argument: String, samples: SampleCatalogue) throws(EngineError)
        -> ProgramLocator
    {
        let kind = argument.isEmpty ? nil : FilePath.kind(of: argument)
        if kind == .file || kind == .special { return .elf(path: FilePath.absolute(argument)) }
        let isGuest =
            kind == .folder && FilePath.kind(of: FilePath.join(argument, GuestProject.fileName)) == .file
        if isGuest { return .folder(path: FilePath.absolute(argument)) }
        if let sample = samples.sample(named: argument) {
            return .sample(name: sample.name, folder: sample.folder)
        }
        if kind == .folder { throw .notAGuest(folder: argument) }
        let neighbours = argument.contains("/") ? [] : FilePath.names(in: ".").filter { !$0.hasPrefix(".") }
        let suggestions = NearMiss.suggestions(
            for: FilePath.name(of: argument), among: samples.samples.map(\.name) + neighbours.prefix(1000))
        throw .noSuchProgram(argument: argument, suggestions: suggestions)
    }
}
