/// Searching in lines of text without regard to case, as `/` does in every pane.
enum TextSearch {
    /// The places of a text in a line, in scalars.
    static func ranges(of text: String, in line: String) -> [Range<Int>] {
        guard !text.isEmpty else { return [] }
        let wanted = Array(text.lowercased().unicodeScalars)
        let scalars = Array(line.lowercased().unicodeScalars)
        var ranges: [Range<Int>] = []
        var start = 0
        while start + wanted.count <= scalars.count {
            if scalars[start..<(start + wanted.count)].elementsEqual(wanted) {
                ranges.append(start..<(start + wanted.count))
                start += wanted.count
            } else {
                start += 1
            }
        }
        return ranges
    }

    static func contains(_ text: String, in line: String) -> Bool {
        !text.isEmpty && line.lowercased().contains(text.lowercased())
    }

    /// The next line after `start` that holds the text, going round at the end; nil when none does.
    static func next(
        _ text: String, from start: Int, count: Int, backward: Bool, line: (Int) -> String
    ) -> Int? {
        guard count > 0, !text.isEmpty else { return nil }
        let wanted = text.lowercased()
        for distance in 1...count {
            let index = (start + (backward ? count - distance % count : distance) + count) % count
            if line(index).lowercased().contains(wanted) { return index }
        }
        return nil
    }
}
