import Glibc

extension ColorDepth {
    /// What a terminal with so many colours shows, and `NO_COLOR` (no-color.org) respected.
    static func detected(colorCount: Int) -> ColorDepth {
        if let wish = Environment["NO_COLOR"], !wish.isEmpty { return .mono }
        switch colorCount {
        case 256...: return .indexed256
        case 16...: return .classic16
        case 8...: return .classic8
        default: return .mono
        }
    }
}

/// The process's environment.
enum Environment {
    static subscript(name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }
}
