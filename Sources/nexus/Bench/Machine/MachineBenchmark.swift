import Engine
import Execution
import Glibc
import RISCV

/// The speed of the machine and of travelling through its past.
enum MachineBenchmark: Benchmark {
    static let name = "machine"
    static let summary = "instructions a second, reverse steps, jumps and questions about writers"

    private static let runs = 5
    private static let plainCycles: UInt64 = 200_000_000
    private static let recordedCycles = 40_000_000
    private static let travelSteps = 10_000_000

    static func figures(tell: (String) -> Void) throws -> [Figure] {
        // More turns than any limit here; the input is a little-endian number.
        let fibonacci = try ProgramDoor().open("fibonacci").program
        let endless = GuestInput(publicBytes: [0xFF, 0xFF, 0xFF, 0xFF])
        let branchy = try Assembler.assemble(BranchyProgram.source, name: "branchy")
        // First, while no freed memory is there to be used again: its growth is measured.
        tell("travelling through \(Grouped.text(travelSteps)) steps of the branchy program")
        let travels = try travel(branchy)
        var result: [Figure] = []
        for (name, program, input) in [
            ("fibonacci", fibonacci, endless), ("branchy program", branchy, GuestInput()),
        ] {
            tell("\(name), plain")
            result += try speeds("\(name), plain", cycles: plainCycles, bar: 550) {
                var machine = try Machine(
                    program: program, input: input, limits: RunLimits(maxCycles: plainCycles))
                let watch = Stopwatch()
                _ = machine.run(cycles: plainCycles)
                return (watch.processor, watch.wall, Int(machine.cycle))
            }
            tell("\(name), recording")
            result += try speeds("\(name), recording", cycles: UInt64(recordedCycles), bar: 250) {
                let recording = try Recording(
                    program: program, input: input, limits: RunLimits(maxCycles: UInt64(recordedCycles)))
                let watch = Stopwatch()
                recording.advance(cycles: recordedCycles)
                return (watch.processor, watch.wall, recording.length)
            }
        }
        return result + travels
    }

    private static func speeds(
        _ name: String, cycles: UInt64, bar: Double,
        run: () throws -> (processor: Double, wall: Double, cycles: Int)
    ) throws -> [Figure] {
        var (processor, wall): ([Double], [Double]) = ([], [])
        for _ in 0..<runs {
            let measured = try run()
            precondition(measured.cycles == Int(cycles), "the program goes on until the limit")
            processor.append(Double(measured.cycles) / measured.processor / 1e6)
            wall.append(Double(measured.cycles) / measured.wall / 1e6)
        }
        return [
            Figure(name + ", processor time", Samples(processor).median, "MIPS", .atLeast(bar)),
            Figure(name + ", wall clock", Samples(wall).median, "MIPS"),
        ]
    }

    private static func travel(_ program: Program) throws -> [Figure] {
        let process = ProcessFigures(process: getpid())
        let before = process.memory ?? 0
        let limits = RunLimits(maxCycles: UInt64(travelSteps))
        let debugger = try Debugger(recording: try Recording(program: program, limits: limits))
        while debugger.advanceRecording(cycles: 1 << 20) {}
        let bytes = Double((process.memory ?? 0) - before) / Double(debugger.length)
        let recording = debugger.recording
        var random = SystemRandomNumberGenerator()
        func position() -> Int { Int.random(in: 1..<debugger.length, using: &random) }

        // The state is only made when somebody looks at it, so each move includes a look.
        let reverse = Samples(1000) { _ in
            debugger.move(.go(to: position()))
            _ = debugger.registers
            let watch = Stopwatch()
            debugger.move(.instruction(.backward))
            _ = debugger.registers
            return watch.wall
        }
        let jumps = Samples(1000) { _ in
            let target = position()
            let watch = Stopwatch()
            debugger.move(.go(to: target))
            _ = debugger.registers
            return watch.wall
        }
        let registers = Samples(1000) { _ in
            let (register, end) = (UInt8.random(in: 0..<32, using: &random), position())
            let watch = Stopwatch()
            _ = recording.lastWrite(ofRegister: register, before: end)
            return watch.wall
        }
        // Words of the table, which every few steps write, and words around it, which none does.
        let table = program.symbols.symbol(named: "table")?.address ?? 0
        let words = Samples(1000) { _ in
            let (address, end) = (table &+ UInt32.random(in: 0..<80_000, using: &random), position())
            let watch = Stopwatch()
            _ = recording.lastWrite(ofWord: address, before: end)
            return watch.wall
        }
        return reverse.figures("reverse step", "ms", scale: 1e3, bar: .atMost(5))
            + jumps.figures("go to any step", "ms", scale: 1e3, bar: .atMost(50))
            + registers.figures("last writer of a register", "ms", scale: 1e3, bar: .atMost(1))
            + words.figures("last writer of a word", "ms", scale: 1e3, bar: .atMost(1))
            + [Figure("memory of a recorded step", bytes, "bytes")]
    }
}
