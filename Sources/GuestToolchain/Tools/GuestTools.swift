import Foundation

/// The compilers and the linker that build guests: those of the installed Swift tool chain.
public struct GuestTools: Sendable, Hashable {
    /// Absolute paths.
    public let swiftc: String
    public let clang: String
    public let linker: String

    /// Finds `swiftc` on the path, and `clang` and `ld.lld` beside it or beside what it links to.
    ///
    /// - Parameter searchPath: directories separated by colons; by default `$PATH`.
    public static func find(searchPath: String? = nil) throws(GuestToolError) -> GuestTools {
        let searchPath = searchPath ?? ProcessInfo.processInfo.environment["PATH"] ?? ""
        let directories = searchPath.split(separator: ":").map(String.init)
        guard let swiftc = directories.map({ $0 + "/swiftc" }).first(where: isExecutable) else {
            throw .noSwift(searchPath: searchPath)
        }
        let homes = homes(of: swiftc)
        guard let clang = homes.map({ $0 + "/clang" }).first(where: isExecutable) else {
            throw .missing(tool: "clang", swiftc: swiftc)
        }
        guard let linker = homes.map({ $0 + "/ld.lld" }).first(where: isExecutable) else {
            throw .missing(tool: "ld.lld", swiftc: swiftc)
        }
        return GuestTools(swiftc: swiftc, clang: clang, linker: linker)
    }

    /// What tells this tool chain from any other: for each file that is really run its path, size and time of
    /// change. (Asking the tools for their version would take longer than most builds that are already cached.)
    func fingerprint() -> String {
        let frontend = (swiftc as NSString).resolvingSymlinksInPath
        let compiler = (frontend as NSString).deletingLastPathComponent + "/swift-frontend"
        return [swiftc, compiler, clang, linker].map { path in
            let real = (path as NSString).resolvingSymlinksInPath
            var status = stat()
            guard stat(real, &status) == 0 else { return real }
            return "\(real) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
        }.joined(separator: "\n")
    }

    private static func isExecutable(_ path: String) -> Bool {
        var status = stat()
        return access(path, X_OK) == 0 && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// The directories where the companions of `swiftc` may be: its own, that of every link on the way to the real
    /// file, and — for version managers, whose `swiftc` is a small program — the one the compiler itself names.
    private static func homes(of swiftc: String) -> [String] {
        var homes: [String] = []
        var path = swiftc
        for _ in 0..<16 {
            homes.append((path as NSString).deletingLastPathComponent)
            guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { break }
            path = target.hasPrefix("/") ? target : homes[homes.count - 1] + "/" + target
        }
        homes.append(((swiftc as NSString).resolvingSymlinksInPath as NSString).deletingLastPathComponent)
        let isComplete = ["/clang", "/ld.lld"].allSatisfy { tool in homes.contains { isExecutable($0 + tool) }
        }
        if !isComplete, let home = homeNamed(by: swiftc) { homes.append(home) }
        return homes
    }

    private static func homeNamed(by swiftc: String) -> String? {
        guard let run = try? ChildProcess(swiftc, ["-print-target-info"], folder: "/"), run.exitCode == 0,
            let object = try? JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any],
            let paths = object["paths"] as? [String: Any],
            let resources = paths["runtimeResourcePath"] as? String
        else { return nil }
        // …/usr/lib/swift → …/usr/bin
        let usr = ((resources as NSString).deletingLastPathComponent as NSString).deletingLastPathComponent
        return usr + "/bin"
    }
}

/// A tool that guests are built with is not there.
public enum GuestToolError: Error, Sendable, Hashable, CustomStringConvertible {
    case noSwift(searchPath: String)
    case missing(tool: String, swiftc: String)

    public var description: String {
        switch self {
        case .noSwift:
            "swiftc was not found on the PATH: guests are built with the Swift 6.3 tool chain, "
                + "to be had from https://swift.org/install"
        case .missing(let tool, let swiftc):
            "\(tool) was not found beside \(swiftc): guests are built with the tools of the complete Swift tool chain, "
                + "to be had from https://swift.org/install"
        }
    }
}
