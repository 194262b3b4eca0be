import Foundation

/// The start-up code, support functions, headers and linker script that every guest is built with.
///
/// Their sources are embedded into this program (see the folder `Runtime`); they are written to the build cache, where
/// compilers and debuggers find them, and compiled once for each tool chain.
struct GuestRuntime: Sendable {
    /// Where sources, headers and the linker script are.
    let sources: String
    /// Where object files and the Swift module are.
    let products: String

    var includeDirectory: String { sources + "/include" }
    var linkerScript: String { sources + "/guest.ld" }

    /// Objects that the linker has to take whole: the first instructions, and what replaces weak definitions in the
    /// Swift compiler's output.
    func fixedObjects(for language: GuestLanguage) -> [String] {
        objects { $0 == .always || ($0 == .swift && language == .swift) }
    }

    /// Objects of which the linker takes what is needed.
    func libraryObjects() -> [String] {
        objects { $0 == .library }
    }

    private func objects(where isWanted: (GuestRuntimeFile.Role) -> Bool) -> [String] {
        GuestRuntimeFile.all.filter { isWanted($0.role) }.map { products + "/" + $0.path + ".o" }
    }
}

extension GuestRuntime {
    /// The runtime for these tools, built if the cache does not have it.
    init(commands: CompilerCommands, cache: BuildCache, progress: (String) -> Void) throws(GuestBuildError) {
        var sourceKey = BuildCache.Key()
        for file in GuestRuntimeFile.all {
            sourceKey.add(file.path)
            sourceKey.add(file.bytes)
        }
        let sources = try cache.entry(named: "runtime-sources-" + sourceKey.name) {
            (directory) throws(GuestBuildError) in try Self.writeSources(to: directory)
        }.path

        var key = sourceKey
        key.add(sources)
        commands.addIdentity(to: &key)
        let products = try cache.entry(named: "runtime-" + key.name) { (directory) throws(GuestBuildError) in
            progress("building the guest runtime")
            for file in GuestRuntimeFile.all where file.isCompiled {
                try commands.compileRuntime(file.path, of: sources, to: "\(directory)/\(file.path).o")
            }
            try commands.compileRuntimeModule(
                sources + "/Nexus.swift", include: sources + "/include", to: directory + "/Nexus.swiftmodule")
        }.path
        self.init(sources: sources, products: products)
    }

    private static func writeSources(to directory: String) throws(GuestBuildError) {
        for file in GuestRuntimeFile.all {
            let path = directory + "/" + file.path
            do {
                let folder = (path as NSString).deletingLastPathComponent
                try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                try Data(file.bytes).write(to: URL(fileURLWithPath: path))
            } catch {
                throw .cacheUnwritable(path: path, reason: error.localizedDescription)
            }
        }
    }
}
