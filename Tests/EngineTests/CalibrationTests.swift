import Testing

@testable import Engine

@Suite("What earlier proofs let expect")
struct CalibrationTests {
    private func measurement(_ cycles: Int, seconds: Double, expected: Double? = nil)
        -> Calibration.Measurement
    {
        Calibration.Measurement(
            cycles: cycles,
            seconds: ProofStage.allCases.map { _ in seconds / Double(ProofStage.allCases.count) },
            peakMemoryBytes: 1000, expectedSeconds: expected)
    }

    @Test("nothing is expected where nothing was measured")
    func nothing() {
        #expect(Calibration(measurements: []).estimate(cycles: 1000) == nil)
        #expect(Calibration(measurements: []).pastError == nil)
    }

    @Test("the proof of the most similar length is scaled, and others widen the band")
    func scaled() throws {
        let calibration = Calibration(measurements: [
            measurement(1_000_000, seconds: 2), measurement(4_000_000, seconds: 16),
        ])
        let estimate = try #require(calibration.estimate(cycles: 2_000_000 - 1))
        #expect(abs(estimate.seconds - 4) < 0.01)
        #expect(estimate.band.contains(4))
        #expect(estimate.band.upperBound > 7.9)
    }

    @Test("a short run takes as long as the tables that are the same for every run")
    func short() throws {
        let calibration = Calibration(measurements: [measurement(1 << 20, seconds: 1.6)])
        #expect(abs(try #require(calibration.estimate(cycles: 28)).seconds - 0.1) < 0.001)
    }

    @Test("past estimates are scored by their median error")
    func scored() throws {
        let calibration = Calibration(measurements: [
            measurement(1000, seconds: 10, expected: 11), measurement(1000, seconds: 10, expected: 12),
            measurement(1000, seconds: 10, expected: 10),
        ])
        #expect(abs(try #require(calibration.pastError) - 0.1) < 1e-9)
    }

    @Test("what is left shrinks as stages end")
    func timeLeft() throws {
        let calibration = Calibration(measurements: [measurement(1000, seconds: 7)])
        let estimate = try #require(calibration.estimate(cycles: 1000))
        var progress = ProofProgress()
        let whole = estimate.timeLeft(progress)
        progress[.execute].phase = .done
        progress[.execute].seconds = 1
        let rest = estimate.timeLeft(progress)
        #expect(rest.upperBound < whole.upperBound)
        #expect(rest.contains(6))
    }
}
