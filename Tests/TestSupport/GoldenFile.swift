import Glibc
import Testing

/// Whether golden files are being rewritten.
public var isUpdatingGoldens: Bool { getenv("NEXUS_UPDATE_GOLDENS") != nil }

/// Compares a text with a file in the folder `Goldens` beside the test or above it: plain text that a person read
/// once.
///
/// With `NEXUS_UPDATE_GOLDENS=1` the file is rewritten, and the test still fails once, so that nobody forgets to
/// look at the difference.
public func expectGolden(
    _ text: String, _ name: String, besides testFile: String = #filePath,
    location: SourceLocation = #_sourceLocation
) {
    if isUpdatingGoldens {
        writeGolden(text, name, besides: testFile)
        Issue.record("the golden file \(name) was rewritten; review it", sourceLocation: location)
        return
    }
    #expect(
        golden(name, besides: testFile) == text, "\(name) differs; NEXUS_UPDATE_GOLDENS=1 rewrites it",
        sourceLocation: location)
}

/// The lines of a file in the folder `Goldens`, empty ones left out; none if there is no such file.
public func goldenLines(_ name: String, besides testFile: String = #filePath) -> [Substring] {
    (golden(name, besides: testFile) ?? "").split(separator: "\n")
}

/// Writes a file of the folder `Goldens`.
public func writeGolden(_ text: String, _ name: String, besides testFile: String = #filePath) {
    let path = path(of: name, besides: testFile)
    let parts = path.split(separator: "/").dropLast()
    for count in 1...parts.count { mkdir("/" + parts.prefix(count).joined(separator: "/"), 0o755) }
    guard let file = fopen(path, "w") else { return }
    fputs(text, file)
    fclose(file)
}

/// The path in the nearest folder `Goldens` at or above the test's, or else beside the test.
private func path(of name: String, besides testFile: String) -> String {
    let beside = testFile.split(separator: "/").dropLast()
    for count in stride(from: beside.count, to: 0, by: -1) {
        let folder = "/" + beside.prefix(count).joined(separator: "/") + "/Goldens"
        if access(folder, F_OK) == 0 { return "\(folder)/\(name)" }
    }
    return "/" + beside.joined(separator: "/") + "/Goldens/\(name)"
}

private func golden(_ name: String, besides testFile: String) -> String? {
    guard let file = fopen(path(of: name, besides: testFile), "r") else { return nil }
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
