/// Something whose speed or size is measured and reported; a person judges, no test does.
protocol Benchmark {
    /// The word of the command line.
    static var name: String { get }
    static var summary: String { get }
    /// Measures; `tell` is told what is being measured.
    static func figures(tell: (String) -> Void) throws -> [Figure]
}

/// Every benchmark, in the order in which they are run; this is their only list.
enum BenchmarkCatalogue {
    static var benchmarks: [any Benchmark.Type] {
        [
            MachineBenchmark.self, TablesBenchmark.self, ScreenBenchmark.self, ProofBenchmark.self,
            MarketBenchmark.self,
        ]
    }
}
