import Algebra
import CKernels

/// The fractions at the bottom of the tree, computed from the columns whenever they are needed: they are half of all
/// fractions, reading the columns costs less than reading them back, and no memory holds them.
///
/// Instead of a denominator d these leaves can give d + ν · n, n being the numerator: what the sumcheck of their layer
/// works on (`BusArgumentLeafLayer`).
final class BusArgumentLeaves: @unchecked Sendable {
    // Sharing is safe: nothing changes after init, and columns are not written while there is a proof in the making.

    /// One entry with its numbers where kernels read them.
    struct Form {
        let entry: BusArgumentEntry
        /// Of rows in use, and of the others.
        let constants: (inUse: QM31, unused: QM31)
        /// The rows that have the first constant.
        let rowsInUse: Int
        /// Where its terms begin in `columns` and `factors`.
        let firstTerm: Int
        let terms: Int
    }

    let forms: [Form]
    /// Fractions in all.
    let count: Int
    private let columns: UnsafeMutablePointer<UnsafePointer<UInt32>>
    private let factors: UnsafeMutablePointer<UInt32>
    let kernels: NexusBusKernels

    /// The leaves of these entries, which follow each other without gaps; denominators are shifted by `shift` times the
    /// numerators.
    init(_ entries: [BusArgumentEntry], shift: QM31, kernels: NexusBusKernels) {
        self.kernels = kernels
        count = entries.last?.end ?? 0
        let room = entries.reduce(1) { $0 + $1.terms.count + 1 }
        columns = .allocate(capacity: room)
        factors = .allocate(capacity: 4 * room)
        var forms: [Form] = []
        forms.reserveCapacity(entries.count)
        var term = 0
        for entry in entries {
            let first = term
            for (column, factor) in entry.terms {
                Self.set(columns, factors, &term, column, factor)
            }
            let shifted = entry.sign * shift
            switch entry.numerator {
            case .one(let rowsInUse):
                forms.append(
                    Form(
                        entry: entry, constants: (entry.constant + shifted, entry.constant),
                        rowsInUse: shift.isZero ? entry.height : rowsInUse,
                        firstTerm: first, terms: term - first))
            case .count(let column):
                if !shift.isZero { Self.set(columns, factors, &term, column, shifted) }
                forms.append(
                    Form(
                        entry: entry, constants: (entry.constant, entry.constant),
                        rowsInUse: entry.height, firstTerm: first, terms: term - first))
            }
        }
        self.forms = forms
    }

    deinit {
        columns.deallocate()
        factors.deallocate()
    }

    private static func set(
        _ columns: UnsafeMutablePointer<UnsafePointer<UInt32>>, _ factors: UnsafeMutablePointer<UInt32>,
        _ term: inout Int, _ column: UnsafePointer<UInt32>, _ factor: QM31
    ) {
        (columns + term).initialize(to: column)
        factor.withWords { (factors + 4 * term).initialize(from: $0, count: 4) }
        term += 1
    }

    /// Writes the (shifted) denominators of a range of leaves, its first one at the start of `out`.
    func denominators(_ range: Range<Int>, _ out: BusArgumentPlanes) {
        forEachForm(range) { form, rows, position in
            let inUse = rows.clamped(to: 0..<form.rowsInUse)
            let unused = rows.clamped(to: form.rowsInUse..<max(form.rowsInUse, form.entry.height))
            affine(form, inUse, form.constants.inUse, out, position)
            affine(form, unused, form.constants.unused, out, position + inUse.count)
        }
    }

    /// Writes the numerators of a range of leaves of an entry that counts.
    func counts(_ range: Range<Int>, _ out: BusArgumentPlanes) {
        forEachForm(range) { form, rows, position in
            guard case .count(let column) = form.entry.numerator else {
                preconditionFailure("only entries that count have numerators to write")
            }
            counts(column, form.entry.sign, rows, out, position)
        }
    }

    /// Writes the sums of the pairs of leaves of a range of pairs: the layer above. Numbers of pairs are the same there.
    func addPairs(_ pairs: Range<Int>, _ p: BusArgumentPlanes, _ q: BusArgumentPlanes) {
        let leaves = 2 * pairs.lowerBound..<2 * pairs.upperBound
        let stride = leaves.count + 16
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 8 * stride) { memory in
            let scratch = BusArgumentPlanes(base: memory.baseAddress!, stride: stride)
            let numerators = BusArgumentPlanes(base: memory.baseAddress! + 4 * stride, stride: stride)
            denominators(leaves, scratch)
            forEachForm(leaves) { form, rows, position in
                let first = pairs.lowerBound + position / 2
                let count = rows.count / 2
                switch form.entry.numerator {
                case .one(let rowsInUse):
                    addUnits(
                        form.entry.isNegative, min(max(0, rowsInUse - rows.lowerBound), rows.count), count,
                        scratch, position, p, q, first)
                case .count(let column):
                    counts(column, form.entry.sign, rows, numerators, position)
                    kernels.add(
                        p.at(first), q.at(first), p.stride, numerators.at(position), stride,
                        scratch.at(position), stride, count)
                }
            }
        }
    }

    /// Adds pairs of ±1/x of which the first `inUse` fractions have a numerator and the others 0.
    private func addUnits(
        _ isNegative: Bool, _ inUse: Int, _ count: Int, _ x: BusArgumentPlanes, _ position: Int,
        _ p: BusArgumentPlanes, _ q: BusArgumentPlanes, _ first: Int
    ) {
        let whole = inUse / 2
        kernels.add_units(
            p.at(first), q.at(first), p.stride, x.at(position), x.stride, whole, isNegative ? 1 : 0)
        guard whole < count else { return }
        kernels.multiply(
            q.at(first + whole), q.stride, x.at(position + 2 * whole), x.stride, count - whole)
        p.clear(first + whole..<first + count)
        if inUse % 2 == 1 {
            // 1/x + 0/y = y/(x y).
            let other = x[position + inUse]
            p[first + whole] = isNegative ? -other : other
        }
    }

    private func affine(
        _ form: Form, _ rows: Range<Int>, _ constant: QM31, _ out: BusArgumentPlanes, _ position: Int
    ) {
        guard !rows.isEmpty else { return }
        constant.withWords { constant in
            kernels.affine(
                out.at(position), out.stride, rows.count, constant, columns + form.firstTerm, rows.lowerBound,
                factors + 4 * form.firstTerm, form.terms)
        }
    }

    private func counts(
        _ column: UnsafePointer<UInt32>, _ sign: QM31, _ rows: Range<Int>, _ out: BusArgumentPlanes,
        _ position: Int
    ) {
        withUnsafePointer(to: column) { columns in
            QM31.zero.withWords { zero in
                sign.withWords { sign in
                    kernels.affine(
                        out.at(position), out.stride, rows.count, zero, columns, rows.lowerBound, sign, 1)
                }
            }
        }
    }

    /// Calls `body` with each entry that has leaves in a range, its rows there, and where they begin in the range.
    private func forEachForm(_ range: Range<Int>, _ body: (Form, Range<Int>, Int) -> Void) {
        var (low, high) = (0, forms.count)
        while low + 1 < high {
            let middle = (low + high) / 2
            if forms[middle].entry.offset <= range.lowerBound { low = middle } else { high = middle }
        }
        var index = low
        while index < forms.count, forms[index].entry.offset < range.upperBound {
            let entry = forms[index].entry
            let first = max(range.lowerBound, entry.offset)
            let end = min(range.upperBound, entry.end)
            body(forms[index], first - entry.offset..<end - entry.offset, first - range.lowerBound)
            index += 1
        }
    }
}
