/// How records are written: a name and fields in a fixed order.
extension MarketRecord {
    public enum Field: Sendable, Hashable {
        case number(Int)
        case word(String)
        case none
    }

    /// The word for what happened.
    public var name: String { written.name }
    public var fields: [(key: String, value: Field)] { written.fields }

    private var written: (name: String, fields: [(key: String, value: Field)]) {
        switch self {
        case .joined(let prover, let stake): ("joined", Self.list(("prover", prover), ("stake", stake)))
        case .left(let prover): ("left", Self.list(("prover", prover)))
        case .stopped(let prover): ("stopped", Self.list(("prover", prover)))
        case .resumed(let prover): ("resumed", Self.list(("prover", prover)))
        case .demand(let client, let rate): ("demand", Self.list(("client", client), ("rate", rate)))
        case .intervened(let intervention): ("intervened", intervention.fields)
        case .submitted(
            let order, let client, let cycles, let minPrice, let maxPrice, let collateral, let fee):
            (
                "submitted",
                Self.list(
                    ("order", order), ("client", client), ("cycles", cycles), ("min", minPrice),
                    ("max", maxPrice), ("collateral", collateral), ("fee", fee))
            )
        case .bid(let order, let prover, let price):
            ("bid", Self.list(("order", order), ("prover", prover), ("price", price)))
        case .committed(let order, let prover, let bond):
            ("committed", Self.list(("order", order), ("prover", prover), ("bond", bond)))
        case .revealed(let order, let prover, let price, let bond):
            ("revealed", Self.list(("order", order), ("prover", prover), ("price", price), ("bond", bond)))
        case .withheld(let order, let prover, let bond):
            ("withheld", Self.list(("order", order), ("prover", prover), ("bond", bond)))
        case .cleared(let perMega, let orders):
            ("cleared", Self.list(("per_mega", perMega), ("orders", orders)))
        case .locked(let order, let prover, let price, let payment, let collateral, let fee):
            (
                "locked",
                Self.list(
                    ("order", order), ("prover", prover), ("price", price), ("payment", payment),
                    ("collateral", collateral), ("fee", fee))
            )
        case .started(let order, let prover): ("started", Self.list(("order", order), ("prover", prover)))
        case .failed(let order, let prover): ("failed", Self.list(("order", order), ("prover", prover)))
        case .delivered(let order, let prover, let bytes, let fingerprint, let fee):
            (
                "delivered",
                Self.list(("order", order), ("prover", prover), ("bytes", bytes), ("fee", fee))
                    + [("fingerprint", .word(Hex.text(fingerprint)))]
            )
        case .proved(let order, let prover, let bytes, let digest, let verdict):
            (
                Self.provedName,
                Self.list(("order", order), ("prover", prover), ("bytes", bytes))
                    + [("digest", .word(digest.hexadecimal)), ("verdict", .word(verdict.name))]
            )
        case .verified(let order, let prover, let verdict):
            (
                "verified",
                Self.list(("order", order), ("prover", prover)) + [("verdict", .word(verdict.name))]
            )
        case .paid(let order, let prover, let price, let income, let refund, let collateral):
            (
                "paid",
                Self.list(
                    ("order", order), ("prover", prover), ("price", price), ("operator", income),
                    ("refund", refund), ("collateral", collateral))
            )
        case .overdue(let order, let prover): ("overdue", Self.list(("order", order), ("prover", prover)))
        case .running(let order, let prover): ("running", Self.list(("order", order), ("prover", prover)))
        case .rescued(let order, let prover, let price, let income, let refund):
            (
                "rescued",
                Self.list(
                    ("order", order), ("prover", prover), ("price", price), ("operator", income),
                    ("refund", refund))
            )
        case .slashed(let order, let prover, let burned, let deliverer, let reward, let income):
            (
                "slashed",
                Self.list(("order", order), ("prover", prover), ("burned", burned))
                    + [("deliverer", deliverer.map { .number($0) } ?? .none)]
                    + Self.list(("reward", reward), ("operator", income))
            )
        case .expired(let order, let refund): ("expired", Self.list(("order", order), ("refund", refund)))
        case .abandoned(let order, let refund):
            ("abandoned", Self.list(("order", order), ("refund", refund)))
        }
    }

    static let provedName = "proved"

    fileprivate static func list(_ fields: (String, Int)...) -> [(key: String, value: Field)] {
        fields.map { ($0.0, .number($0.1)) }
    }
}

extension Intervention {
    fileprivate var fields: [(key: String, value: MarketRecord.Field)] {
        switch self {
        case .stop(let prover): [("action", .word("stop"))] + MarketRecord.list(("prover", prover))
        case .resume(let prover): [("action", .word("resume"))] + MarketRecord.list(("prover", prover))
        case .demand(let rate): [("action", .word("demand"))] + MarketRecord.list(("rate", rate))
        case .take(let order): [("action", .word("take"))] + MarketRecord.list(("order", order))
        }
    }

    /// Reads what a log says about an intervention.
    init?(_ line: LogLine, provers: Int, orders: Int) {
        guard let action = line.word("action") else { return nil }
        switch action {
        case "stop", "resume":
            guard let prover = line.number("prover"), (0..<provers).contains(prover) else { return nil }
            self = action == "stop" ? .stop(prover: prover) : .resume(prover: prover)
        case "demand":
            guard let rate = line.number("rate"), (1...1_000_000).contains(rate) else { return nil }
            self = .demand(rate: rate)
        case "take":
            guard let order = line.number("order"), (0..<orders).contains(order) else { return nil }
            self = .take(order: order)
        default: return nil
        }
    }
}

enum Hex {
    static func text(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    static func text(_ bytes: some Sequence<UInt8>) -> String {
        var text = ""
        for byte in bytes { text += (byte < 16 ? "0" : "") + String(byte, radix: 16) }
        return text
    }
}
