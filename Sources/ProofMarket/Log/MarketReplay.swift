import TOML

/// What a replay found: the log is what scenario, mechanism and seed give, line by line.
public struct MarketReplay: Sendable {
    public var scenario: String
    public var mechanism: String
    public var seed: UInt64
    /// Whole lines, and events.
    public var lines: Int
    public var events: Int
    /// Bytes after the last whole line, which a crash left behind; they are not looked at.
    public var tornBytes: Int
    /// Whether the last line says that the log is whole.
    public var isComplete: Bool
    public var hash: String
    /// The proofs that were really made, as the log tells of them; empty where all are simulated.
    public var proofs: [RecordedProofs.Entry]
    /// The market after the last line.
    public var market: Market

    /// Checks the chain of a log, runs its scenario again with the auditor, and compares line by line.
    ///
    /// - Parameter progress: is told lines done and all lines; false cancels.
    public static func check(
        _ bytes: [UInt8], progress: (_ done: Int, _ total: Int) -> Bool = { _, _ in true }
    ) throws(MarketLogError) -> MarketReplay {
        let (lines, torn) = split(bytes)
        guard let first = lines.first else { throw .notALog(found: "missing") }
        guard let header = LogLine(bytes[first]), header.word("log") == "nexus market" else {
            throw .notALog(found: "“\(String(decoding: bytes[first].prefix(40), as: UTF8.self))”")
        }
        try checkChain(bytes, lines)
        guard header.number("version") == MarketLog.version else {
            throw .version(found: header.number("version") ?? 0)
        }
        var rerun = try Rerun(header, proofs: try recordedProofs(header, bytes, lines))
        for (index, line) in lines.enumerated() {
            if index % 1000 == 0, !progress(index, lines.count) { throw .cancelled }
            try rerun.compare(bytes[line], number: index + 1)
        }
        return MarketReplay(
            scenario: rerun.market.scenario.name, mechanism: rerun.market.mechanismType.name,
            seed: rerun.market.seed, lines: lines.count, events: rerun.market.eventCount, tornBytes: torn,
            isComplete: rerun.isEnded, hash: rerun.log.hash, proofs: rerun.proofs, market: rerun.market)
    }

    /// Whether bytes begin as a log does.
    public static func looksLikeLog(_ bytes: some Sequence<UInt8>) -> Bool {
        bytes.starts(with: MarketLog.opening.utf8)
    }

    /// The whole lines of a log, and how many bytes follow the last.
    public static func split(_ bytes: [UInt8]) -> (lines: [Range<Int>], tornBytes: Int) {
        var lines: [Range<Int>] = []
        var start = 0
        for (index, byte) in bytes.enumerated() where byte == 0x0A {
            lines.append(start..<index)
            start = index + 1
        }
        return (lines, bytes.count - start)
    }

    /// What the log says of real proofs; nil where all are simulated.
    private static func recordedProofs(
        _ header: LogLine, _ bytes: [UInt8], _ lines: [Range<Int>]
    ) throws(MarketLogError) -> RecordedProofs? {
        guard header.has("machine") else { return nil }
        guard let machine = header.number("machine"), machine >= 0 else { throw .malformed(line: 1) }
        var proofs = RecordedProofs(machine: machine)
        for (index, line) in lines.enumerated().dropFirst() {
            guard let record = LogLine(bytes[line]), proofs.read(record) else {
                throw .malformed(line: index + 1)
            }
        }
        return proofs
    }

    private static func checkChain(_ bytes: [UInt8], _ lines: [Range<Int>]) throws(MarketLogError) {
        let key = Array(MarketLog.chainKey.utf8)
        let tail = key.count + 2 * MarketLog.chainLength + 2
        var chain = [UInt8](repeating: 0, count: MarketLog.chainLength)
        for (index, line) in lines.enumerated() {
            let bodyEnd = line.upperBound - tail
            guard bodyEnd >= line.lowerBound, bytes[bodyEnd..<bodyEnd + key.count].elementsEqual(key) else {
                throw .malformed(line: index + 1)
            }
            chain = MarketLog.next(chain, bytes[line.lowerBound..<bodyEnd])
            let found = bytes[(bodyEnd + key.count)..<(line.upperBound - 2)]
            let expected = Hex.text(chain)
            guard found.elementsEqual(expected.utf8), bytes[line.upperBound - 2] == 0x22,
                bytes[line.upperBound - 1] == 0x7D
            else {
                let shown = String(decoding: found, as: UTF8.self)
                throw .altered(line: index + 1, expected: expected, found: shown)
            }
        }
    }
}

/// A run beside the log that it is compared with.
private struct Rerun {
    var market: Market
    var log = MarketLog()
    var isEnded = false
    let proofs: [RecordedProofs.Entry]
    private var auditor: Auditor
    private let until: Int?
    private var expected: [String] = []
    private var next = 0

    init(_ header: LogLine, proofs recorded: RecordedProofs?) throws(MarketLogError) {
        let name = header.word("mechanism") ?? ""
        guard let mechanism = MechanismCatalogue.mechanism(named: name) else { throw .unknownMechanism(name) }
        guard let seed = header.word("seed").flatMap({ UInt64($0) }) else { throw .malformed(line: 1) }
        let scenario: Scenario
        do throws(TOMLError) {
            scenario = try Scenario(parsing: header.word("text") ?? "", file: "scenario")
        } catch {
            throw .scenario(error)
        }
        let proofs: any ProofExecutor = recorded ?? SimulatedProofs() as any ProofExecutor
        self.proofs = recorded?.entries ?? []
        market = Market(scenario: scenario, mechanism: mechanism, seed: seed, executor: proofs)
        guard market.machine.map(market.floor.provers.indices.contains) ?? true else {
            throw .malformed(line: 1)
        }
        auditor = Auditor(market)
        until = header.number("until")
        expected = [log.begin(market, until: until)]
    }

    mutating func compare(_ line: ArraySlice<UInt8>, number: Int) throws(MarketLogError) {
        if next == expected.count { try goOn(line, number: number) }
        guard next < expected.count, expected[next].utf8.elementsEqual(line) else {
            let shown = next < expected.count ? "“\(expected[next].prefix(160))”" : "nothing more"
            throw .differs(
                line: number, expected: shown,
                found: "“\(String(decoding: line.prefix(160), as: UTF8.self))”")
        }
        next += 1
    }

    private mutating func goOn(_ line: ArraySlice<UInt8>, number: Int) throws(MarketLogError) {
        next = 0
        expected = []
        guard !isEnded, let record = LogLine(line) else { throw .malformed(line: number) }
        if record.has("end") {
            // A log that was cut short and ended anew would leave something to happen.
            var ahead = market
            if ahead.step(until: until) == .event { return }
            market = ahead
            expected = [log.end(market)]
            isEnded = true
            return
        }
        if record.word("event") == "intervened",
            let intervention = Intervention(
                record, provers: market.floor.provers.count,
                orders: market.floor.orders.count)
        {
            market.intervene(intervention)
        } else if market.step(until: until) != .event {
            return
        }
        do throws(AuditFailure) {
            try auditor.follow(market)
        } catch {
            throw .differs(line: number, expected: "a run without faults", found: error.description)
        }
        expected = log.lines(of: market)
    }
}
