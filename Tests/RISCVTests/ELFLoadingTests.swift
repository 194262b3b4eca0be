import RISCV
import Testing

@Suite("ELF loading")
struct ELFLoadingTests {
    typealias Segment = ELFWriter.Segment

    private func load(_ writer: ELFWriter) throws -> Program { try Program(elf: writer.file, name: "test") }

    @Test("a small program loads")
    func small() throws {
        let program = try load(.small)
        #expect(program.entry == 0x0020_0000)
        #expect(program.segments.map(\.isExecutable) == [true, false])
        #expect(program.segments.map(\.memorySize) == [12, 64])
        #expect(program.instruction(at: 0x0020_0008)?.opcode == .ecall)
        #expect(program.word(at: 0x0030_0004) == 2)
        #expect(program.word(at: 0x0030_003c) == 0)
        #expect(program.word(at: 0x0030_0040) == nil)
        #expect(program.notes.isEmpty)
    }

    @Test("text and data in different words of one page load")
    func onePage() throws {
        var writer = ELFWriter.small
        writer.segments[1].address = 0x0020_000c
        #expect(try load(writer).segments[1].address == 0x0020_000c)
    }

    @Test("read-only data counts as data")
    func readOnly() throws {
        var writer = ELFWriter.small
        writer.segments.insert(Segment(address: 0x0001_0000, bytes: [1, 2, 3], flags: 4), at: 0)
        #expect(try load(writer).segments.map(\.isExecutable) == [false, true, false])
    }

    @Test("segments are sorted by address, whatever their order in the file")
    func sorted() throws {
        var writer = ELFWriter.small
        writer.segments.reverse()
        #expect(try load(writer).segments.map(\.address) == [0x0020_0000, 0x0030_0000])
    }

    @Test("code that starts or ends inside a word is filled up with zeros")
    func wholeWords() throws {
        var writer = ELFWriter.small
        writer.segments[0] = Segment(
            address: 0x001f_fffe, bytes: [7, 7] + ELFWriter.words([0x13]) + [9], flags: 5)
        let text = try load(writer).textSegments[0]
        #expect(text.address == 0x001f_fffc)
        #expect(text.memorySize == 12)
        #expect(text.bytes.prefix(4) == [0, 0, 7, 7])
    }

    @Test("kinds of segment that need no loading are passed over")
    func otherKinds() throws {
        var writer = ELFWriter.small
        writer.segments.append(Segment(kind: 0x6474_e551, address: 0, bytes: [], flags: 6))
        writer.segments.append(Segment(kind: 0x7000_0003, address: 0, bytes: [1], flags: 4))
        writer.segments.append(Segment(address: 0, bytes: [], flags: 6))
        #expect(try load(writer).segments.count == 2)
    }

    @Test("functions, objects and labels become symbols; the rest does not")
    func symbols() throws {
        var writer = ELFWriter.small
        writer.symbols = [
            .init(name: "main", address: 0x0020_0000, size: 8, kind: 2),
            .init(name: "table", address: 0x0030_0000, size: 8, kind: 1),
            .init(name: "begin_signature", address: 0x0030_0004, kind: 0),
            .init(name: "loop", address: 0x0020_0008, kind: 0),
            .init(name: "file.c", address: 0, kind: 4), .init(name: ".text", address: 0, kind: 3),
            .init(name: "elsewhere", address: 0, kind: 0, section: 0),
            .init(name: "$xrv32i2p1", address: 1, kind: 0),
            .init(name: ".Ltmp0", address: 1, kind: 0), .init(name: "", address: 1, kind: 0),
        ]
        let symbols = try load(writer).symbols
        #expect(symbols.symbols.map(\.name) == ["main", "loop", "table", "begin_signature"])
        #expect(symbols.symbols.map(\.isFunction) == [true, true, false, false])
        #expect(symbols.symbol(containing: 0x0020_000a)?.name == "loop")
    }

    // MARK: Rejections

