import Constraints
import Testing

@testable import Chips

@Suite("The blind spots of the machine")
struct BlindSpotRunTests {
    /// The prover may choose a word of the private input that the run never reads.
    private static let free: Set<String> = ["private-input.value[0]", "private-input.value[1]"]

    @Test("nobody can change a cell of a real row unnoticed, but for private input that is not read")
    func none() throws {
        let run = try FilledProgram(EveryForm.source, input: EveryForm.input)
        let lookups = LookupIndexes.all(
            program: try DecodedProgram(program: run.program), input: EveryForm.input)
        let map = BlindSpots(lookups: lookups).map(of: run.set.tables, rowsPerChip: 2)
        #expect(map.count > 800)
        for findings in map {
            let name = "\(findings.chip).\(findings.column)"
            guard !Self.free.contains(name) else { continue }
            #expect(findings.unnoticed == 0, "\(name): \(String(describing: findings.example))")
        }
    }
}
