import Foundation

/// Folders for tests that write files.
public enum TestFolder {
    /// The path of a new empty folder, which is there until the tests end.
    public static func make() -> String { make(in: root) }

    /// One folder for this process, in which all others are, so that they can be removed together.
    private static let root: String = {
        atexit { TestFolder.removeAll() }
        return make(in: "/tmp")
    }()

    private static func make(in folder: String) -> String {
        var template = Array((folder + "/nexus-tests.XXXXXX").utf8CString)
        precondition(mkdtemp(&template) != nil, "no temporary folder can be made in \(folder)")
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func removeAll() { try? FileManager.default.removeItem(atPath: root) }
}
