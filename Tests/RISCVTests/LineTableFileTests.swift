import Foundation
import RISCV
import Testing

/// `.debug_line` compared with the compiler's own reader, at every instruction.
@Suite("Line tables of real programs", .enabled(if: RealPrograms.canBuild, "\(RealPrograms.needed)"))
struct LineTableFileTests {
    static let images: [(String, Result<RealPrograms.Image, Error>)] = [
        ("C, version 5", RealPrograms.c), ("C, version 4", RealPrograms.cWithOldLines),
        ("Swift", RealPrograms.swift),
    ]

    @Test(
        "every instruction has the place that llvm-symbolizer gives it",
        .enabled(if: CompilerTools.has("llvm-symbolizer"), "needs llvm-symbolizer beside swiftc"),
        arguments: images.indices)
    func agreesWithSymbolizer(_ index: Int) throws {
        let image = try Self.images[index].1.get()
        let program = try Program(elf: image.bytes, name: "program")
        #expect(program.notes.isEmpty)
        let addresses = program.textSegments.flatMap { stride(from: $0.address, to: UInt32($0.end), by: 4) }
        let input = addresses.map { "0x" + String($0, radix: 16) + "\n" }.joined()
        let output = try CompilerTools.run(
            "llvm-symbolizer", ["--no-inlines", "--functions=none", "--obj=" + image.path], input: input)
        let theirs = output.split(separator: "\n")
        try #require(theirs.count == addresses.count)
        var known = 0
        for (address, line) in zip(addresses, theirs) {
            let place = program.lines.location(of: address)
            let ours = place.map { "\(program.lines.files[$0.file]):\($0.line):\($0.column)" }
            // It prints a file even where there is no line.
            let expected = line.contains(":0:") || line.hasPrefix("??") ? nil : String(line)
            #expect(ours == expected, "\(Self.images[index].0) at 0x\(String(address, radix: 16))")
            if ours != nil { known += 1 }
        }
        #expect(known > 30)
    }

    @Test("a line is found again from its own addresses", arguments: images.indices)
    func findsAddresses(_ index: Int) throws {
        let program = try Program(elf: Self.images[index].1.get().bytes, name: "program")
        try #require(!program.lines.rows.isEmpty)
        for row in program.lines.rows where row.isStatement {
            let places = program.lines.addresses(file: row.location.file, line: row.location.line)
            #expect(!places.isEmpty)
            #expect(places == places.sorted())
            for address in places {
                #expect(program.lines.location(of: address)?.line == row.location.line)
            }
        }
    }
}
