import Determinism
import Glibc
import TOML
import Testing

@testable import ProofMarket

/// Logs and scenarios that nobody vouches for: whatever their bytes, they are refused with a sentence or do what they
/// say. `NEXUS_FUZZ=100000` tries as many.
struct HostileTests {
    private static let tries = getenv("NEXUS_FUZZ").flatMap { Int(String(cString: $0)) } ?? 30

    private static func log(_ scenario: Scenario, _ executor: any ProofExecutor = SimulatedProofs())
        -> [[UInt8]]
    {
        var market = Market(scenario: scenario, mechanism: DutchMechanism.self, seed: 7, executor: executor)
        var log = MarketLog()
        var lines = [log.begin(market, until: 60_000)]
        while market.step(until: 60_000) == .event { lines += log.lines(of: market) }
        lines.append(log.end(market))
        return lines.map { Array($0.utf8) }
    }

    /// Makes the chain of edited lines good again, as a forger would.
    private static func chained(_ bodies: [[UInt8]]) -> [UInt8] {
        var chain = [UInt8](repeating: 0, count: MarketLog.chainLength)
        var bytes: [UInt8] = []
        for body in bodies {
            chain = MarketLog.next(chain, body)
            bytes += body + Array((MarketLog.chainKey + Hex.text(chain) + "\"}\n").utf8)
        }
        return bytes
    }

    private static func bodies(_ lines: [[UInt8]]) -> [[UInt8]] {
        let tail = MarketLog.chainKey.utf8.count + 2 * MarketLog.chainLength + 2
        return lines.map { Array($0.dropLast(tail)) }
    }

    /// A few random edits; most of them keep what is left readable.
    private static func edited(_ bytes: [UInt8], _ random: inout RandomStream) -> [UInt8] {
        var bytes = bytes
        let pieces = [
            "0", "-1", "9223372036854775807", "\"", ",", "[", "]", "null", "1e9", "\\u0000", "\n", "=",
        ]
        for _ in 0...random.below(3) where !bytes.isEmpty {
            let place = random.below(bytes.count)
            switch random.below(4) {
            case 0: bytes[place] = UInt8(random.below(256))
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(contentsOf: Array(pieces[random.below(pieces.count)].utf8), at: place)
            default:
                let end = min(bytes.count, place + 1 + random.below(40))
                bytes.replaceSubrange(place..<end, with: bytes[place..<end] + bytes[place..<end])
            }
        }
        return bytes
    }

    @Test("a log with edited lines and a chain made good is refused")
    func logs() throws {
        let bodies = Self.bodies(Self.log(try SampleScenarios.scenario("calm")))
        #expect(throws: Never.self) { try MarketReplay.check(Self.chained(bodies)) }
        var random = RandomStream(seed: 11)
        for _ in 0..<Self.tries {
            var changed = bodies
            let line = random.below(changed.count)
            changed[line] = Self.edited(changed[line], &random)
            guard changed != bodies, !changed[line].contains(0x0A) else { continue }
            // What an edit of the scenario's text says may be the same run: a comment, a name.
            guard line > 0 else {
                _ = try? MarketReplay.check(Self.chained(changed))
                continue
            }
            #expect(throws: MarketLogError.self) { try MarketReplay.check(Self.chained(changed)) }
        }
    }

    @Test("a scenario with edits is refused, or runs with every unit of money accounted for")
    func scenarios() throws {
        var random = RandomStream(seed: 12)
        let texts = SampleScenarios.names.map { Array(SampleScenarios.text($0).utf8) }
        for number in 0..<Self.tries {
            let bytes = Self.edited(texts[number % texts.count], &random)
            let text = String(decoding: bytes, as: UTF8.self)
            guard let scenario = try? Scenario(parsing: text, file: "edited.toml"),
                scenario.provers.allSatisfy({ $0.count < 200 }),
                scenario.clients.allSatisfy({ $0.count < 200 })
            else { continue }
            let mechanism = MechanismCatalogue.mechanisms[number % MechanismCatalogue.mechanisms.count]
            var market = Market(scenario: scenario, mechanism: mechanism, seed: UInt64(number))
            var auditor = Auditor(market, countEvery: 16)
            for _ in 0..<100 where market.step() == .event { try auditor.follow(market) }
        }
    }

    /// Proofs that are said to be real.
    private struct Made: ProofExecutor {
        var machine: Int?
        func delivery(of assignment: ProofAssignment) -> Delivery {
            guard assignment.prover == machine,
                let digest = ProofDigest(
                    bytes: (0..<32).map { UInt8(truncatingIfNeeded: $0 + assignment.order) })
            else { return SimulatedProofs().delivery(of: assignment) }
            return .proof(
                DeliveredProof(
                    bytes: 9, digest: digest, verdict: assignment.order % 2 == 0 ? .accepted : .invalid))
        }
    }

    @Test("a log of real proofs replays by what it says of them, and by nothing else")
    func realProofs() throws {
        let scenario = try SampleScenarios.scenario("calm")
        var simulated = Market(scenario: scenario, mechanism: DutchMechanism.self, seed: 7)
        simulated.run(until: 60_000)
        let machine = Int(try #require(simulated.floor.trades.first).prover)
        let lines = Self.log(scenario, Made(machine: machine))
        let bodies = Self.bodies(lines)
        let replay = try MarketReplay.check(Self.chained(bodies))
        #expect(!replay.proofs.isEmpty)
        #expect(replay.proofs.allSatisfy { $0.prover == machine })
        let place = try #require(
            bodies.firstIndex { String(decoding: $0, as: UTF8.self).contains("\"proved\"") })
        // A record that is left out, one whose verdict is turned around, and a machine that nobody is.
        var missing = bodies
        missing.remove(at: place)
        #expect(throws: MarketLogError.self) { try MarketReplay.check(Self.chained(missing)) }
        let edits = [
            (place, "\"digest\":\"", "\"digest\":\"f"), (place, "accepted", "perfect"),
            (place, "accepted", "invalid"), (0, "\"machine\":\(machine)", "\"machine\":99999"),
            (0, "\"machine\":\(machine)", "\"machine\":-1"),
        ]
        for (line, old, new) in edits {
            var changed = bodies
            let text = String(decoding: bodies[line], as: UTF8.self)
            changed[line] = Array(text.replacing(old, with: new).utf8)
            guard changed[line] != bodies[line] else { continue }
            #expect(throws: MarketLogError.self) { try MarketReplay.check(Self.chained(changed)) }
        }
    }
}
