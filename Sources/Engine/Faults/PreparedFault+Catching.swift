import Chips
import Constraints

extension PreparedFault.Catcher {
    /// Whether this one is among what complains.
    public func caught(_ failures: [Failure], in tables: [Table]) -> Bool {
        failures.contains { failure in
            switch (self, failure) {
            case (.rule(let label), .rule(let violation)):
                return tables[violation.row.table].program.constraints[violation.constraint].label == label
            case (.rule(let label), .bus(let imbalance)):
                return imbalance.ends.contains { end in
                    end.table.map { tables[$0].program.entries[end.entry].label } == label
                }
            case (.bus(let name), .bus(let imbalance)):
                return imbalance.tuple.bus.name == name
            case (.bus, .rule), (_, .verifier):
                return false
            }
        }
    }
}
