/// One test: some bytes, and always 0.
public typealias FuzzTest = @convention(c) (UnsafePointer<UInt8>, Int) -> CInt

public typealias ArgumentVector = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

/// Runs libFuzzer with the arguments of the command line; the package manager's entry point leads here.
public func fuzz(_ count: CInt, _ arguments: ArgumentVector, _ test: FuzzTest) -> CInt {
    var count = count
    var arguments = arguments
    return runDriver(&count, &arguments, test)
}

/// Exported by libFuzzer, which has no Swift module.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>, _ arguments: UnsafeMutablePointer<ArgumentVector>, _ test: FuzzTest
) -> CInt
