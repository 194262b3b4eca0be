/// How a prover behaves.
public enum Strategy: String, Sendable, CaseIterable {
    /// Asks what the work costs.
    case truthful
    /// Asks its cost times a markup.
    case shading
    /// Waits until an order has nearly reached its highest price.
    case sniping
    /// Takes orders and does nothing.
    case lazy
    /// Works, and loses its work as often as its reliability says.
    case faulty
    /// Delivers bytes that are no proof.
    case invalid
    /// Delivers the proof that another prover made of the same program.
    case copycat
    /// Commits to bids and does not reveal them.
    case withholding
    /// Never asks less than the dearest member of its ring would.
    case colluding

    /// One sentence for help and error texts.
    public var summary: String {
        switch self {
        case .truthful: "asks what the work costs"
        case .shading: "asks its cost times a markup"
        case .sniping: "waits until an order has nearly reached its highest price"
        case .lazy: "takes orders and does nothing"
        case .faulty: "works, and often loses its work"
        case .invalid: "delivers bytes that are no proof"
        case .copycat: "delivers proofs of other orders"
        case .withholding: "commits to bids and does not reveal them"
        case .colluding: "keeps the price of its ring"
        }
    }

    /// Whether it spends cycles on the orders it takes.
    var works: Bool { self != .lazy && self != .invalid }
}
