import Algebra

/// Linear equations, for liars who choose what they send so that something comes out.
public enum LinearSystem {
    /// Solves a · x + b · y = e, c · x + d · y = f.
    static func solve(
        _ a: QM31, _ b: QM31, _ e: QM31, _ c: QM31, _ d: QM31, _ f: QM31
    ) -> (x: QM31, y: QM31) {
        let scale = (a * d - b * c).inverse ?? .one
        return ((e * d - b * f) * scale, (a * f - e * c) * scale)
    }

    /// Numbers x with Σ_j rows[i][j] · x_j = values[i] for every i, some of them zero if there are several solutions; nil
    /// if there is none.
    public static func solve(_ rows: [[QM31]], _ values: [QM31]) -> [QM31]? {
        let unknowns = rows.first?.count ?? 0
        var rows = zip(rows, values).map { $0 + [$1] }
        var pivots: [Int] = []
        for column in 0..<unknowns {
            guard let row = (pivots.count..<rows.count).first(where: { !rows[$0][column].isZero }) else {
                continue
            }
            rows.swapAt(row, pivots.count)
            let pivot = rows[pivots.count]
            let scale = pivot[column].inverse ?? .one
            let scaled = pivot.map { $0 * scale }
            for other in rows.indices where other != pivots.count && !rows[other][column].isZero {
                let factor = rows[other][column]
                rows[other] = zip(rows[other], scaled).map { $0 - factor * $1 }
            }
            rows[pivots.count] = scaled
            pivots.append(column)
        }
        guard rows[pivots.count...].allSatisfy({ $0[unknowns].isZero }) else { return nil }
        var solution = Array(repeating: QM31.zero, count: unknowns)
        for (row, column) in pivots.enumerated() { solution[column] = rows[row][unknowns] }
        return solution
    }

    /// Elements x of the base field with Σ_j terms[j] · x_j = sum: one equation in the extension, four in the base field.
    public static func solve(_ terms: [QM31], sum: QM31) -> [M31]? {
        func coordinates(_ value: QM31) -> [QM31] { [value.a, value.b, value.c, value.d].map { QM31($0) } }
        let columns = terms.map(coordinates)
        let solution = solve((0..<4).map { row in columns.map { $0[row] } }, coordinates(sum))
        return solution?.map(\.a)
    }
}
