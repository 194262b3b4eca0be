import FuzzDriver
import RISCV

/// Reads the bytes as `.debug_line`, and as every other section that line numbers are read from.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLineProgram(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
    let sections = DebugSections(
        line: bytes, lineStrings: bytes, strings: bytes, info: bytes, abbreviations: bytes)
    var notes: [String] = []
    let table = LineTable(sections, text: [0..<0x8000_0000], notes: &notes)
    for (row, next) in zip(table.rows, table.rows.dropFirst()) {
        precondition(row.start < row.end && row.end <= next.start, "rows are sorted and disjoint")
        precondition(table.files.indices.contains(row.location.file), "a row's file is in the list")
    }
    return 0
}

@_cdecl("FuzzLineProgram_main")
public func main(_ count: CInt, _ arguments: ArgumentVector) -> CInt {
    fuzz(count, arguments, fuzzLineProgram)
}
