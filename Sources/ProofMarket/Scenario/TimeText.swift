/// Spans of time as people write them: "500ms", "12s", "5m", "24h".
public enum TimeText {
    /// The longest that is read: a year.
    private static let longest = 366 * 24 * 3_600_000
    private static let units = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)]

    /// Milliseconds, at least 1; nil for anything else.
    public static func milliseconds(_ text: String) -> Int? {
        for (unit, size) in units where text.hasSuffix(unit) {
            guard let number = Int(text.dropLast(unit.count)) else { continue }
            let (product, overflow) = number.multipliedReportingOverflow(by: size)
            return !overflow && (1...longest).contains(product) ? product : nil
        }
        return nil
    }

    /// Milliseconds for people, in the unit that suits them: "840 ms", "12.5 s", "3.2 min", "1.4 h".
    public static func text(_ milliseconds: Int) -> String {
        func tenths(_ unit: Int, _ name: String) -> String {
            let value = milliseconds * 10 / unit
            return value % 10 == 0 ? "\(value / 10) \(name)" : "\(value / 10).\(value % 10) \(name)"
        }
        if milliseconds < 1000 { return "\(milliseconds) ms" }
        if milliseconds < 120_000 { return tenths(1000, "s") }
        return milliseconds < 7_200_000 ? tenths(60_000, "min") : tenths(3_600_000, "h")
    }
}
