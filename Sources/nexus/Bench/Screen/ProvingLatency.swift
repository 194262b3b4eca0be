import Engine
import PseudoTerminal
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
            guard run.press("P", until: isProving) != nil else { throw run.failure("begin proof \(number)") }
            times += try number % 2 == 1 ? keysOnDebugScreen(run) : keysOnProveScreen(run)
            guard run.wait(until: { !isProving($0) }) else { throw run.failure("end proof \(number)") }
            seconds.append(watch.wall)
        }
        let samples = Samples(times)
        return [
            Figure("key to paint while proving, median of \(samples.count) keys", samples.median * 1e3, "ms"),
            Figure("key to paint while proving, p95", samples.percentile(95) * 1e3, "ms", .atMost(33)),
            Figure("key to paint while proving, worst", samples.worst * 1e3, "ms"),
            Figure("a proof while keys are pressed", Samples(seconds).median, "s"),
        ]
    }

    /// As the Prove screen says it.
    private static func isProving(_ screen: TerminalEmulator) -> Bool { screen.text.contains("▶ proving") }

    /// Steps forwards and back for a part of the time that a proof takes, then back to the Prove screen.
    private static func keysOnDebugScreen(_ run: ScreenRun) throws -> [Double] {
        guard run.press("1", until: { $0.text.contains("─ Registers ") }) != nil else {
            throw run.failure("show the Debug screen")
        }
        let watch = Stopwatch()
        let times = try press(run, while: { watch.wall < 0.4 }) { step(run) }
        guard run.press("4", until: { $0.text.contains("─ Stages ") }) != nil else {
            throw run.failure("show the Prove screen")
        }
        return times
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
        return try press(run, while: { isProving(run.screen) }) {
            guard let there = run.press("?", until: { $0.text.contains(title) }) else { return nil }
            // Whether Escape is a key or begins one is known only after a while, so closing is not measured.
            guard run.press("\u{1B}", until: { !$0.text.contains(title) }) != nil else { return nil }
            return [there]
        }
    }

    /// Repeats keys as long as a proof is made, or for a time.
    private static func press(
        _ run: ScreenRun, while goesOn: () -> Bool, _ keys: () -> [Double]?
    ) throws -> [Double] {
        var times: [Double] = []
        while goesOn() {
            guard let more = keys() else { throw run.failure("answer a key while it proves") }
            times += more
            run.rest(milliseconds: pause)
        }
        return times
    }
}
