/// One measured number, with the bar it is held against.
struct Figure: Sendable {
    /// What was measured, in a few words.
    var name: String
    var value: Double
    var unit: String
    /// nil for figures that only inform.
    var bar: Bar?

    enum Bar: Sendable {
        case atLeast(Double)
        case atMost(Double)
    }

    init(_ name: String, _ value: Double, _ unit: String, _ bar: Bar? = nil) {
        self.name = name
        self.value = value
        self.unit = unit
        self.bar = bar
    }

    /// Whether the bar is reached; nil without one.
    var passes: Bool? {
        switch bar {
        case .atLeast(let limit): value >= limit
        case .atMost(let limit): value <= limit
        case nil: nil
        }
    }
}
