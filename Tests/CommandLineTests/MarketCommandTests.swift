import Engine
import Foundation
import Testing

/// `nexus market` as a stranger's test script sees it.
struct MarketCommandTests {
    private func object(_ result: NexusBinary.Result) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any])
    }

    private static func temporary(_ name: String) -> String {
        NSTemporaryDirectory() + "nexus-market-\(getpid())-\(UInt32.random(in: 0 ... .max))-\(name)"
    }

    @Test("the same scenario, mechanism and seed give the same report, and every unit of money is conserved")
    func same() throws {
        let arguments = ["market", "run", "calm", "--seed", "7", "--until", "5m", "--json"]
        let result = NexusBinary.run(arguments)
        #expect(result.exitCode == 0)
        #expect(NexusBinary.run(arguments).output == result.output)
        let report = try object(result)
        #expect((report["conservation"] as? [String: Any])?["conserved"] as? Bool == true)
        #expect(
            Set(report.keys) == [
                "schema", "scenario", "mechanism", "seed", "until", "log_hash", "log_lines", "events",
                "happenings", "end_ms", "orders", "welfare", "price_per_mega", "times_ms", "provers",
                "clients", "operator_income", "fees", "collateral", "concentration", "liveness", "regret",
                "conservation",
            ])
    }

    @Test("a comparison has a row for each mechanism and says what each is good and bad at")
    func compare() {
        let result = NexusBinary.run([
            "market", "compare", "calm", "--mechanisms", "dutch,committee", "--until", "2m",
        ])
        #expect(result.exitCode == 0)
        #expect(result.text.contains("\ndutch "))
        #expect(result.text.contains("\ncommittee: Work is spread evenly"))
    }

    @Test("a log replays, a torn tail is cut off and told, an altered line is refused")
    func replay() throws {
        let log = Self.temporary("log.ndjson")
        defer { unlink(log) }
        let run = NexusBinary.run(["market", "run", "lazy", "--until", "4m", "--log", log, "--json"])
        #expect(run.exitCode == 0)
        let whole = NexusBinary.run(["market", "replay", log, "--json"])
        #expect(whole.exitCode == 0)
        #expect(try object(whole)["log_hash"] as? String == object(run)["log_hash"] as? String)

        let text = try String(contentsOfFile: log, encoding: .utf8)
        try String(text.dropLast(20)).write(toFile: log, atomically: true, encoding: .utf8)
        let torn = NexusBinary.run(["market", "replay", log, "--repair"])
        #expect(torn.exitCode == 0)
        #expect(torn.text.contains("were cut off"))
        #expect(try String(contentsOfFile: log, encoding: .utf8).hasSuffix("\"}\n"))

        let changed = text.replacingOccurrences(
            of: "\"event\":\"locked\",\"order\":0", with: "\"event\":\"locked\",\"order\":1")
        try changed.write(toFile: log, atomically: true, encoding: .utf8)
        #expect(NexusBinary.run(["market", "replay", log]).exitCode == 65)
    }

    @Test("a log never replaces a file that is something else")
    func otherFile() throws {
        let path = Self.temporary("letter.txt")
        defer { unlink(path) }
        try "dear reader".write(toFile: path, atomically: true, encoding: .utf8)
        let result = NexusBinary.run(["market", "run", "calm", "--until", "1m", "--log", path])
        #expect(result.exitCode == 74)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "dear reader")
    }

    @Test("orders are exported with a header and a row each")
    func export() {
        let result = NexusBinary.run(["market", "export", "calm", "--until", "2m", "--table", "orders"])
        #expect(result.exitCode == 0)
        #expect(result.text.hasPrefix("order,client,program,cycles,"))
        #expect(result.text.contains("\n0,"))
    }

    @Test("mistakes are told with what there is")
    func mistakes() throws {
        #expect(NexusBinary.run(["market", "run", "clam"]).exitCode == 66)
        #expect(NexusBinary.run(["market", "run", "calm", "--mechanism", "lottery"]).exitCode == 64)
        #expect(NexusBinary.run(["market", "run", "calm", "--until", "soon"]).exitCode == 64)
        let path = Self.temporary("bad.toml")
        defer { unlink(path) }
        try "name = \"x\"\nduration = \"never\"\n".write(toFile: path, atomically: true, encoding: .utf8)
        #expect(NexusBinary.run(["market", "run", path]).exitCode == 65)
    }
}
