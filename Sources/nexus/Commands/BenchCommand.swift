import ArgumentParser
import Engine

/// `nexus bench`: measures this program on this machine.
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure this program on this machine, each figure beside its bar.",
        discussion: """
            A figure that misses its bar is reported, not an error. Other work on the machine spoils wall-clock \
            figures; figures of processor time bear it better. Benchmarks:

            \(BenchmarkCatalogue.benchmarks.map { "  \($0.name): \($0.summary)" }.joined(separator: "\n"))

            EXAMPLES
              nexus bench
              nexus bench machine
              nexus bench screen --json
            """)

    @Argument(
        help: ArgumentHelp(
            "What to measure: " + BenchmarkCatalogue.benchmarks.map { $0.name }.joined(separator: ", ")
                + "; everything when nothing is named.", valueName: "benchmark"))
    var names: [String] = []

    @Flag(name: .long, help: "Print one JSON object.")
    var json = false

    func validate() throws {
        let known = BenchmarkCatalogue.benchmarks.map { $0.name }
        for name in names where !known.contains(name) {
            let list = known.joined(separator: " and ")
            throw ValidationError("there is no benchmark “\(name)”; there are \(list)")
        }
    }

    func run() throws {
        var results: [(benchmark: String, figures: [Figure])] = []
        for benchmark in BenchmarkCatalogue.benchmarks
        where names.isEmpty || names.contains(benchmark.name) {
            let figures = try measure(benchmark)
            results.append((benchmark.name, figures))
            if !json { StandardStreams.write("\n" + BenchReport.table(figures)) }
            try StandardStreams.flush()
        }
        if json { StandardStreams.write(BenchReport.json(results).pretty + "\n") }
    }

    private func measure(_ benchmark: any Benchmark.Type) throws(EngineError) -> [Figure] {
        do {
            return try benchmark.figures { StandardStreams.say("\(benchmark.name): \($0)") }
        } catch let error as EngineError {
            throw error
        } catch {
            throw .unexpected("\(benchmark.name) cannot be measured: \(error)")
        }
    }
}
