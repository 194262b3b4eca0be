/// The buses on which tables or the statement put something, in order of bus number.
struct BusList: Sendable {
    let all: [Bus]
    private let slots: [Bus: Int]

    init(tables: [Table], statement: [PublicEntry]) {
        var found = Set(statement.map(\.tuple.bus))
        for table in tables { found.formUnion(table.program.entries.map(\.bus)) }
        all = found.sorted { $0.number < $1.number }
        slots = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($0.element, $0.offset) })
    }

    /// The position of one of the buses.
    func slot(of bus: Bus) -> Int { slots[bus]! }
}
