import ProofMarket
import Testing

struct LogTests {
    private static func log(_ name: String, _ mechanism: any Mechanism.Type, until: Int? = 600_000) throws
        -> [UInt8]
    {
        var market = Market(scenario: try SampleScenarios.scenario(name), mechanism: mechanism, seed: 7)
        var log = MarketLog()
        var text = log.begin(market, until: until) + "\n"
        while market.step(until: until) == .event { text += log.lines(of: market).map { $0 + "\n" }.joined() }
        text += log.end(market) + "\n"
        return Array(text.utf8)
    }

    @Test("the same seed gives the same log, byte for byte", arguments: MechanismCatalogue.names)
    func same(_ name: String) throws {
        let mechanism = try #require(MechanismCatalogue.mechanism(named: name))
        let log = try Self.log("calm", mechanism, until: 300_000)
        #expect(try Self.log("calm", mechanism, until: 300_000) == log)
        let replay = try MarketReplay.check(log)
        #expect(replay.isComplete)
        #expect(replay.tornBytes == 0)
        #expect(replay.mechanism == name)
    }

    /// Hashes of runs, the same in debug and release builds.
    @Test(
        "the logs of a seed have the hashes that they always had",
        arguments: [
            ("calm", "dutch", "640064d74b93e1fae63f19b692403b76"),
            ("lazy", "vickrey", "b6628298f6517306666d6e97646449fa"),
            ("crash", "book", "f9fe98b644d59c43bf4e20dbb5041377"),
        ])
    func known(_ scenario: String, _ mechanism: String, _ hash: String) throws {
        let mechanism = try #require(MechanismCatalogue.mechanism(named: mechanism))
        let found = try MarketReplay.check(Self.log(scenario, mechanism)).hash
        #expect(found == hash)
    }

    @Test("a torn tail is cut off and told")
    func torn() throws {
        let log = try Self.log("calm", DutchMechanism.self)
        let whole = try MarketReplay.check(log)
        let torn = try MarketReplay.check(Array(log.dropLast(30)))
        #expect(torn.tornBytes > 0)
        #expect(!torn.isComplete)
        #expect(torn.lines == whole.lines - 1)
    }

    @Test("any changed byte of a line is noticed")
    func altered() throws {
        let log = try Self.log("calm", DutchMechanism.self, until: 60_000)
        let (lines, _) = MarketReplay.split(log)
        for index in stride(from: 0, to: lines.count, by: max(1, lines.count / 12)) {
            for offset in stride(from: 1, to: lines[index].count, by: max(1, lines[index].count / 7)) {
                var changed = log
                changed[lines[index].lowerBound + offset] ^= 1
                #expect(throws: MarketLogError.self) { try MarketReplay.check(changed) }
            }
        }
    }

    @Test("a line that is left out or moved is noticed")
    func moved() throws {
        let log = try Self.log("calm", DutchMechanism.self, until: 60_000)
        let (lines, _) = MarketReplay.split(log)
        let texts = lines.map { Array(log[$0]) + [0x0A] }
        var missing = texts
        missing.remove(at: 5)
        #expect(throws: MarketLogError.self) { try MarketReplay.check(missing.flatMap { $0 }) }
        var swapped = texts
        swapped.swapAt(5, 6)
        #expect(throws: MarketLogError.self) { try MarketReplay.check(swapped.flatMap { $0 }) }
    }

    @Test("bytes that are no log are refused, whatever they are")
    func hostile() {
        for text in [
            "", "\n", "{}\n", "{\"log\":\"nexus market\"}\n", "{\"log\":\n",
            String(repeating: "{", count: 999) + "\n",
        ] {
            #expect(throws: MarketLogError.self) { try MarketReplay.check(Array(text.utf8)) }
        }
        #expect(throws: MarketLogError.self) { try MarketReplay.check([0xFF, 0xFE, 0x0A, 0x00, 0x0A]) }
    }
}
