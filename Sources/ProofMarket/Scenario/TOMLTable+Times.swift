import TOML

/// What scenarios have besides plain values: times with a unit, and ranges.
extension TOMLTable {
    func time(_ key: String) throws(TOMLError) -> Int {
        guard let time = try optionalTime(key) else {
            throw error(key, expected: "a time such as \"12s\"", found: "no such key")
        }
        return time
    }

    /// Milliseconds, at least 1; nil for a missing key.
    func optionalTime(_ key: String) throws(TOMLError) -> Int? {
        guard let text = try optionalString(key) else { return nil }
        return try milliseconds(text, key)
    }

    /// One time, or two as the ends of a range.
    func optionalTimes(_ key: String) throws(TOMLError) -> ClosedRange<Int>? {
        guard let value = self[key] else { return nil }
        guard case .array = value.content else { return try optionalTime(key).map { $0...$0 } }
        let words = try strings(key)
        guard words.count == 2 else {
            throw error(key, expected: "two times, the smaller first", found: "\(words.count)")
        }
        let (low, high) = (try milliseconds(words[0], key), try milliseconds(words[1], key))
        guard low <= high else { throw error(key, expected: "the smaller time first", found: "\(words[0])") }
        return low...high
    }

    /// One integer, or two as the ends of a range.
    func range(_ key: String, in bounds: ClosedRange<Int>) throws(TOMLError) -> ClosedRange<Int> {
        guard let value = self[key] else {
            throw error(key, expected: "an integer or two", found: "no such key")
        }
        var numbers: [Int] = []
        if case .array = value.content { numbers = try integers(key) } else { numbers = [try integer(key)] }
        guard let low = numbers.first, let high = numbers.last, numbers.count <= 2, low <= high,
            bounds.contains(low), bounds.contains(high)
        else {
            throw error(
                key, expected: "one or two integers from \(bounds.lowerBound) to \(bounds.upperBound)",
                found: numbers.count > 2 ? "\(numbers.count)" : "\(numbers)")
        }
        return low...high
    }

    private func milliseconds(_ text: String, _ key: String) throws(TOMLError) -> Int {
        if let time = TimeText.milliseconds(text) { return time }
        throw error(
            key, expected: "a time such as \"500ms\", \"12s\", \"5m\" or \"24h\"",
            found: "\"\(text.prefix(40))\"")
    }
}
