import FuzzDriver
import TOML

/// Reads the bytes as TOML, the language of themes, guest projects, sessions and settings.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTheme(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
    _ = try? TOML.parse(bytes: bytes, file: "theme.toml")
    return 0
}

@_cdecl("FuzzTheme_main")
public func main(_ count: CInt, _ arguments: ArgumentVector) -> CInt { fuzz(count, arguments, fuzzTheme) }
