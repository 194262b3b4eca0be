/// Typed getters. `optional…` gives nil for a missing key; the others throw. All throw for another type.
extension TOMLTable {
    public func string(_ key: String) throws(TOMLError) -> String {
        try required(key, "a string", optionalString(key))
    }

    public func optionalString(_ key: String) throws(TOMLError) -> String? {
        guard let value = self[key] else { return nil }
        guard case .string(let text) = value.content else { throw mismatch(key, "a string", value) }
        return text
    }

    public func integer(_ key: String) throws(TOMLError) -> Int {
        try required(key, "an integer", optionalInteger(key))
    }

    public func optionalInteger(_ key: String) throws(TOMLError) -> Int? {
        guard let value = self[key] else { return nil }
        guard case .integer(let number) = value.content else { throw mismatch(key, "an integer", value) }
        return Int(number)
    }

    /// An integer within a range, for sizes and counts from files that a stranger may have written.
    public func optionalInteger(_ key: String, in range: ClosedRange<Int>) throws(TOMLError) -> Int? {
        guard let number = try optionalInteger(key) else { return nil }
        guard range.contains(number) else {
            throw error(
                key, expected: "an integer from \(range.lowerBound) to \(range.upperBound)",
                found: "\(number)")
        }
        return number
    }

    /// A float; an integer is taken as one.
    public func optionalFloat(_ key: String) throws(TOMLError) -> Double? {
        guard let value = self[key] else { return nil }
        switch value.content {
        case .float(let number): return number
        case .integer(let number): return Double(number)
        default: throw mismatch(key, "a number", value)
        }
    }

    public func boolean(_ key: String) throws(TOMLError) -> Bool {
        try required(key, "true or false", optionalBoolean(key))
    }

    public func optionalBoolean(_ key: String) throws(TOMLError) -> Bool? {
        guard let value = self[key] else { return nil }
        guard case .boolean(let flag) = value.content else { throw mismatch(key, "true or false", value) }
        return flag
    }

    public func optionalTable(_ key: String) throws(TOMLError) -> TOMLTable? {
        guard let value = self[key] else { return nil }
        guard case .table(let table) = value.content else { throw mismatch(key, "a table", value) }
        return table
    }

    /// The values of an array; none for a missing key.
    public func array(_ key: String) throws(TOMLError) -> [TOMLValue] {
        guard let value = self[key] else { return [] }
        guard case .array(let values) = value.content else { throw mismatch(key, "an array", value) }
        return values
    }

    /// An array of strings; none for a missing key.
    public func strings(_ key: String) throws(TOMLError) -> [String] {
        var result: [String] = []
        for value in try array(key) {
            guard case .string(let text) = value.content else { throw mismatch(key, "a string", value) }
            result.append(text)
        }
        return result
    }

    /// An array of integers; none for a missing key.
    public func integers(_ key: String) throws(TOMLError) -> [Int] {
        var result: [Int] = []
        for value in try array(key) {
            guard case .integer(let number) = value.content else { throw mismatch(key, "an integer", value) }
            result.append(Int(number))
        }
        return result
    }

    /// An array of tables, as `[[key]]` writes it; none for a missing key.
    public func tables(_ key: String) throws(TOMLError) -> [TOMLTable] {
        var result: [TOMLTable] = []
        for value in try array(key) {
            guard case .table(let table) = value.content else { throw mismatch(key, "a table", value) }
            result.append(table)
        }
        return result
    }

    /// Refuses keys that nobody reads, so that a slip of the pen is not silently ignored.
    public func allowOnly(_ keys: [String]) throws(TOMLError) {
        for entry in entries where !keys.contains(entry.key) {
            throw TOMLError(
                file: file, position: entry.keyPosition, key: fullKey(entry.key),
                expected: "one of \(keys.joined(separator: ", "))", found: "'\(TOMLError.quoted(entry.key))'")
        }
    }

    /// An error about the value of a key, for a caller who finds more wrong with it than its type.
    public func error(_ key: String, expected: String, found: String) -> TOMLError {
        TOMLError(
            file: file, position: self[key]?.position ?? position, key: fullKey(key), expected: expected,
            found: found)
    }

    private func required<T>(_ key: String, _ expected: String, _ value: T?) throws(TOMLError) -> T {
        guard let value else { throw error(key, expected: expected, found: "no such key") }
        return value
    }

    private func mismatch(_ key: String, _ expected: String, _ value: TOMLValue) -> TOMLError {
        TOMLError(
            file: file, position: value.position, key: fullKey(key), expected: expected, found: value.kind)
    }
}
