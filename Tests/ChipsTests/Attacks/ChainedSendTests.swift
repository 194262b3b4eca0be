import Algebra
import TestSupport
import Testing

@testable import Chips
@testable import Constraints

/// What a row sends on a chain is its purpose, so no forged row shows what it is for: without it honest runs would not
/// balance.
@Suite("No chain can be left out")
struct ChainedSendTests {
    /// Every form and call, after a loop that outlasts what registers and words of memory may be old.
    private static let source = """
            la s0, word
            lw t0, 0(s0)
            li s4, 33000
        spin:
            addi s4, s4, -1
            bnez s4, spin
            lw t0, 0(s0)

        """ + EveryForm.source

    @Test("without any one of the tuples that chips send on chains, an honest run does not balance")
    func needed() throws {
        let set = try FilledProgram(Self.source, input: EveryForm.input).set
        var total: [Bus: BusFingerprint] = [:]
        var sent: [String: [BusFingerprint]] = [:]
        for entry in set.statement.entries {
            total[entry.tuple.bus, default: BusFingerprint()].add(
                TupleHash.hash(entry.tuple), times: entry.direction.sign)
        }
        for table in set.tables {
            var reader = CheckingReader(table.program, limit: 0)
            BlockProgram(table.program).read(table, rows: 0..<table.height, into: &reader)
            let entries = table.program.entries
            var sums = sent[table.program.name] ?? entries.map { _ in BusFingerprint() }
            for (index, sum) in reader.sums.enumerated() {
                sums[index].add(sum)
                total[entries[index].bus, default: BusFingerprint()].add(
                    sum, times: entries[index].direction.sign)
            }
            sent[table.program.name] = sums
        }
        #expect(total.values.allSatisfy { $0.isZero })
        for program in ChipCatalogue.programs {
            for (index, entry) in program.entries.enumerated()
            where entry.direction == .send && !MachineBus.isLookup(entry.bus) {
                let sums = try #require(sent[program.name], "the run has no row of \(program.name)")
                var rest = total[entry.bus] ?? BusFingerprint()
                rest.add(sums[index], times: -.one)
                #expect(!rest.isZero, "\(program.name): what is “\(entry.label)” for?")
            }
        }
    }
}
