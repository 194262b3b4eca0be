/// What a Swift guest can ask of the machine it runs on.
///
/// A guest reads a public input (everybody may know it) and a private input (only the prover knows it), and writes a
/// public output. All three are streams of bytes. `print` writes to a log that the host shows; the log is not part of
/// what is proved. A trap — an index out of bounds, an overflow, `fatalError` — ends the run with a guest panic.

import CNexus

// MARK: - Inputs

/// The length of the whole public input, in bytes.
public var inputLength: Int { input_length() }

/// The length of the whole private input, in bytes.
public var privateInputLength: Int { private_input_length() }

/// The rest of the public input.
public func readInput() -> [UInt8] {
    readInput(count: input_length())
}

/// The next bytes of the public input; fewer than `count` at its end.
public func readInput(count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Swift.min(count, input_length())) { buffer, initializedCount in
        initializedCount = read_input(buffer.baseAddress, buffer.count)
    }
}

/// The next bytes of the public input as a little-endian number; nil when there are too few.
public func readInput<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
    var number: Number = 0
    let count = withUnsafeMutableBytes(of: &number) { read_input($0.baseAddress, $0.count) }
    return count == MemoryLayout<Number>.size ? number : nil
}

/// The rest of the private input.
public func readPrivateInput() -> [UInt8] {
    readPrivateInput(count: private_input_length())
}

/// The next bytes of the private input; fewer than `count` at its end.
public func readPrivateInput(count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: Swift.min(count, private_input_length())) {
        buffer, initializedCount in
        initializedCount = read_private_input(buffer.baseAddress, buffer.count)
    }
}

/// The next bytes of the private input as a little-endian number; nil when there are too few.
public func readPrivateInput<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? {
    var number: Number = 0
    let count = withUnsafeMutableBytes(of: &number) { read_private_input($0.baseAddress, $0.count) }
    return count == MemoryLayout<Number>.size ? number : nil
}

// MARK: - Output

/// Appends bytes to the public output.
///
/// Calls join to one stream. The machine takes whole 32-bit words, so an output whose total length is not a multiple
/// of 4 is filled up with zeros at the exit.
public func writeOutput(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { write_output($0.baseAddress, $0.count) }
}

/// Appends a number to the public output, in little-endian order.
public func writeOutput(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.littleEndian) { write_output($0.baseAddress, $0.count) }
}

// MARK: - The end

/// Ends the program at once. 0 means success.
public func exit(_ code: Int) -> Never {
    CNexus.exit(CInt(truncatingIfNeeded: code))
}

/// Prints the message to the log and stops with a guest panic; such a run cannot be proved as a success.
///
/// `fatalError` and `preconditionFailure` panic too, but the compiler drops their messages from optimised guests.
public func panic(_ message: String) -> Never {
    Swift.print(message)  // not the one of C
    fatalError()
}
