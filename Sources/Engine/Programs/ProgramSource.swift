import Execution
import GuestToolchain
import RISCV

/// Opens programs: finds what an argument means, builds what has to be built, loads the image.
public struct ProgramSource: Sendable {
    public let samples: SampleCatalogue
    private let share: ShareDirectory
    private let cacheFolder: String

    public init(share: ShareDirectory, folders: UserFolders) {
        samples = SampleCatalogue(share: share)
        self.share = share
        cacheFolder = FilePath.join(folders.cache, "guests")
    }

    /// The prepared faults, read anew.
    public var faults: FaultCatalogue { FaultCatalogue(share: share) }

    /// - Parameters:
    ///   - argument: an ELF file, a sample's name or a guest folder.
    ///   - progress: told what is being done while a guest is built, from the calling thread.
    public func open(
        _ argument: String, progress: (String) -> Void = { _ in }
    ) throws(EngineError) -> OpenedProgram {
        switch try ProgramLocator.locate(argument, samples: samples) {
        case .elf(let path):
            let program = try load(path, name: FilePath.name(of: path))
            return OpenedProgram(
                program: program, origin: .elf, path: path, argument: path,
                sourceRoots: [FilePath.folder(of: path)])
        case .sample(let name, let folder):
            return try openGuest(folder, origin: .sample, argument: name, progress: progress)
        case .folder(let path):
            return try openGuest(path, origin: .folder, argument: path, progress: progress)
        }
    }

    /// A guest that was built on demand.
    public struct Built: Sendable, Hashable {
        public var name: String
        /// The image, in the cache.
        public var path: String
        public var identity: String
        /// What the compilers warned about, as they wrote it.
        public var warnings: String
        public var wasCached: Bool
    }

    /// Builds a guest folder, or a sample by its name.
    public func buildGuest(
        _ argument: String, progress: (String) -> Void = { _ in }
    ) throws(EngineError) -> Built {
        var folder = argument
        switch try ProgramLocator.locate(argument, samples: samples) {
        case .elf: throw .notAGuest(folder: argument)
        case .sample(_, let path), .folder(let path): folder = path
        }
        let project = try Self.project(in: folder)
        let built = try build(project, progress: progress)
        let program = try load(built.elfPath, name: project.name)
        return Built(
            name: project.name, path: built.elfPath, identity: program.identity.description,
            warnings: built.warnings, wasCached: built.wasCached)
    }

    private func build(_ project: GuestProject, progress: (String) -> Void) throws(EngineError) -> BuiltGuest
    {
        do throws(GuestBuildError) {
            return try GuestBuilder.build(project, into: cacheFolder, progress: progress)
        } catch {
            throw Self.failure(error, folder: project.folder)
        }
    }

    /// Reads the `guest.toml` of a folder.
    public static func project(in folder: String) throws(EngineError) -> GuestProject {
        guard let kind = FilePath.kind(of: folder) else {
            throw .noSuchFile(what: "guest folder", path: folder)
        }
        guard kind == .folder, FilePath.kind(of: FilePath.join(folder, GuestProject.fileName)) == .file else {
            throw .notAGuest(folder: folder)
        }
        do throws(GuestProjectError) {
            return try GuestProject.load(folder: FilePath.absolute(folder))
        } catch {
            switch error {
            case .noProjectFile: throw .notAGuest(folder: folder)
            case .unreadable(let path, let reason):
                throw .reading(what: "guest’s file", path: path, reason: reason)
            case .malformed, .noSources: throw .badDocument(what: "guest", detail: error.description)
            }
        }
    }

    private func openGuest(
        _ folder: String, origin: OpenedProgram.Origin, argument: String, progress: (String) -> Void
    ) throws(EngineError) -> OpenedProgram {
        let project = try Self.project(in: folder)
        let built = try build(project, progress: progress)
        let program = try load(built.elfPath, name: project.name)
        return OpenedProgram(
            program: program, origin: origin, path: folder, argument: argument, sourceRoots: [folder],
            defaultInput: GuestInput(publicBytes: project.input, privateBytes: project.privateInput))
    }

    private func load(_ path: String, name: String) throws(EngineError) -> Program {
        let bytes = try FileReader.bytes(of: path, what: "program file")
        do throws(ELFError) {
            return try Program(elf: bytes, name: name)
        } catch {
            throw .badProgram(path: path, detail: error.description)
        }
    }

    private static func failure(_ error: GuestBuildError, folder: String) -> EngineError {
        switch error {
        case .tool(let error): return .missingTool(detail: error.description)
        case .cacheUnwritable(let path, let reason):
            return .writing(what: "built guest", path: path, reason: reason)
        case .sourceUnreadable(let path, let reason):
            return .reading(what: "source file", path: path, reason: reason)
        case .toolFailed: return .unexpected(error.description)
        case .compileFailed, .linkFailed, .imageRejected:
            let output = error.toolOutput
            return .buildFailed(
                folder: folder, detail: error.description + (output.isEmpty ? "" : "\n" + output))
        }
    }
}
