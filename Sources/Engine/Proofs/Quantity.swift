/// Quantities for people: three digits or so, with their unit.
public enum Quantity {
    public static func seconds(_ seconds: Double) -> String {
        switch seconds {
        case ..<0.001: number(seconds * 1e6, digits: 0) + " µs"
        case ..<1: number(seconds * 1000, digits: seconds < 0.1 ? 1 : 0) + " ms"
        case ..<100: number(seconds, digits: 2) + " s"
        case ..<3600: "\(Int(seconds) / 60) min \(Int(seconds) % 60) s"
        default: "\(Int(min(seconds, 1e15)) / 3600) h \(Int(min(seconds, 1e15)) / 60 % 60) min"
        }
    }

    public static func bytes(_ count: Int) -> String {
        switch count {
        case ..<1024: "\(count) B"
        case ..<(1 << 20): number(Double(count) / 1024, digits: 1) + " KiB"
        case ..<(1 << 30): number(Double(count) / 1_048_576, digits: 1) + " MiB"
        default: number(Double(count) / 1_073_741_824, digits: 2) + " GiB"
        }
    }

    /// A large count with k, M or G.
    public static func count(_ count: Double) -> String {
        switch count {
        case ..<1000: number(count, digits: 0)
        case ..<1e6: number(count / 1e3, digits: 1) + " k"
        case ..<1e9: number(count / 1e6, digits: 1) + " M"
        default: number(count / 1e9, digits: 2) + " G"
        }
    }

    /// A speed in thousand cycles a second.
    public static func kilohertz(_ speed: Double) -> String {
        number(speed, digits: speed < 10 ? 1 : 0) + " kHz"
    }

    public static func percent(_ share: Double) -> String { number(share * 100, digits: 1) + " %" }

    /// With so many digits after the point.
    public static func number(_ value: Double, digits: Int) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
        let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
        let scaled = Int((abs(value) * Double(scale)).rounded())
        let sign = value < 0 && scaled > 0 ? "-" : ""
        guard digits > 0 else { return sign + Grouped.text(scaled) }
        let fraction = String(scaled % scale)
        return sign + Grouped.text(scaled / scale) + "."
            + String(repeating: "0", count: digits - fraction.count) + fraction
    }
}

extension String {
    /// Filled up with spaces on the right.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
    /// Filled up with spaces on the left.
    public func leftPadded(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - count)) + self
    }
}
