/// Why a guest was not built.
public enum GuestBuildError: Error, Sendable, CustomStringConvertible {
    case tool(GuestToolError)
    /// A program of the tool chain could not be started.
    case toolFailed(path: String, reason: String)
    case sourceUnreadable(path: String, reason: String)
    /// The compiler rejected a source; `output` is what it wrote, as it wrote it.
    case compileFailed(name: String, summary: String, output: String)
    /// The linker could not join the parts; `output` is what it wrote.
    case linkFailed(name: String, summary: String, output: String)
    /// The image was linked, but the machine could not run all of it.
    case imageRejected(name: String, ImageError)
    case cacheUnwritable(path: String, reason: String)

    /// One sentence, without what the compiler wrote.
    public var description: String {
        switch self {
        case .tool(let error): error.description
        case .toolFailed(let path, let reason): "\(path) could not be started: \(reason)"
        case .sourceUnreadable(let path, let reason): "\(path) cannot be read: \(reason)"
        case .compileFailed(let name, let summary, _): "\(name) does not compile: \(summary)"
        case .linkFailed(let name, let summary, _): "\(name) does not link: \(summary)"
        case .imageRejected(let name, let error): "the image of \(name) was rejected: \(error)"
        case .cacheUnwritable(let path, let reason): "\(path) cannot be written: \(reason)"
        }
    }

    /// What the compiler or linker wrote, to be shown as it is; empty for other errors.
    public var toolOutput: String {
        switch self {
        case .compileFailed(_, _, let output), .linkFailed(_, _, let output): output
        default: ""
        }
    }
}
