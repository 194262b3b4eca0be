/// Finds what a person may have meant.
public enum NearMiss {
    /// Up to `limit` candidates that are a few typing mistakes away from `text`, nearest first.
    public static func suggestions(
        for text: String, among candidates: some Sequence<String>, limit: Int = 3
    ) -> [String] {
        let wanted = Array(text.lowercased().unicodeScalars.prefix(64))
        let allowed = max(1, wanted.count / 3)
        let ranked = candidates.compactMap { candidate -> (distance: Int, name: String)? in
            let scalars = Array(candidate.lowercased().unicodeScalars.prefix(64))
            if wanted.count >= 2, scalars.starts(with: wanted) { return (0, candidate) }
            let distance = distance(wanted, scalars)
            return distance <= allowed ? (distance, candidate) : nil
        }
        return ranked.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(limit).map(\.name)
    }

    /// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
    static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
        guard !first.isEmpty, !second.isEmpty else { return max(first.count, second.count) }
        var beforeLast: [Int] = []
        var last = Array(0...second.count)
        for row in 1...first.count {
            var current = [row]
            for column in 1...second.count {
                let replaced = last[column - 1] + (first[row - 1] == second[column - 1] ? 0 : 1)
                var best = min(replaced, last[column] + 1, current[column - 1] + 1)
                let isSwap =
                    row > 1 && column > 1 && first[row - 1] == second[column - 2]
                    && first[row - 2] == second[column - 1]
                if isSwap { best = min(best, beforeLast[column - 2] + 1) }
                current.append(best)
            }
            beforeLast = last
            last = current
        }
        return last[second.count]
    }
}
