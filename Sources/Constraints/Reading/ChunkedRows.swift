import Algebra

/// The rows of tables in chunks that threads work on, and in waves of chunks between which progress is told and
/// cancelling is heeded.
struct ChunkedRows: Sendable {
    struct Chunk: Sendable {
        let table: Int
        let rows: Range<Int>
    }

    /// Rows of a chunk; small enough that no thread waits long for the last one of a wave.
    static let defaultChunkRows = 1 << 12
    /// Rows of a wave: some tens of milliseconds.
    static let waveRows = 1 << 18

    private let waves: [[Chunk]]
    private let rows: Int

    /// The rows below `counts[table]` of each table.
    init(_ counts: [Int], chunkRows: Int = defaultChunkRows) {
        var waves: [[Chunk]] = []
        var wave: [Chunk] = []
        var rowsInWave = 0
        for (table, count) in counts.enumerated() {
            for first in stride(from: 0, to: count, by: chunkRows) {
                let chunk = Chunk(table: table, rows: first..<min(first + chunkRows, count))
                wave.append(chunk)
                rowsInWave += chunk.rows.count
                guard rowsInWave >= Self.waveRows else { continue }
                waves.append(wave)
                wave = []
                rowsInWave = 0
            }
        }
        if !wave.isEmpty { waves.append(wave) }
        self.waves = waves
        rows = counts.reduce(0, +)
    }

    /// Calls `read` for all chunks, in parallel, and `merge` with the results, in order; false if `progress`, which
    /// gets the share of rows that are done, returned false.
    func forEach<Result: Sendable>(
        progress: (Double) -> Bool, read: @Sendable (Chunk) -> Result, merge: (Chunk, Result) -> Void
    ) -> Bool {
        var done = 0
        for wave in waves {
            let results = Parallel.map(count: wave.count) { read(wave[$0]) }
            for (chunk, result) in zip(wave, results) {
                merge(chunk, result)
                done += chunk.rows.count
            }
            guard progress(Double(done) / Double(rows)) else { return false }
        }
        return true
    }
}
