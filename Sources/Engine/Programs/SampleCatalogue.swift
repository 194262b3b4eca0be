import GuestToolchain

/// The samples that come with the workbench: every folder in `Samples` with a `guest.toml` is one.
public struct SampleCatalogue: Sendable {
    public struct Sample: Sendable, Hashable {
        public var name: String
        public var folder: String
        public var language: GuestLanguage
        public var summary: String
    }

    /// Sorted by name.
    public let samples: [Sample]
    /// Sentences about folders whose `guest.toml` cannot be read.
    public let notes: [String]

    public init(share: ShareDirectory) {
        var samples: [Sample] = []
        var notes: [String] = []
        for name in FilePath.names(in: share.samples) {
            let folder = FilePath.join(share.samples, name)
            guard FilePath.kind(of: FilePath.join(folder, GuestProject.fileName)) == .file else { continue }
            do throws(GuestProjectError) {
                let project = try GuestProject.load(folder: folder)
                samples.append(
                    Sample(name: name, folder: folder, language: project.language, summary: project.summary))
            } catch {
                notes.append(error.description.escaped)
            }
        }
        self.samples = samples
        self.notes = notes
    }

    public func sample(named name: String) -> Sample? {
        samples.first { $0.name == name }
    }
}
