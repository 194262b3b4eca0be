import Algebra
import Chips
import Engine
import Execution

/// The speed of the prover and the verifier on real programs, stage by stage.
enum ProofBenchmark: Benchmark {
    static let name = "proofs"
    static let summary = "proving and verifying a million cycles of real programs, stage by stage"

    private static let runs = 3

    static func figures(tell: (String) -> Void) throws -> [Figure] {
        let door = try ProgramDoor()
        var figures: [Figure] = []
        for name in ProofWorkload.names {
            tell(name)
            figures += try measure(try ProofWorkload(name, door: door))
        }
        return figures
    }

    private static func measure(_ workload: ProofWorkload) throws -> [Figure] {
        var proofs: [MadeProof] = []
        for _ in 0..<runs {
            proofs.append(try ProofJob(ProofRequest(workload.program, input: workload.input)).run().get())
        }
        let last = proofs[proofs.count - 1]
        let cycles = Double(last.cycles)
        var figures = [
            Figure(workload.name + ", cycles", cycles, ""),
            Figure(workload.name, Samples(proofs.map(\.kilohertz)).median, "kHz", .atLeast(600)),
        ]
        figures += try stages(workload, proofs)
        let memory = Double(last.progress.peakMemoryBytes) / cycles
        figures += [
            Figure(workload.name + ", memory at most", memory, "bytes a cycle", .atMost(1024)),
            Figure(workload.name + ", proof", Double(last.bytes.count) / 1024, "KiB", .atMost(350)),
            Figure(workload.name + ", security", last.security.provableBits, "provable bits", .atLeast(100)),
        ]
        let verifications = try Samples(9) { _ in try verification(last, workload.program) }
        figures.append(
            Figure(workload.name + ", verification", verifications.median * 1000, "ms", .atMost(10)))
        return figures
    }

    /// Seconds of each stage, its share of the whole, and how much of the ideal prover's speed it reaches.
    private static func stages(_ workload: ProofWorkload, _ proofs: [MadeProof]) throws -> [Figure] {
        let run = try FilledRun.make(
            workload.program, input: workload.input, limits: RunLimits(), isChecked: false)
        let ideal = IdealProver(cost: CycleCost(run.tables).perCycle())
        let whole = Samples(proofs.map(\.seconds)).median
        return ProofStage.allCases.enumerated().flatMap { index, stage in
            let seconds = Samples(proofs.map { $0.progress.stages[index].seconds }).median
            let name = "\(workload.name), \(stage.rawValue)"
            var figures = [Figure(name, seconds * 1000, "ms, \(Quantity.percent(seconds / whole))")]
            if let nanoseconds = ideal.nanoseconds(stage) {
                let best = nanoseconds * 1e-9 * Double(run.cycles) / Double(Parallel.threads)
                figures.append(Figure(name + ", share of the ideal", best / seconds * 100, "%"))
            }
            return figures
        }
    }

    private static func verification(_ proof: MadeProof, _ program: OpenedProgram) throws -> Double {
        let file = try ProofFile(bytes: proof.bytes, path: "a proof")
        return try file.verify(program, expecting: ProofExpectation()).seconds
    }
}
