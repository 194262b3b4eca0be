import Glibc
import Testing

/// Compares a text with a file in the folder `Goldens` beside the test: plain text that a person read once.
///
/// With `NEXUS_UPDATE_GOLDENS=1` the file is rewritten, and the test still fails once, so that nobody forgets to
/// look at the difference.
public func expectGolden(
    _ text: String, _ name: String, besides testFile: String = #filePath,
    location: SourceLocation = #_sourceLocation
) {
    let folder = testFile.split(separator: "/").dropLast().joined(separator: "/")
    let path = "/\(folder)/Goldens/\(name)"
    if getenv("NEXUS_UPDATE_GOLDENS") != nil {
        let parts = path.split(separator: "/").dropLast()
        for count in 1...parts.count { mkdir("/" + parts.prefix(count).joined(separator: "/"), 0o755) }
        write(text, to: path)
        Issue.record("the golden file \(name) was rewritten; review it", sourceLocation: location)
        return
    }
    #expect(
        contents(of: path) == text, "\(name) differs; NEXUS_UPDATE_GOLDENS=1 rewrites it",
        sourceLocation: location)
}

private func write(_ text: String, to path: String) {
    guard let file = fopen(path, "w") else { return }
    fputs(text, file)
    fclose(file)
}

private func contents(of path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = fread(&buffer, 1, buffer.count, file)
        guard count > 0 else { break }
        bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
}
