/// Every mechanism, in the order in which they are compared; this is their only list.
public enum MechanismCatalogue {
    public static let mechanisms: [any Mechanism.Type] = [
        OrderBookMechanism.self,
        BatchMechanism.self,
        DutchMechanism.self,
        SealedMechanism.self,
        SecondPriceMechanism.self,
        McAfeeMechanism.self,
        CommitteeMechanism.self,
    ]

    public static var names: [String] { mechanisms.map { $0.name } }

    public static func mechanism(named name: String) -> (any Mechanism.Type)? {
        mechanisms.first { $0.name == name }
    }
}
