import Engine
import Foundation
import TestSupport
import Testing

/// `nexus market` as a stranger's test script sees it.
struct MarketCommandTests {
    private func object(_ result: NexusBinary.Result) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any])
    }

    private static func temporary(_ name: String) -> String {
        TestFolder.make() + "/" + name
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
                "conservation", "real_proofs",
            ])
    }

    @Test("a comparison has a row for each mechanism and says what each is good and bad at")
    func compare() {
        let result = NexusBinary.run([
            "market", "compare", "calm", "--mechanisms", "dutch,committee", "--until", "2m",
        ])
        #expect(result.exitCode == 0)
        #expect(result.text.contains("dutch"))
        #expect(result.text.contains("Work is spread evenly"))
    }

    @Test("a comparison of all mechanisms fits into a hundred columns")
    func columns() {
        let result = NexusBinary.run([
            "market", "compare", "rush", "--mechanisms", "all", "--until", "2m",
        ])
        #expect(result.exitCode == 0)
        #expect(result.text.contains("* best of the row"))
        for line in result.text.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
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

    // MARK: Real proofs, of the test profile, because a debug build is slow

    private static func scenario(of program: String) throws -> String {
        let path = temporary("real.toml")
        let text = """
            name = "real"
            duration = "10m"
            [[client]]
            name = "client"
            interval = "10s"
            orders = 2
            programs = ["\(program)"]
            cycles = 5
            value = 900_000
            lock = "3m"
            expiry = "5m"
            [[prover]]
            name = "slow"
            cost = 500_000
            speed = 1000
            stake = 0
            """
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    private static let loop = """
        li a1, 300
        again: addi a1, a1, -1
        bnez a1, again
        li a0, 0
        li a7, 93
        ecall
        """

    private static let folder = NSTemporaryDirectory() + "nexus-market-\(getpid())"
    private static let environment = [
        "XDG_STATE_HOME": folder + "/state", "XDG_CACHE_HOME": folder + "/cache",
        "XDG_CONFIG_HOME": folder + "/config",
    ]

    @Test("this machine's orders are really proved and paid, and the log tells of the proofs")
    func proved() throws {
        let scenario = try Self.scenario(of: try TestImage.make("loop", Self.loop))
        let log = Self.temporary("real.ndjson")
        defer {
            unlink(scenario)
            unlink(log)
        }
        let result = NexusBinary.run(
            [
                "market", "run", scenario, "--prove", "--proofs", "1", "--profile", "test", "--hourly-cost",
                "1",
                "--log", log, "--json",
            ], environment: Self.environment)
        #expect(result.exitCode == 0, "\(result.errors)")
        let proofs = try #require(try object(result)["real_proofs"] as? [String: Any])
        let machine = try #require(proofs["machine"] as? [String: Any])
        #expect(machine["secure"] as? Bool == false)
        #expect((machine["name"] as? String)?.contains("INSECURE") == true)
        let made = try #require((proofs["made"] as? [[String: Any]])?.first)
        #expect(made["cycles"] as? Int == 604)
        #expect(made["verdict"] as? String == "accepted")
        #expect(made["paid"] as? Bool == true)
        #expect((made["digest"] as? String)?.count == 64)
        for key in ["seconds", "bytes", "provable_bits", "file", "context"] { #expect(made[key] != nil) }

        let replay = NexusBinary.run(
            ["market", "replay", log, "--verify", "--json"], environment: Self.environment)
        #expect(replay.exitCode == 0, "\(replay.errors)")
        let told = try #require((try object(replay)["real_proofs"] as? [[String: Any]])?.first)
        #expect(told["state"] as? String == "confirmed")
        #expect(try object(replay)["log_hash"] as? String == object(result)["log_hash"] as? String)
        let elsewhere = NexusBinary.run(["market", "replay", log])
        #expect(elsewhere.text.contains("not at hand"))
    }

    @Test("^C while a proof is made ends the market with 130 and leaves a log of whole lines")
    func proofCancelled() throws {
        let endless = Self.loop.replacing("300", with: "3000000")
        let scenario = try Self.scenario(of: try TestImage.make("endless", endless))
        let log = Self.temporary("cancelled.ndjson")
        defer {
            unlink(scenario)
            unlink(log)
        }
        let result = NexusBinary.run(
            ["market", "run", scenario, "--prove", "--log", log], environment: Self.environment,
            interruptAfter: 1_500_000)
        #expect(result.exitCode == 130)
        let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
        #expect(text.isEmpty || text.hasSuffix("\n"))
    }

    @Test("options of real proofs without --prove, and scenarios that nothing can be proved of, are mistakes")
    func withoutProofs() throws {
        #expect(NexusBinary.run(["market", "run", "calm", "--deliver", "copy"]).exitCode == 64)
        #expect(NexusBinary.run(["market", "run", "calm", "--prove", "--proofs", "0"]).exitCode == 64)
        let scenario = try Self.scenario(of: "nobody-knows")
        defer { unlink(scenario) }
        let result = NexusBinary.run(["market", "run", scenario, "--prove"], environment: Self.environment)
        #expect(result.exitCode == 64)
        #expect(result.errors.contains("no sample program"))
    }
}
