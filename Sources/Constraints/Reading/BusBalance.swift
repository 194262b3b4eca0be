/// The tuples that are not received as often as they are sent, over all tables and the statement; rules are left out.
public struct BusBalance: Sendable {
    private let tables: [Table]
    private let statement: [PublicEntry]

    public init(tables: [Table], statement: [PublicEntry]) {
        self.tables = tables
        self.statement = statement
    }

    /// The first imbalances of every bus, in order of bus number and tuple; none when all balance.
    public func imbalances() -> [Imbalance] {
        TraceChecker(tables: tables, statement: statement).check()?.imbalances ?? []
    }
}
