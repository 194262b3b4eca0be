import FuzzDriver
import RISCV

/// Loads the bytes as a program and uses it as a debugger does.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzELF(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
    guard let program = try? Program(elf: bytes, name: "fuzz") else { return 0 }
    for segment in program.segments {
        precondition(segment.bytes.count <= Int(segment.memorySize), "a segment's bytes fit its memory")
        let address = segment.address & ~3
        _ = program.instruction(at: address)?.text(at: address, symbols: program.symbols)
        _ = program.lines.location(of: address)
    }
    for symbol in program.symbols.symbols.prefix(16) {
        precondition(
            program.symbols.symbol(named: symbol.displayName) != nil, "a symbol is found by its name")
        _ = program.symbols.description(of: symbol.address)
    }
    for row in program.lines.rows.prefix(16) {
        precondition(program.lines.files.indices.contains(row.location.file), "a row's file is in the list")
        _ = program.lines.addresses(file: row.location.file, line: row.location.line)
    }
    return 0
}

@_cdecl("FuzzELF_main")
public func main(_ count: CInt, _ arguments: ArgumentVector) -> CInt { fuzz(count, arguments, fuzzELF) }
