import TOML

/// What this machine's proofs have taken so far: the basis of estimates, and of bids in the market.
///
/// `calibration.toml` in the state folder, the last runs of the standard profile, newest first. A missing or malformed
/// file means no estimates, never an error: it is only a memory.
public struct Calibration: Sendable, Hashable {
    static let documentName = "calibration file"
    static let version = 1
    /// As many runs as are kept.
    static let limit = 24
    /// Shorter runs say little about longer ones.
    static let leastCycles = 1 << 12

    /// One finished proof.
    public struct Measurement: Sendable, Hashable {
        public var cycles: Int
        /// Seconds of each stage, in the order of `ProofStage`.
        public var seconds: [Double]
        public var peakMemoryBytes: Int
        /// What was expected at the start; nil if there was nothing to go by.
        public var expectedSeconds: Double?

        public var total: Double { seconds.reduce(0, +) }

        init(
            cycles: Int, seconds: [Double], peakMemoryBytes: Int, expectedSeconds: Double? = nil
        ) {
            self.cycles = cycles
            self.seconds = seconds
            self.peakMemoryBytes = peakMemoryBytes
            self.expectedSeconds = expectedSeconds
        }

        init(_ proof: MadeProof, expectedSeconds: Double? = nil) {
            self.init(
                cycles: proof.cycles, seconds: proof.progress.stages.map(\.seconds),
                peakMemoryBytes: proof.progress.peakMemoryBytes, expectedSeconds: expectedSeconds)
        }
    }

    public private(set) var measurements: [Measurement] = []
    private let path: String

    /// These measurements, kept nowhere.
    init(measurements: [Measurement]) {
        self.measurements = measurements
        path = "/dev/null"
    }

    /// What this one proof has taken, kept nowhere.
    init(of proof: MadeProof) { self.init(measurements: [Measurement(proof)]) }

    public init(folders: UserFolders) {
        path = FilePath.join(folders.state, "calibration.toml")
        guard let text = try? FileReader.text(of: path, what: Self.documentName),
            let table = try? TOML.parse(text, file: path), (try? table.integer("version")) == Self.version,
            let rows = try? table.tables("proof")
        else { return }
        measurements = rows.prefix(Self.limit).compactMap(Self.measurement)
    }

    private static func measurement(_ row: TOMLTable) -> Measurement? {
        guard let cycles = try? row.integer("cycles"), let memory = try? row.integer("peak-memory"),
            let microseconds = try? row.integers("microseconds"), cycles > 0, memory > 0,
            microseconds.count == ProofStage.allCases.count, microseconds.allSatisfy({ $0 >= 0 })
        else { return nil }
        let expected = (try? row.optionalInteger("expected-microseconds")) ?? nil
        return Measurement(
            cycles: cycles, seconds: microseconds.map { Double($0) / 1e6 }, peakMemoryBytes: memory,
            expectedSeconds: expected.map { Double($0) / 1e6 })
    }

    /// Remembers a finished proof and saves the file; test profiles and short runs are not remembered.
    public mutating func add(_ proof: MadeProof) throws(EngineError) {
        guard proof.cycles >= Self.leastCycles, !proof.proof.parameters.profile.isInsecure else { return }
        let expected = estimate(cycles: proof.cycles)?.seconds
        measurements.insert(Measurement(proof, expectedSeconds: expected), at: 0)
        measurements = Array(measurements.prefix(Self.limit))
        var writer = TOMLWriter()
        writer.set("version", Self.version)
        for measurement in measurements {
            writer.arrayTable("proof")
            writer.set("cycles", measurement.cycles)
            writer.set("microseconds", measurement.seconds.map { Int($0 * 1e6) })
            writer.set("peak-memory", measurement.peakMemoryBytes)
            if let expected = measurement.expectedSeconds {
                writer.set("expected-microseconds", Int(expected * 1e6))
            }
        }
        try AtomicFile.write(writer.text, to: path, what: Self.documentName)
    }
}
