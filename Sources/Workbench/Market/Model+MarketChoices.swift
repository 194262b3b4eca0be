import ProofMarket

/// What of a market is chosen from a list.
public enum MarketChoice: String, Sendable, Hashable {
    case scenario, mechanism, comparison

    var title: String {
        switch self {
        case .scenario: "Another market"
        case .mechanism: "Begin again under"
        case .comparison: "Compare with"
        }
    }
}

/// The lists of scenarios and mechanisms.
extension Model {
    /// Opens a list of what there is to choose from.
    mutating func presentMarket(_ choice: MarketChoice) {
        if choice == .scenario { market.readScenarios() }
        present(.chooser(Chooser(.market(choice))))
        // What is shown now is no choice: the list stands on what comes after it.
        let items = marketItems(choice)
        let present = items.firstIndex { $0.role == .textStrong } ?? -1
        editChooser { $0.list.selected = (present + 1) % max(1, items.count) }
        selectItem(by: 0)
    }

    /// The items of such a list; what is shown now stands out.
    func marketItems(_ choice: MarketChoice) -> [ChooserItem] {
        guard let now = market.market else { return [] }
        switch choice {
        case .scenario:
            return market.choices.map { scenario in
                item(
                    scenario.name, scenario.summary, isPresent: scenario.name == now.scenario.name,
                    command: "market \(scenario.name)")
            } + [
                item(
                    "seed \(now.seed &+ 1)", "\(now.scenario.name) again with other chance", isPresent: false,
                    command: "market \(now.scenario.name) \(now.seed &+ 1)")
            ]
        case .mechanism:
            return MechanismCatalogue.mechanisms.map { mechanism in
                item(
                    mechanism.name, mechanism.summary, isPresent: mechanism == now.mechanismType,
                    command: "market \(now.scenario.name) \(mechanism.name)")
            }
        case .comparison:
            let shown = market.other?.market.mechanismType
            let others = MechanismCatalogue.mechanisms.filter { $0 != now.mechanismType }.map { mechanism in
                item(
                    mechanism.name, mechanism.summary, isPresent: shown.map { $0 == mechanism } ?? false,
                    command: "compare \(mechanism.name)")
            }
            guard shown != nil else { return others }
            let none = item("nothing", "show one market again", isPresent: false, command: "compare nothing")
            return others + [none]
        }
    }

    private func item(_ name: String, _ summary: String, isPresent: Bool, command: String) -> ChooserItem {
        ChooserItem(
            MarketColumn.left(name, 10) + summary, message: .command(command),
            role: isPresent ? .textStrong : .text)
    }
}
