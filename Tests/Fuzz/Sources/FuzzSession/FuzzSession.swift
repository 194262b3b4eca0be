import Engine
import FuzzDriver

/// Reads the bytes as a session file.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSession(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    _ = try? SessionFile(text: text, path: "session.toml")
    _ = try? Configuration(text: text, path: "config.toml")
    return 0
}

@_cdecl("FuzzSession_main")
public func main(_ count: CInt, _ arguments: ArgumentVector) -> CInt { fuzz(count, arguments, fuzzSession) }
