#if DEBUG
    import Algebra
    import ToyCircuit

    /// Small integers that solve an equation in the extension field: the nearest point of a lattice (Lenstra, Lenstra,
    /// Lovász, 1982; Babai, 1986).
    ///
    /// A sum has 124 bits, so there are numbers of 124/n bits for n terms. A forger who may choose many small numbers is
    /// as free as one who may choose a few large ones.
    struct SmallSolution {
        /// Rows of integers, and of each what is orthogonal to those before it.
        private var rows: [[Double]]
        private var orthogonal: [[Double]]
        private var lengths: [Double]

        /// Integers x with Σ terms[i] · x_i = sum; their size is about p^(4/n). There are more than four terms.
        static func find(_ terms: [QM31], sum: QM31) -> [Int]? {
            // All solutions of Σ terms[i] · x_i = 0: each term is a sum of the first four in one way.
            guard let start = LinearSystem.solve(Array(terms[..<4]), sum: sum) else { return nil }
            let p = Double(M31.modulus)
            var rows = (0..<4).map { row in terms.indices.map { $0 == row ? p : 0 } }
            for index in 4..<terms.count {
                guard let parts = LinearSystem.solve(Array(terms[..<4]), sum: -terms[index]) else {
                    return nil
                }
                rows.append(terms.indices.map { $0 < 4 ? Double(parts[$0].value) : $0 == index ? 1 : 0 })
            }
            var lattice = SmallSolution(rows)
            lattice.reduce()
            let solution = lattice.nearest(to: terms.indices.map { $0 < 4 ? Double(start[$0].value) : 0 })
            return solution.map { Int($0) }
        }

        private init(_ rows: [[Double]]) {
            self.rows = rows
            orthogonal = rows
            lengths = rows.map { Self.dot($0, $0) }
        }

        /// Makes all rows short.
        private mutating func reduce() {
            var row = 1
            while row < rows.count {
                rows[row] = remainder(of: rows[row], by: row)
                let last = orthogonalize(row)
                if lengths[row] >= (0.99 - last * last) * lengths[row - 1] {
                    row += 1
                } else {
                    rows.swapAt(row, row - 1)
                    row = max(1, row - 1)
                    if row == 1 { _ = orthogonalize(0) }
                }
            }
        }

        /// What is left of a vector when the first rows are taken from it as often as they go.
        private func remainder(of vector: [Double], by count: Int) -> [Double] {
            var vector = vector
            for row in (0..<count).reversed() {
                let factor = (Self.dot(vector, orthogonal[row]) / lengths[row]).rounded()
                if factor != 0 { Self.subtract(factor, rows[row], from: &vector) }
            }
            return vector
        }

        private func nearest(to vector: [Double]) -> [Double] { remainder(of: vector, by: rows.count) }

        /// Answers with the part of the row that lies along the one before it.
        private mutating func orthogonalize(_ row: Int) -> Double {
            var (rest, factor) = (rows[row], 0.0)
            for other in 0..<row {
                factor = Self.dot(rest, orthogonal[other]) / lengths[other]
                Self.subtract(factor, orthogonal[other], from: &rest)
            }
            orthogonal[row] = rest
            lengths[row] = Self.dot(rest, rest)
            return factor
        }

        private static func dot(_ left: [Double], _ right: [Double]) -> Double {
            var sum = 0.0
            for index in left.indices { sum += left[index] * right[index] }
            return sum
        }

        private static func subtract(_ factor: Double, _ row: [Double], from vector: inout [Double]) {
            for index in row.indices { vector[index] -= factor * row[index] }
        }
    }
#endif
