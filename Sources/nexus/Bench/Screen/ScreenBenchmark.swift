import Engine

/// The workbench's screen, from the outside: the real executable in a pseudo-terminal of 200×60.
enum ScreenBenchmark: Benchmark {
    static let name = "screen"
    static let summary =
        "start, keys (also while it proves), frames, rest and memory of the workbench at 200×60"

    /// Fibonacci with more turns than there are cycles: a run of ten million steps.
    private static let longRun = [
        "debug", "fibonacci", "--input-hex", "ffffffff", "--max-cycles", "10000000",
    ]
    private static let shortRun = ["debug", "fibonacci", "--input-hex", "05000000"]

    /// Keys that each change the screen: there and back, so that they can be repeated.
    private static let keys: [(name: String, keys: [String])] = [
        ("step and reverse step of a line", ["s", "s", "S", "S"]),
        ("step and reverse step of an instruction", ["i", "i", "I", "I"]),
        ("scroll", ["j", "j", "k", "k"]),
        ("next and previous pane", ["\t", "\u{1B}[Z"]),
    ]
    private static let pressesOfEach = 100

    static func figures(tell: (String) -> Void) throws -> [Figure] {
        // Built before anything is timed.
        _ = try ProgramDoor().open("fibonacci")
        tell("start")
        var result = try start()
        tell("keys on a run of 10,000,000 steps")
        result += try keysAndRest(tell: tell)
        tell("keys while proofs are made")
        result += try ProvingLatency.figures()
        tell("memory")
        result += try memory()
        tell("frames")
        result += try PaintMeasurement.figures()
        return result
    }

    private static func start() throws -> [Figure] {
        var times: [Double] = []
        for _ in 0..<15 {
            let watch = Stopwatch()
            let run = try ScreenRun(shortRun)
            times.append(run.firstPaint(since: watch) ?? .infinity)
            _ = run.settle(milliseconds: 200)
            run.type("q")
            guard run.end() else { throw run.failure("leave") }
        }
        let samples = Samples(times)
        return [
            Figure("start to first paint, median", samples.median * 1e3, "ms", .atMost(60)),
            Figure("start to first paint, worst", samples.worst * 1e3, "ms"),
        ]
    }

    private static func keysAndRest(tell: (String) -> Void) throws -> [Figure] {
        let run = try ScreenRun(longRun)
        guard run.wait(for: "of 10,000,000"), run.settle(milliseconds: 700) else {
            throw run.failure("show its program")
        }
        // Somewhere in the middle, where there is something in both directions.
        run.type(":goto 5000000\r")
        guard run.wait(for: "step 5,000,000"), run.settle(milliseconds: 300) else {
            throw run.failure("go to a step")
        }
        var result: [Figure] = []
        var (all, silent): ([Double], Int) = ([], 0)
        for (name, keys) in keys {
            var times: [Double] = []
            for index in 0..<pressesOfEach {
                if let time = run.press(keys[index % keys.count]) { times.append(time) } else { silent += 1 }
            }
            all += times
            result.append(Figure("key to paint, " + name + ", median", Samples(times).median * 1e3, "ms"))
        }
        let samples = Samples(all)
        let total = [
            Figure("key to paint, median of \(samples.count) keys", samples.median * 1e3, "ms", .atMost(2)),
            Figure("key to paint, p95", samples.percentile(95) * 1e3, "ms", .atMost(8)),
            Figure("key to paint, worst", samples.worst * 1e3, "ms"),
            Figure("keys that painted nothing", Double(silent), "keys", .atMost(0)),
        ]
        tell("rest")
        return try total + result + rest(run)
    }

    private static func rest(_ run: ScreenRun) throws -> [Figure] {
        _ = run.settle(milliseconds: 700)
        let process = run.process
        guard let time = process.processorTime, let sleeps = process.sleeps else {
            throw run.failure("rest")
        }
        let watch = Stopwatch()
        guard run.settle(milliseconds: 3000) else { throw run.failure("rest") }
        let share = Double((process.processorTime ?? time) - time) * 1e-9 / watch.wall * 100
        run.type("q")
        let wakeUps = Double((process.sleeps ?? sleeps) - sleeps)
        guard run.end() else { throw run.failure("leave") }
        return [
            Figure("processor at rest", share, "%", .atMost(0)),
            Figure("wake-ups in 3 seconds of rest", wakeUps, "times", .atMost(0)),
        ]
    }

    /// With a run of so few steps nearly everything is the workbench's own.
    private static func memory() throws -> [Figure] {
        let run = try ScreenRun(shortRun)
        guard run.wait(for: "fibonacci"), run.settle(milliseconds: 300), let bytes = run.process.memory else {
            throw run.failure("show its program")
        }
        run.type("q")
        guard run.end() else { throw run.failure("leave") }
        return [Figure("memory of its own", Double(bytes) / 1_048_576, "MiB", .atMost(32))]
    }
}
