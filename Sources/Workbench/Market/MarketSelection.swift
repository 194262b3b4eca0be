import ProofMarket

/// What is selected on the Market screen, and how its lists are sorted.
struct MarketSelection: Hashable, Sendable {
    /// The order that ticket and reasons are about; nil for the first of the list.
    var order: Int?
    var prover: Int?
    /// The program whose orders are listed and in the ladder; nil for all.
    var program: Int?
    var sort = Market.OrderSort.newest
    var filter = OrderGroup.all
    var standing = Market.StandingSort.profit
}

/// Orders by what a person wants to see.
enum OrderGroup: String, CaseIterable, Sendable {
    case all, open, taken, done, lost

    var phases: [OrderPhase] {
        switch self {
        case .all: OrderPhase.allCases
        case .open: [.submitted]
        case .taken: [.locked, .overdue]
        case .done: [.fulfilled]
        case .lost: [.expired, .slashed]
        }
    }
}

extension CaseIterable where Self: Equatable {
    /// The case after this one, and after the last the first.
    var following: Self {
        let all = Array(Self.allCases)
        let index = all.firstIndex(of: self) ?? 0
        return all[(index + 1) % all.count]
    }
}
