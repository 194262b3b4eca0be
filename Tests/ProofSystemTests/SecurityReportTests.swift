import Constraints
import ProofSystem
import TestSupport
import Testing
import ToyCircuit

@Suite("The security of a shape")
struct SecurityReportTests {
    /// A machine whose one chip has as many cells and entries a cycle as real ones have on average.
    private static let circuit: Circuit = {
        let chip = ChipRecorder(name: "step", summary: "Like a step of a real machine.")
        let columns = chip.columns("c", count: 13)
        let bus = Bus(number: 1, name: "bus", fields: ["value"])
        for column in columns.indices { chip.requireBoolean("column \(column)", columns[column]) }
        for number in 0..<10 { chip.send("entry \(number)", to: bus, [columns[number]]) }
        return Circuit(tables: [chip.finish()], maxCycles: .max)
    }()

    private func report(_ logs: [Int], _ parameters: Parameters = .standard) -> SecurityReport {
        let shape = Shape(pieces: logs.map { Piece(table: 0, logHeight: $0, rowsInUse: 1 << $0) })
        let layout = Layout(circuit: Self.circuit, shape: shape, parameters: parameters)
        return SecurityReport(layout: layout, busEntries: layout.leaves)
    }

    private func lines(_ name: String, _ report: SecurityReport) -> [String] {
        func text(_ bits: Double) -> String {
            let tenths = Int((bits * 10).rounded(.down))
            return "\(tenths / 10).\(tenths % 10)"
        }
        return ["\(name): \(text(report.provableBits)), by \(report.smallest.step)"]
            + report.terms.map { "  \(text($0.bits)) \($0.step)" }
    }

    @Test("the terms are what they were reviewed to be")
    func golden() {
        let texts =
            lines("2^12 cycles", report([12])) + lines("2^20 cycles", report([20]))
            + lines("2^24 + 2^23 cycles", report([24, 23]))
            + lines("2^20 cycles, for tests", report([20], .test))
        expectGolden(texts.joined(separator: "\n") + "\n", "security.txt")
    }

    @Test("the standard profile reaches its 100 bits for every shape that fits", arguments: 4...24)
    func standard(_ log: Int) {
        #expect(report([log]).provableBits >= 100)
        #expect(report(Array(repeating: log, count: 3)).provableBits >= 100)
    }

    @Test("a larger shape asks for more work before the bus challenges")
    func work() {
        let parameters = Parameters.standard
        #expect(parameters.busWork(entries: 1 << 20) == 0)
        #expect(parameters.busWork(entries: 1 << 24 - 1 << 10) == 0)
        #expect(parameters.busWork(entries: 1 << 24) == 1)
        #expect(parameters.busWork(entries: 1 << 30 - 1) == 7)
        #expect(Parameters.test.busWork(entries: 1) == 3)
    }

    @Test("stripes grow with the cells, within the bounds of the leaves and of the circle group")
    func stripes() {
        let parameters = Parameters.standard
        #expect(parameters.logStripe(cells: 1) == 12)
        #expect(parameters.logStripe(cells: 32 << 12) == 12)
        #expect(parameters.logStripe(cells: 32 << 12 + 1) == 13)
        #expect(parameters.logStripe(cells: 1 << 30) == Layout.largestLogStripe)
        #expect(parameters.foldSchedule(logStripe: 19) == [1, 4, 4, 2])
        #expect(parameters.areConsistent && Parameters.test.areConsistent)
    }
}
