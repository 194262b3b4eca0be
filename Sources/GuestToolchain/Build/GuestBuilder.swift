import Foundation
import RISCV

/// Builds guests to checked images.
public enum GuestBuilder {
    /// Builds the project, or finds the image of an earlier build of exactly this project with exactly these tools.
    ///
    /// - Parameters:
    ///   - directory: the cache; made if it is not there. Any number of builds may use it at once.
    ///   - tools: found on the path when nil.
    ///   - progress: told in a few words what is being done, from the thread that builds.
    public static func build(
        _ project: GuestProject, into directory: String, tools: GuestTools? = nil,
        progress: (String) -> Void = { _ in }
    ) throws(GuestBuildError) -> BuiltGuest {
        let found = if let tools { tools } else { try findTools() }
        let commands = CompilerCommands(tools: found)
        let cache = BuildCache(directory: absolute(directory))
        let runtime = try GuestRuntime(commands: commands, cache: cache, progress: progress)
        let key = try key(of: project, runtime: runtime)

        let entry = try cache.entry(named: key.name) { (draft) throws(GuestBuildError) in
            let run = Run(project: project, commands: commands, runtime: runtime, draft: draft)
            try run.build(progress: progress)
        }
        let warnings = try? String(contentsOfFile: entry.path + "/" + Run.warningsName, encoding: .utf8)
        return BuiltGuest(
            elfPath: entry.path + "/" + Run.imageName(of: project), warnings: warnings ?? "",
            wasCached: entry.wasThere)
    }

    /// All that the image depends on. The folder counts too: the debug sections name it.
    private static func key(
        of project: GuestProject, runtime: GuestRuntime
    ) throws(GuestBuildError) -> BuildCache.Key {
        var key = BuildCache.Key()
        for part in [runtime.products, project.folder, project.name, project.language.rawValue] {
            key.add(part)
        }
        for path in project.sources + project.headers {
            key.add(path)
            do {
                key.add([UInt8](try Data(contentsOf: URL(fileURLWithPath: project.folder + "/" + path))))
            } catch {
                throw .sourceUnreadable(path: project.folder + "/" + path, reason: error.localizedDescription)
            }
        }
        return key
    }

    private static func findTools() throws(GuestBuildError) -> GuestTools {
        do throws(GuestToolError) {
            return try GuestTools.find()
        } catch {
            throw .tool(error)
        }
    }

    private static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }
}

/// One build that the cache did not have.
private struct Run {
    static let warningsName = "warnings.txt"

    let project: GuestProject
    let commands: CompilerCommands
    let runtime: GuestRuntime
    /// The directory to fill.
    let draft: String

    static func imageName(of project: GuestProject) -> String {
        project.name + ".elf"
    }

    func build(progress: (String) -> Void) throws(GuestBuildError) {
        var warnings = ""
        var objects: [String] = []
        if project.language == .swift {
            progress("compiling \(project.name)")
            objects = ["\(draft)/swift.o"]
            warnings = try commands.compileSwift(of: project, runtime: runtime, to: objects[0])
        } else {
            for (number, source) in project.sources.enumerated() {
                progress("compiling \(source)")
                objects.append("\(draft)/\(number).o")
                warnings += try commands.compile(source, of: project, runtime: runtime, to: objects[number])
            }
        }
        progress("linking \(project.name)")
        let image = draft + "/" + Self.imageName(of: project)
        try commands.link(objects, of: project, runtime: runtime, to: image)
        objects.forEach { unlink($0) }
        let bytes = [UInt8](FileManager.default.contents(atPath: image) ?? Data())
        do throws(ImageError) {
            _ = try ImageCheck.check(elf: bytes, name: project.name)
        } catch {
            throw .imageRejected(name: project.name, error)
        }
        do {
            try Data(warnings.utf8).write(to: URL(fileURLWithPath: draft + "/" + Self.warningsName))
        } catch {
            throw .cacheUnwritable(path: draft, reason: error.localizedDescription)
        }
    }
}
