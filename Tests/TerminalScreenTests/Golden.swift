import Glibc
import Testing

/// Compares a text with a file in `Goldens`. With `NEXUS_UPDATE_GOLDENS=1` the file is rewritten, and the test
/// still fails once, so that nobody runs that way by accident.
func expectGolden(_ text: String, _ name: String, location: SourceLocation = #_sourceLocation) {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    let path = "/\(folder)/Goldens/\(name)"
    if getenv("NEXUS_UPDATE_GOLDENS") != nil {
        if let file = fopen(path, "w") {
            fputs(text, file)
            fclose(file)
        }
        Issue.record("the golden file \(name) was rewritten; review it", sourceLocation: location)
        return
    }
    var found = ""
    if let file = fopen(path, "r") {
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&buffer, 1, buffer.count, file)
        found = String(decoding: buffer[..<count], as: UTF8.self)
        fclose(file)
    }
    #expect(found == text, "\(name) differs; NEXUS_UPDATE_GOLDENS=1 rewrites it", sourceLocation: location)
}
