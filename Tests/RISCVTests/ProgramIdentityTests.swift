import RISCV
import Testing

@Suite("Program identity")
struct ProgramIdentityTests {
    private func identity(_ change: (inout ELFWriter) -> Void = { _ in }) throws -> ProgramIdentity {
        var writer = ELFWriter.small
        change(&writer)
        return try Program(elf: writer.file, name: "name does not matter").identity
    }

    @Test("it is pinned: a change of its definition must be meant")
    func pinned() throws {
        let pinned = "d68ebfa898acead54f27d4c91dc306dcd9a0f4927728a4ac91beb75ec3c3b0d6"
        #expect(try identity().description == pinned)
        #expect(try identity().bytes.count == 32)
    }

    @Test("symbols, sections and the order of segments do not change it")
    func unchanged() throws {
        let original = try identity()
        #expect(
            try identity { $0.symbols = [.init(name: "main", address: 0x0020_0000, kind: 2)] } == original)
        #expect(try identity { $0.sections = [.init(name: ".debug_line", bytes: [1, 2, 3])] } == original)
        #expect(try identity { $0.segments.reverse() } == original)
    }

    @Test("zeros may be in the file or left to the loader")
    func zeros() throws {
        #expect(try identity { $0.segments[1].bytes += [0, 0, 0] } == identity())
        #expect(try identity { $0.segments[1].bytes += [0, 0, 1] } != identity())
    }

    static let changes: [@Sendable (inout ELFWriter) -> Void] = [
        { $0.entry += 4 },
        { $0.segments[1].bytes[0] = 9 },
        { $0.segments[0].bytes[0] ^= 0x80 },
        { $0.segments[1].address += 4 },
        { $0.segments[1].memorySize = 68 },
        { $0.segments[1].flags = 5 },
        { $0.segments.append(.init(address: 0x0040_0000, bytes: [], memorySize: 4, flags: 6)) },
    ]

    @Test("whatever a run could notice changes it", arguments: changes.indices)
    func changed(_ index: Int) throws {
        #expect(try identity(Self.changes[index]) != identity())
    }
}
