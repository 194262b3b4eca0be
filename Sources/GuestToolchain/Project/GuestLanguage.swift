/// A language that guests can be written in.
public enum GuestLanguage: String, CaseIterable, Sendable, Codable {
    case swift, c, cpp

    /// The name shown to people.
    public var title: String {
        switch self {
        case .swift: "Swift"
        case .c: "C"
        case .cpp: "C++"
        }
    }

    /// File name endings that are compiled, without the dot.
    ///
    /// Assembler files go with C and C++; C files may stand beside C++ files.
    public var sourceExtensions: [String] {
        switch self {
        case .swift: ["swift"]
        case .c: ["c", "S"]
        case .cpp: ["cpp", "cc", "cxx", "c", "S"]
        }
    }

    /// File name endings of files that sources may include: a change in one asks for a new build.
    static let headerExtensions = ["h", "hpp", "hh", "hxx", "inc"]
}
