/// Finds items by some of their letters in order: "sb" finds "Step Back".
enum FuzzyMatch {
    /// How well the query's letters are found in the text; nil when they are not. Higher is better.
    ///
    /// Letters at the start of a word and letters that follow each other count more; a query that stands in the text
    /// as it is counts most.
    static func score(_ query: String, in text: String) -> Int? {
        let wanted = Array(query.lowercased().unicodeScalars.filter { $0 != " " })
        guard !wanted.isEmpty else { return 0 }
        let letters = Array(text.lowercased().unicodeScalars)
        if let start = position(of: Array(query.lowercased().unicodeScalars), in: letters) {
            let isWordStart = start == 0 || letters[start - 1] == " "
            return 1000 - min(start, 200) + (isWordStart ? 500 : 0)
        }
        var score = 0
        var next = 0
        var last = -2
        for (index, letter) in letters.enumerated() where next < wanted.count && letter == wanted[next] {
            score += index == last + 1 ? 8 : 1
            if index == 0 || letters[index - 1] == " " { score += 6 }
            last = index
            next += 1
        }
        return next == wanted.count ? score : nil
    }

    private static func position(of needle: [Unicode.Scalar], in hay: [Unicode.Scalar]) -> Int? {
        guard needle.count <= hay.count else { return nil }
        return (0...(hay.count - needle.count)).first { hay[$0..<($0 + needle.count)].elementsEqual(needle) }
    }
}
