import Algebra
import ProofSystem

/// The words that a prover commits to after folds, and what a liar makes of them.
struct FoldedWords {
    let layout: Layout
    /// One for each variable of a stripe that is folded.
    var challenges: [QM31] = []
    /// Word 0 is the witness and not here.
    private var words: [[QM31]] = []

    init(layout: Layout) { self.layout = layout }

    /// Commits to the word of a message.
    mutating func append(encoding message: [QM31]) {
        words.append(LineDomain.encode(message, layout.logWord - folds(before: words.count + 1)))
    }

    /// The tree over a word: a leaf holds what one check reads.
    func tree(_ number: Int) -> MerkleTree {
        let (word, arity) = (words[number - 1], layout.foldSchedule[number])
        return MerkleTree(
            (0..<word.count >> arity).map { leaf in
                word[leaf << arity..<(leaf + 1) << arity].flatMap { value in
                    [value.a.value, value.b.value, value.c.value, value.d.value]
                }
            })
    }

    /// Variables that are folded before a word is committed to.
    private func folds(before number: Int) -> Int { layout.foldSchedule[..<number].reduce(0, +) }

    // MARK: - Lies

    /// Changes the words where nobody looks until the blocks at which somebody does fold to a final vector, whatever it
    /// is. `queries`: the leaves of each word that the verifier asks for.
    mutating func fit(to final: [QM31], at queries: [[Int]]) {
        let count = layout.foldSchedule.count
        var target = LineDomain.encode(final, layout.logWord - folds(before: count))
        for number in (1..<count).reversed() {
            let (arity, first) = (layout.foldSchedule[number], folds(before: number))
            let log = layout.logWord - first
            for block in queries[number] {
                let places = block << arity..<(block + 1) << arity
                func fold(_ values: [QM31]) -> QM31 {
                    LineDomain.foldBlock(values, log, block: block, challenges[first..<first + arity])
                }
                // Where a place is asked for, it is the fold of a block below: there only the witness cannot follow.
                let place = places.first { !queries[number - 1].contains($0) } ?? places.lowerBound
                let slope = fold(places.map { $0 == place ? .one : .zero })
                let missing = target[block] - fold(Array(words[number - 1][places]))
                words[number - 1][place] += missing * (slope.inverse ?? .one)
            }
            target = words[number - 1]
        }
    }

    /// A final vector with the claimed product that has the values of the true one at the places that are asked for.
    func fitted(_ vector: [QM31], _ weight: [QM31], to claim: QM31, at queries: [[Int]]) -> [QM31] {
        let log = layout.logWord - folds(before: layout.foldSchedule.count)
        let words = vector.indices.map { index in
            LineDomain.encode(vector.indices.map { $0 == index ? QM31.one : .zero }, log)
        }
        let places = queries[queries.count - 1]
        let rows = places.map { place in words.map { $0[place] } } + [weight]
        let rest = claim - Multilinear.dot(weight, vector)
        let values = places.map { _ in QM31.zero } + [rest]
        guard let difference = LinearSystem.solve(rows, values) else { return vector }
        return zip(vector, difference).map { $0 + $1 }
    }
}
