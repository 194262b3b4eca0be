import Algebra
import Glibc
import ProofSystem
import Testing

@testable import Proving

/// What the bus argument costs on a shape like that of a run of 2^20 cycles; only when `NEXUS_MEASURE` is set.
@Suite("the cost of the bus argument", .enabled(if: getenv("NEXUS_MEASURE") != nil), .serialized)
struct BusArgumentMeasurement {
    @Test("ten million fractions")
    func tenMillion() throws {
        let entries = Self.entries(columns: columns)
        let leaves = entries[entries.count - 1].end
        for _ in 0..<3 {
            var transcript = Transcript()
            let (start, busy) = (ContinuousClock.now, Self.cpu())
            let (_, claim) = try BusArgument.prove(
                entries: entries, variables: 24, transcript: &transcript,
                control: ProverControl(observer: Printer(start: start)))
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            print(
                "\(leaves) fractions: \(seconds) s, \((Self.cpu() - busy) / Double(leaves) * 1e9) core-ns a fraction,",
                "\((Self.cpu() - busy) / Double(1 << 20) * 1e9) a cycle, peak \(Self.peak()) KB",
                claim.numerator)
        }
    }

    private struct Printer: ProverObserver {
        let start: ContinuousClock.Instant
        func receive(_ event: ProvingEvent) {
            guard case .progress(_, let fraction, let step) = event, fraction == 0.25 || fraction > 0.26
            else { return }
            print(step, fraction, (ContinuousClock.now - start) / .seconds(1))
        }
    }

    private let columns: [FieldVector] = {
        var random = BusArgumentRandom()
        return (0..<12).map { _ in
            let column = FieldVector(count: 1 << 20)
            for row in 0..<column.count { column[row] = random.element() }
            return column
        }
    }()

    private static func entries(columns: [FieldVector]) -> [BusArgumentEntry] {
        var random = BusArgumentRandom()
        var entries: [BusArgumentEntry] = []
        func add(_ count: Int, logHeight: Int, rowsInUse: Int?) {
            for _ in 0..<count {
                let terms = (0..<(entries.count % 5 + 1)).map {
                    (
                        column: UnsafePointer(columns[(entries.count + $0) % 12].base),
                        factor: random.extensionElement()
                    )
                }
                entries.append(
                    BusArgumentEntry(
                        offset: entries.last?.end ?? 0, logHeight: logHeight,
                        isNegative: entries.count % 2 == 1,
                        numerator: rowsInUse.map { .one(rowsInUse: $0) } ?? .count(columns[0].base),
                        constant: random.extensionElement(), terms: terms))
            }
        }
        add(6, logHeight: 20, rowsInUse: 1_000_001)
        add(10, logHeight: 18, rowsInUse: 260_000)
        add(8, logHeight: 16, rowsInUse: 60_000)
        add(8, logHeight: 16, rowsInUse: nil)
        for log in stride(from: 14, through: 4, by: -2) {
            add(60, logHeight: log, rowsInUse: (1 << log) * 3 / 4 + 1)
        }
        return entries
    }

    private static func cpu() -> Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6
    }

    private static func peak() -> Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss
    }
}
