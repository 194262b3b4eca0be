import Engine
import RISCV

/// How long a key takes to paint while a proof is made: the prover has all cores, and the interface must not wait.
enum ProvingLatency {
    private static let proofs = 6
    /// A moment between keys, as between those of somebody who types fast.
    private static let pause = 10

    /// Keys all through several proofs of about a million cycles, in turn on the Debug screen and on the Prove screen,
    /// which moves by itself.
    static func figures() throws -> [Figure] {
        let workload = try ProofWorkload("fibonacci", door: ProgramDoor())
        let input = HexText.text(workload.input.publicBytes)
        let run = try ScreenRun(["debug", workload.name, "--input-hex", input])
        guard run.wait(for: "step 0 of"), run.settle(milliseconds: 700) else {
            throw run.failure("show its program")
        }
        var times: [Double] = []
        var seconds: [Double] = []
        for number in 1...proofs {
            let watch = Stopwatch()
            guard run.press("P", until: { $0.text.contains("▶ proving") }) != nil else {
                throw run.failure("begin proof \(number)")
            }
            times += try number % 2 == 1 ? keysOnDebugScreen(run) : keysOnProveScreen(run)
            seconds.append(watch.wall)
            // A step there and back takes the line about the finished proof away.
            guard showDebugScreen(run), step(run) != nil else { throw run.failure("step after a proof") }
        }
        let samples = Samples(times)
        return [
            Figure("key to paint while proving, median of \(samples.count) keys", samples.median * 1e3, "ms"),
            Figure("key to paint while proving, p95", samples.percentile(95) * 1e3, "ms", .atMost(33)),
            Figure("key to paint while proving, worst", samples.worst * 1e3, "ms"),
            Figure("a proof while keys are pressed", Samples(seconds).median, "s"),
        ]
    }

    private static func keysOnDebugScreen(_ run: ScreenRun) throws -> [Double] {
        guard showDebugScreen(run) else { throw run.failure("show the Debug screen") }
        return try press(run) { step(run) }
    }

    private static func showDebugScreen(_ run: ScreenRun) -> Bool {
        let pane = "─ Registers "
        return run.screen.text.contains(pane) || run.press("1", until: { $0.text.contains(pane) }) != nil
    }

    /// A step forwards and one back, from wherever the program stands: it goes on to `main` by itself.
    private static func step(_ run: ScreenRun) -> [Double]? {
        guard let start = position(run),
            let there = run.press("i", until: { $0.text.contains("step \(start + 1) of") }),
            let back = run.press("I", until: { $0.text.contains("step \(start) of") })
        else { return nil }
        return [there, back]
    }

    /// The step that the title names.
    private static func position(_ run: ScreenRun) -> Int? {
        run.screen.text.firstMatch(of: #/step ([0-9]+) of/#).flatMap { Int($0.1) }
    }

    private static func keysOnProveScreen(_ run: ScreenRun) throws -> [Double] {
        let title = "─ Help "
        return try press(run) {
            guard let there = run.press("?", until: { $0.text.contains(title) }) else { return nil }
            // Whether Escape is a key or begins one is known only after a while, so closing is not measured.
            guard run.press("\u{1B}", until: { !$0.text.contains(title) }) != nil else { return nil }
            return [there]
        }
    }

    /// Repeats keys until the message line says that the proof is made.
    private static func press(_ run: ScreenRun, _ keys: () -> [Double]?) throws -> [Double] {
        var times: [Double] = []
        let watch = Stopwatch()
        while !run.screen.text.contains("proved in") {
            guard watch.wall < 60, let more = keys() else {
                throw run.failure("answer a key while it proves")
            }
            times += more
            run.rest(milliseconds: pause)
        }
        return times
    }
}
