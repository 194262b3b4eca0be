import Hashing
import TOML

/// The log of a run: one record a line, each with a hash of everything before it.
///
/// A line is a flat JSON object whose last member, `chain`, is the first half of the BLAKE3 hash of the chain before
/// and the line without it. So two runs are compared by their last lines, and no line can be changed, moved or left
/// out without the next ones showing it. The first line holds all that a replay needs, the last says that the log is
/// whole.
public struct MarketLog: Sendable {
    public static let version = 1
    static let chainLength = 16
    /// How every log begins.
    static let opening = "{\"log\":\"nexus market\""

    /// The chain after the last line.
    private var chain = [UInt8](repeating: 0, count: MarketLog.chainLength)
    public private(set) var lineCount = 0

    public init() {}

    /// The hash that stands for everything written so far.
    public var hash: String { Hex.text(chain) }

    /// The first line. `until` is where the run is cut off, in milliseconds.
    public mutating func begin(_ market: Market, until: Int?) -> String {
        var body = Self.opening + ",\"version\":\(Self.version),\"scenario\":"
        // A basic string as the writer of TOML writes it is a string of JSON as well.
        body += TOMLWriter.string(market.scenario.name) + ",\"mechanism\":\"\(market.mechanismType.name)\""
        // Seeds have 64 bits, more than some readers' numbers keep.
        body += ",\"seed\":\"\(market.seed)\",\"until\":\(until.map(String.init) ?? "null")"
        if let machine = market.machine { body += ",\"machine\":\(machine)" }
        body += ",\"text\":" + TOMLWriter.string(market.scenario.text)
        return finished(body)
    }

    /// The lines of the event that a market has just made.
    public mutating func lines(of market: Market) -> [String] {
        market.records.map { record in
            var body = "{\"n\":\(market.eventCount),\"t\":\(market.now.milliseconds)"
            body += ",\"event\":\"\(record.name)\""
            for field in record.fields {
                body += ",\"\(field.key)\":"
                switch field.value {
                case .number(let number): body += String(number)
                case .word(let word): body += "\"\(word)\""
                case .none: body += "null"
                }
            }
            return finished(body)
        }
    }

    /// The last line.
    public mutating func end(_ market: Market) -> String {
        finished(
            "{\"end\":\(market.eventCount),\"t\":\(market.now.milliseconds),\"conserved\":"
                + "\(market.floor.ledger.total == market.floor.ledger.deposited ? 1 : 0)")
    }

    private mutating func finished(_ body: String) -> String {
        chain = Self.next(chain, body.utf8)
        lineCount += 1
        return body + Self.chainKey + hash + "\"}"
    }

    static let chainKey = ",\"chain\":\""

    static func next(_ chain: [UInt8], _ body: some Sequence<UInt8>) -> [UInt8] {
        var hasher = Blake3()
        hasher.update(chain)
        hasher.update(Array(body))
        return hasher.finalize(count: chainLength)
    }
}
