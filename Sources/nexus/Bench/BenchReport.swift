import Engine

/// Figures as a table for people and as an object for programs.
enum BenchReport {
    static func table(_ figures: [Figure]) -> String {
        let rows = figures.map { figure in
            [figure.name, number(figure.value) + " " + figure.unit, bar(figure), verdict(figure)]
        }
        return TextTable.text([["measured", "figure", "bar", ""]] + rows)
    }

    static func json(_ results: [(benchmark: String, figures: [Figure])]) -> JSONText {
        let benchmarks = results.map { result -> JSONText in
            ["name": .string(result.benchmark), "figures": .array(result.figures.map(object))]
        }
        return .object([.init("schema", 1), .init("benchmarks", .array(benchmarks))])
    }

    private static func object(_ figure: Figure) -> JSONText {
        var members: [JSONText.Member] = [
            .init("name", .string(figure.name)), .init("value", .number(figure.value)),
            .init("unit", .string(figure.unit)),
        ]
        switch figure.bar {
        case .atLeast(let limit): members.append(.init("atLeast", .number(limit)))
        case .atMost(let limit): members.append(.init("atMost", .number(limit)))
        case nil: break
        }
        if let passes = figure.passes { members.append(.init("passes", .bool(passes))) }
        return .object(members)
    }

    private static func bar(_ figure: Figure) -> String {
        switch figure.bar {
        case .atLeast(let limit): "at least \(number(limit))"
        case .atMost(let limit): "at most \(number(limit))"
        case nil: ""
        }
    }

    private static func verdict(_ figure: Figure) -> String {
        figure.passes.map { $0 ? "pass" : "miss" } ?? ""
    }

    /// Three significant digits.
    private static func number(_ value: Double) -> String {
        guard value.isFinite else { return "nothing" }
        if value == value.rounded() || abs(value) >= 100 { return Grouped.text(Int(value.rounded())) }
        var (unit, digits) = (abs(value), 2)
        while unit < 1, digits < 5 { (unit, digits) = (unit * 10, digits + 1) }
        if unit >= 10, digits > 1 { digits -= 1 }
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        return String((value * scale).rounded() / scale)
    }
}
