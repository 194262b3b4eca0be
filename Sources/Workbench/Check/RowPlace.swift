/// A row of a table, as people name it and as the tables count it.
public struct RowPlace: Codable, Hashable, Sendable {
    var chip: String
    /// The number among all rows of its chip.
    var number: Int
    /// The table, a piece of its chip, and the row in it.
    var table: Int
    var row: Int

    /// `add[18204]`, as a poke names it.
    var text: String { "\(chip)[\(number)]" }
}
