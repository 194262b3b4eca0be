import ArgumentParser
import Engine
import ProofMarket

/// `nexus market replay`: is a log what it says?
struct MarketReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Check a log's chain, run it again, and compare line by line.",
        discussion: """
            A log holds its scenario, its mechanism and its seed, so that it can be checked by itself. What a crash \
            left after the last whole line is not looked at, and told; --repair cuts it off. Proofs that a machine \
            really made are not made again: the log has their digests and what the verifier said, and --verify asks \
            the verifier once more about those that are still kept.

            EXAMPLES
              nexus market replay lazy.ndjson
              nexus market replay lazy.ndjson --json
            """)

    @Argument(help: ArgumentHelp("A log that “nexus market run --log” wrote.", valueName: "log"))
    var log: String

    @Flag(name: .long, help: "Cut off what follows the last whole line.")
    var repair = false

    @Flag(name: .long, help: "Verify the kept proofs of a run with --prove once more.")
    var verify = false

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
        var kept = KeptProofs(replay, folders: UserFolders())
        if verify {
            let door = try ProgramDoor(progress: progress)
            try kept.verify(open: { name throws(EngineError) in try door.open(name) }) {
                !Interruption.isRequested
            }
        }
        if repair { _ = try MarketLogFile.repair(log) }
        if json { return StandardStreams.write(Self.object(replay, kept).pretty + "\n") }
        StandardStreams.write(
            "\(replay.scenario.escaped) · \(replay.mechanism) · seed \(replay.seed): "
                + "\(Grouped.text(replay.lines)) lines, \(Grouped.text(replay.events)) events, "
                + "all as they were written and as they come out again\nlog \(replay.hash)\n")
        for line in kept.lines { StandardStreams.write(line + "\n") }
        if replay.tornBytes > 0 {
            let what = repair ? "were cut off" : "are ignored; --repair cuts them off"
            StandardStreams.write(
                "torn: \(replay.tornBytes) bytes after the last whole line \(what)\n")
        }
        if !replay.isComplete {
            StandardStreams.write("the log ends before its run did\n")
        }
    }

    private static func object(_ replay: MarketReplay, _ kept: KeptProofs) -> JSONText {
        [
            "schema": 1, "scenario": .string(replay.scenario), "mechanism": .string(replay.mechanism),
            "seed": .unsigned(replay.seed), "lines": .integer(replay.lines),
            "events": .integer(replay.events), "torn_bytes": .integer(replay.tornBytes),
            "complete": .bool(replay.isComplete), "log_hash": .string(replay.hash),
            "real_proofs": kept.json,
        ]
    }
}