    /// What is done to the small program, and the error that it must give.
    static let rejections: [(name: String, change: @Sendable (inout ELFWriter) -> Void, error: ELFError)] = [
        ("no segment", { $0.segments = [] }, .nothingToLoad),
        (
            "only other kinds of segment", { w in w.segments.indices.forEach { w.segments[$0].kind = 4 } },
            .nothingToLoad
        ),
        (
            "65 segments",
            { w in
                let empty = Segment(address: 0x1000, bytes: [], flags: 4)
                w.segments += [Segment](repeating: empty, count: 63)
            }, .tooManySegments(expected: 64, found: 65)
        ),
        (
            "an interpreter", { $0.segments.append(Segment(kind: 3, address: 0, bytes: [47], flags: 4)) },
            .dynamic(segment: 2, found: "PT_INTERP")
        ),
        (
            "a dynamic section", { $0.segments.append(Segment(kind: 2, address: 0, bytes: [], flags: 6)) },
            .dynamic(segment: 2, found: "PT_DYNAMIC")
        ),
        (
            "writable code", { $0.segments[0].flags = 7 }, .writableCode(segment: 0, address: 0x0020_0000)
        ),
        (
            "more bytes than memory", { $0.segments[1].memorySize = 7 },
            .fileSizePastMemorySize(segment: 1, expected: 7, found: 8)
        ),
        (
            "page 0", { $0.segments[1].address = 0x0fff }, .outsideMemory(segment: 1, found: 0x0fff..<0x103f)
        ),
        (
            "the upper half", { $0.segments[1].address = 0x7fff_ffc1 },
            .outsideMemory(segment: 1, found: 0x7fff_ffc1..<0x8000_0001)
        ),
        (
            "wrapping addresses", { $0.segments[1].address = 0xffff_fff0 },
            .outsideMemory(segment: 1, found: 0xffff_fff0..<0x1_0000_0030)
        ),
        (
            "too much memory", { $0.segments[1].memorySize = 0x2000_0000 },
            .tooMuchMemory(expected: 0x2000_0000, found: 0x2000_000c)
        ),
        (
            "too much memory in several segments",
            { w in
                w.segments[1].memorySize = 0x1000_0000
                w.segments.append(Segment(address: 0x2000_0000, bytes: [], memorySize: 0x1000_0000, flags: 6))
            }, .tooMuchMemory(expected: 0x2000_0000, found: 0x2000_000c)
        ),
        (
            "overlapping segments", { $0.segments[1].address = 0x0020_0008 },
            .overlap(segment: 1, other: 0, address: 0x0020_0008)
        ),
        (
            "zeros of one segment over another",
            { $0.segments.append(Segment(address: 0x0030_003c, bytes: [1], flags: 6)) },
            .overlap(segment: 2, other: 1, address: 0x0030_003c)
        ),
        (
            "code and data in one word",
            { w in
                w.segments[0].bytes.removeLast()
                w.segments[1].address = 0x0020_000b
            }, .sharedWord(segment: 1, other: 0, address: 0x0020_0008)
        ),
        (
            "an entry in data", { $0.entry = 0x0030_0000 },
            .badEntry(expected: "an address in an executable segment", found: 0x0030_0000)
        ),
        (
            "an entry in nothing", { $0.entry = 0x0020_000c },
            .badEntry(expected: "an address in an executable segment", found: 0x0020_000c)
        ),
        (
            "an odd entry", { $0.entry = 0x0020_0002 },
            .badEntry(expected: "a multiple of 4", found: 0x0020_0002)
        ),
    ]

    @Test("what the machine cannot run is rejected, by name", arguments: rejections.indices)
    func rejected(_ index: Int) {
        let (name, change, error) = Self.rejections[index]
        var writer = ELFWriter.small
        change(&writer)
        #expect(throws: error, "\(name)") { try load(writer) }
        #expect(!error.description.isEmpty)
    }

    @Test("512 MiB of zeros load without taking memory")
    func mostMemory() throws {
        var writer = ELFWriter.small
        writer.segments[1].memorySize = 0x2000_0000 - 12
        #expect(try load(writer).segments[1].bytes.count == 8)
    }

    static let headerValues: [(field: String, values: [UInt8], expected: String)] = [
        ("EI_CLASS", [2], "EI_CLASS is 0x2; expected 0x1 (32-bit)"),
        ("EI_DATA", [2], "EI_DATA is 0x2; expected 0x1 (little-endian)"),
        ("EI_VERSION", [0], "EI_VERSION is 0x0; expected 0x1 (the current version)"),
        ("e_type", [3, 0], "e_type is 0x3; expected 0x2 (ET_EXEC, a static executable)"),
        ("e_machine", [62, 0], "e_machine is 0x3e; expected 0xf3 (EM_RISCV)"),
        ("e_version", [2, 0, 0, 0], "e_version is 0x2; expected 0x1 (the current version)"),
        (
            "e_flags", [1, 0, 0, 0],
            "e_flags is 0x1; expected no compressed, floating-point or RV32E code: compile for rv32im, ilp32"
        ),
        (
            "e_flags", [8, 0, 0, 0],
            "e_flags is 0x8; expected no compressed, floating-point or RV32E code: compile for rv32im, ilp32"
        ),
        ("e_ehsize", [64, 0], "e_ehsize is 0x40; expected 0x34 (the size of a 32-bit header)"),
        ("e_phentsize", [56, 0], "e_phentsize is 0x38; expected 0x20 (the size of a segment header)"),
        (
            "e_phoff", [0xff, 0xff, 0xff, 0xff],
            "the file is cut short: the table of segments needs 4294967359 bytes, the file has 136"
        ),
        (
            "magic", [0x4d, 0x5a, 0, 0],
            "not an ELF file: it starts with 0x4d 0x5a 0x0 0x0, not 0x7f 0x45 0x4c 0x46"
        ),
    ]

    @Test(
        "a wrong header field is named, with what is expected and what is found",
        arguments: headerValues.indices)
    func headerField(_ index: Int) throws {
        let (field, values, expected) = Self.headerValues[index]
        var file = ELFWriter.small.file
        let place = try #require(ELFWriter.headerFields.first { $0.name == field })
        file.replaceSubrange(place.offset..<place.offset + values.count, with: values)
        let error = #expect(throws: ELFError.self) { try Program(elf: file, name: "test") }
        #expect(error?.description == expected)
    }
}
