/// Which step is in which row: one byte a step, and for every batch of steps the number of rows before it.
///
/// It does not look at cells, so that a poked cycle column misleads nobody.
struct StepIndex: Sendable {
    /// A row of a chip, counted over all its pieces.
    struct Place: Sendable, Hashable {
        /// Index of the chip in `ChipCatalogue.programs`.
        let chip: Int
        let row: Int
    }

    /// Steps between two counts: a look-up reads at most so many bytes.
    static let batch = 1 << 12
    /// The mark of a step for which the program has no form.
    static let none = UInt8.max

    /// For each step, the index of its form.
    let forms: [UInt8]
    /// For each batch, how many rows of each form come before it; one batch after the other.
    let counts: [UInt32]
    /// For each refresh chip, its index in the catalogue and the steps of its rows, ascending.
    let refreshes: [(chip: Int, steps: [UInt32])]

    private var formCount: Int { Form.allCases.count }

    var steps: Int { forms.count }

    /// The rows of a step: refreshes, then the instruction.
    func places(ofStep step: Int) -> [Place] {
        guard forms.indices.contains(step) else { return [] }
        var places: [Place] = []
        for (chip, steps) in refreshes {
            let first = steps.firstIndex(notBelow: UInt32(step))
            places += steps[first...].prefix { $0 == step }.indices.map { Place(chip: chip, row: $0) }
        }
        let form = forms[step]
        guard form != Self.none else { return places }
        let batch = step / Self.batch
        let before = forms[(batch * Self.batch)..<step].count { $0 == form }
        places.append(Place(chip: Int(form), row: Int(count(of: Int(form), beforeBatch: batch)) + before))
        return places
    }

    /// The step of a row; nil for rows of other chips and rows that are not in use.
    func step(of place: Place) -> Int? {
        if let (_, steps) = refreshes.first(where: { $0.chip == place.chip }) {
            return steps.indices.contains(place.row) ? Int(steps[place.row]) : nil
        }
        guard place.chip < formCount, place.row >= 0 else { return nil }
        // The last batch that starts at or before the row.
        var low = 0
        var high = counts.count / formCount
        while low < high {
            let middle = (low + high) / 2
            if count(of: place.chip, beforeBatch: middle) <= UInt32(place.row) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low > 0 else { return nil }
        let first = (low - 1) * Self.batch
        var left = place.row - Int(count(of: place.chip, beforeBatch: low - 1))
        for step in first..<min(first + Self.batch, forms.count) where forms[step] == place.chip {
            if left == 0 { return step }
            left -= 1
        }
        return nil
    }

    private func count(of form: Int, beforeBatch batch: Int) -> UInt32 {
        counts[batch * formCount + form]
    }
}

extension [UInt32] {
    /// The index of the first element that is at least `value`, in a sorted array.
    func firstIndex(notBelow value: UInt32) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
