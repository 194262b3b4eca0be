/// How much of a line a part of a split gets.
public enum Constraint: Hashable, Sendable {
    /// This many cells, as long as there are that many.
    case fixed(Int)
    /// This share of the whole, in per cent.
    case percent(Int)
    /// A share, in per cent, but at least so many cells.
    case percentAtLeast(Int, minimum: Int)
    /// What is left, shared by weight, but at least so many cells.
    case fill(weight: Int, minimum: Int)

    public static let fill = Constraint.fill(weight: 1, minimum: 0)
}

extension Rect {
    /// Cuts the rectangle into parts side by side, left to right.
    public func splitHorizontally(_ constraints: [Constraint], gap: Int = 0) -> [Rect] {
        var column = x
        return Layout.lengths(width, constraints, gap: gap).map { length in
            let start = min(column, right)
            column += length + gap
            return Rect(x: start, y: y, width: min(length, right - start), height: height)
        }
    }

    /// Cuts the rectangle into parts below each other, top to bottom.
    public func splitVertically(_ constraints: [Constraint], gap: Int = 0) -> [Rect] {
        var line = y
        return Layout.lengths(height, constraints, gap: gap).map { length in
            let start = min(line, bottom)
            line += length + gap
            return Rect(x: x, y: start, width: width, height: min(length, bottom - start))
        }
    }
}

/// Shares out the cells of a line.
public enum Layout {
    /// The length of each part; together they are exactly `total` when a part may fill, never more.
    ///
    /// Where the room is short, fixed parts and minima are served first to last, and the rest get nothing.
    public static func lengths(_ total: Int, _ constraints: [Constraint], gap: Int = 0) -> [Int] {
        let gaps = max(0, gap) * max(0, constraints.count - 1)
        let room = max(0, total - gaps)
        var lengths = constraints.map { least($0, of: room) }
        var left = room
        for index in lengths.indices {
            lengths[index] = min(lengths[index], left)
            left -= lengths[index]
        }
        let weights = constraints.map { constraint in
            if case .fill(let weight, _) = constraint { return max(0, weight) }
            return 0
        }
        shareOut(left, by: weights, to: &lengths)
        return lengths
    }

    private static func least(_ constraint: Constraint, of room: Int) -> Int {
        switch constraint {
        case .fixed(let count): max(0, min(count, room))
        case .percent(let share): room * min(max(0, share), 100) / 100
        case .percentAtLeast(let share, let minimum):
            max(room * min(max(0, share), 100) / 100, min(max(0, minimum), room))
        case .fill(_, let minimum): max(0, min(minimum, room))
        }
    }

    /// Brings the filling parts up to their weighted share of all that is not taken by the others.
    private static func shareOut(_ left: Int, by weights: [Int], to lengths: inout [Int]) {
        var left = left
        var open = weights.indices.filter { weights[$0] > 0 }
        // A part whose minimum is above its share keeps the minimum; the others share again.
        while left > 0, !open.isEmpty {
            let weight = open.reduce(0) { $0 + weights[$1] }
            let pool = left + open.reduce(0) { $0 + lengths[$1] }
            let large = open.filter { lengths[$0] * weight > pool * weights[$0] }
            if !large.isEmpty {
                open.removeAll { large.contains($0) }
                continue
            }
            var given = 0
            var weightSoFar = 0
            for index in open {
                weightSoFar += weights[index]
                let end = pool * weightSoFar / weight
                lengths[index] = end - given
                given = end
            }
            left = 0
        }
    }
}
