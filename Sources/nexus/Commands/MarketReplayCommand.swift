import ArgumentParser
import Engine
import ProofMarket

/// `nexus market replay`: is a log what it says?
struct MarketReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Check a log's chain, run it again, and compare line by line.",
        discussion: """
            A log holds its scenario, its mechanism and its seed, so that it can be checked by itself. What a crash
            left after the last whole line is not looked at, and told; --repair cuts it off.

            EXAMPLES
              nexus market replay lazy.ndjson
              nexus market replay lazy.ndjson --json
            """)

    @Argument(help: ArgumentHelp("A log that “nexus market run --log” wrote.", valueName: "log"))
    var log: String

    @Flag(name: .long, help: "Cut off what follows the last whole line.")
    var repair = false

    @Option(name: .long, help: "How progress is told on standard error: auto, ndjson or none.")
    var progress: ProgressStyle = .auto

    @Flag(name: .long, help: "Print one JSON object.")
    var json = false

    func run() throws {
        Interruption.watch()
        var report = ProgressReport(style: progress)
        defer { report.clear() }
        let replay = try MarketLogFile.replay(log) { done, total in
            report.update(stage: "replay", done: UInt64(done), total: UInt64(total), unit: "lines")
            return !Interruption.isRequested
        }
        report.clear()
        if repair { _ = try MarketLogFile.repair(log) }
        if json { return StandardStreams.write(Self.object(replay).pretty + "\n") }
        StandardStreams.write(
            "\(replay.scenario.escaped) · \(replay.mechanism) · seed \(replay.seed): "
                + "\(Grouped.text(replay.lines)) lines, \(Grouped.text(replay.events)) events, "
                + "all as they were written and as they come out again\nlog \(replay.hash)\n")
        if replay.tornBytes > 0 {
            let what = repair ? "were cut off" : "are ignored; --repair cuts them off"
            StandardStreams.write(
                "torn: \(replay.tornBytes) bytes after the last whole line \(what)\n")
        }
        if !replay.isComplete {
            StandardStreams.write("the log ends before its run did\n")
        }
    }

    private static func object(_ replay: MarketReplay) -> JSONText {
        [
            "schema": 1, "scenario": .string(replay.scenario), "mechanism": .string(replay.mechanism),
            "seed": .unsigned(replay.seed), "lines": .integer(replay.lines),
            "events": .integer(replay.events), "torn_bytes": .integer(replay.tornBytes),
            "complete": .bool(replay.isComplete), "log_hash": .string(replay.hash),
        ]
    }
}
