/// Finds what a person may have meant by a name that does not exist.
enum NearestNames {
    /// Longer names are compared by their beginning; more candidates are not looked at.
    private static let maxLength = 48
    private static let maxCandidates = 20_000

    /// At most `count` of the candidates that resemble the name, best first, without repetitions.
    static func nearest(to name: String, in candidates: some Sequence<String>, count: Int = 3) -> [String] {
        let wanted = folded(name)
        let bound = max(1, wanted.count / 3)
        var found: [(distance: Int, name: String)] = []
        var seen: Set<String> = []
        for candidate in candidates.prefix(maxCandidates) where !candidate.isEmpty && candidate != name {
            let letters = folded(candidate)
            var distance = self.distance(wanted, letters)
            if wanted.count >= 3, contains(letters, wanted) { distance = min(distance, 1) }
            if distance <= bound, seen.insert(candidate).inserted { found.append((distance, candidate)) }
        }
        found.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
        return found.prefix(count).map(\.name)
    }

    /// The end of an error's sentence: "; did you mean 'fib' or 'fob'?"; empty when there is nothing to offer.
    static func suggestion(_ names: [String]) -> String {
        guard let last = names.last else { return "" }
        let others = names.dropLast().map { "'\($0)'" }.joined(separator: ", ")
        return "; did you mean " + (others.isEmpty ? "" : others + " or ") + "'\(last)'?"
    }

    private static func folded(_ name: String) -> [UInt8] { Array(name.lowercased().utf8.prefix(maxLength)) }

    private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
        guard text.count >= part.count else { return false }
        return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
    }

    /// The number of letters to insert, delete or replace (Levenshtein).
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (index, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for other in right.indices {
                let replaced = diagonal + (letter == right[other] ? 0 : 1)
                diagonal = row[other + 1]
                row[other + 1] = min(replaced, diagonal + 1, row[other] + 1)
            }
        }
        return row[right.count]
    }
}
