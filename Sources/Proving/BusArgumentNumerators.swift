import Algebra
import CKernels

/// The numerators of the leaves, as far as the sumcheck of their layer needs them: the sums of eq(r, x)·P0(x)·P1(x),
/// round by round.
///
/// The numerators of an entry that counts once a row are ±[row < n]. Bound to some challenges they still are ±1 below
/// the row n and 0 above it, with one value between, and the sign cancels in the product: their sums have a closed
/// form, the same for all entries of one height and one n. Values are stored only of the entries that count, and of
/// the others once a single pair is left of them.
struct BusArgumentNumerators {
    /// Entries of a height and a number of rows in use, that count once a row.
    private struct Group {
        let logHeight: Int
        let rowsInUse: Int
        /// Σ of eq(r, ·) at the bits of their offsets above the height.
        let weight: QM31
    }

    private let leaves: BusArgumentLeaves
    private let point: [QM31]
    private let control: ProverControl
    private var groups: [Group] = []
    /// Entries that count, the highest first.
    private let counting: [BusArgumentEntry]
    private let memory: BusArgumentMemory
    private var challenges: [QM31] = []
    /// The pairs that are left of all entries, and the first of the stored tail.
    private var pairs: Int
    private var tail: Int
    /// The first entry of the tail.
    private var tailEntry: Int

    /// The numerators of these leaves, summed with the weights of a point.
    init(
        _ leaves: BusArgumentLeaves, point: [QM31], _ memory: BusArgumentMemory, _ control: ProverControl
    ) {
        self.leaves = leaves
        self.memory = memory
        self.point = point
        self.control = control
        pairs = leaves.count / 2
        tail = pairs
        tailEntry = leaves.forms.count
        let entries = leaves.forms.map(\.entry)
        counting = entries.filter { if case .count = $0.numerator { true } else { false } }
        var weights: [SIMD2<Int>: QM31] = [:]
        for entry in entries {
            guard case .one(let rowsInUse) = entry.numerator else { continue }
            let weight = Multilinear.eq(point, bitsOf: entry.offset >> 1, from: entry.logHeight - 1)
            weights[SIMD2(entry.logHeight, rowsInUse), default: .zero] += weight
        }
        groups = weights.map { Group(logHeight: $0.key.x, rowsInUse: $0.key.y, weight: $0.value) }
    }

    /// The sums of the next round.
    func sums(_ weights: BusArgumentWeights) throws(ProvingError) -> BusArgumentSums {
        let bound = challenges.count
        var total = BusArgumentSums()
        for group in groups where group.logHeight >= bound + 2 { total += group.weight * sums(of: group) }
        let ranges = storedRanges.map { $0.lowerBound / 2..<($0.upperBound + 1) / 2 }
        if bound > 0 {
            let stored = stored
            total += try weights.productSums(ranges, leaves.kernels, control) { terms, _ in
                stored.from(4 * terms.lowerBound)
            }
        } else {
            let leaves = leaves
            total += try weights.productSums(ranges, leaves.kernels, control) { terms, scratch in
                leaves.counts(4 * terms.lowerBound..<4 * terms.upperBound, scratch)
                return scratch
            }
        }
        return total
    }

    /// Binds the next variable.
    mutating func bind(_ z: QM31) throws(ProvingError) {
        let bound = challenges.count
        let to = memory.numerators(after: bound)
        try bindStored(z, to)
        challenges.append(z)
        pairs = (pairs + 1) / 2
        // Entries of which this leaves one pair join the tail.
        let forms = leaves.forms
        while tailEntry > 0, forms[tailEntry - 1].entry.logHeight <= bound + 2 {
            tailEntry -= 1
            let entry = forms[tailEntry].entry
            guard case .one(let rowsInUse) = entry.numerator else { continue }
            let pair = entry.offset >> (bound + 2)
            to[2 * pair] = entry.sign * indicator(0, (rowsInUse + 1) / 2)
            to[2 * pair + 1] = entry.sign * indicator(0, rowsInUse / 2)
        }
        tail = tailEntry < forms.count ? forms[tailEntry].entry.offset >> (bound + 2) : pairs
        if pairs % 2 == 1, tail < pairs {
            to[2 * pairs] = .zero
            to[2 * pairs + 1] = .zero
        }
    }

    /// P0 and P1 after the last variable was bound.
    var last: (QM31, QM31) {
        precondition(pairs == 1 && tail == 0, "all variables are bound")
        return (stored[0], stored[1])
    }

    // MARK: - Stored values

    private var stored: BusArgumentPlanes { memory.numerators(after: challenges.count - 1) }

    /// The pairs whose numerators are stored; before the first variable is bound, those that columns hold.
    private var storedRanges: [Range<Int>] {
        let bound = challenges.count
        var ranges = counting.prefix { $0.logHeight >= bound + 2 }
            .map { $0.offset >> (bound + 1)..<$0.end >> (bound + 1) }
        if tail < pairs { ranges.append(tail..<pairs) }
        return ranges
    }

    private func bindStored(_ z: QM31, _ to: BusArgumentPlanes) throws(ProvingError) {
        let ranges = storedRanges.map { $0.lowerBound / 2..<($0.upperBound + 1) / 2 }
        let kernels = leaves.kernels
        if !challenges.isEmpty {
            let from = stored
            try BusArgumentLoop.forEach(ranges, control) { range in
                z.withWords {
                    kernels.bind(
                        to.at(2 * range.lowerBound), to.stride, from.at(4 * range.lowerBound), from.stride,
                        range.count, $0)
                }
            }
            return
        }
        let leaves = leaves
        try BusArgumentLoop.forEach(ranges, control) { range in
            let stride = 4 * BusArgumentLoop.chunk + 16
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 4 * stride) { memory in
                let scratch = BusArgumentPlanes(base: memory.baseAddress!, stride: stride)
                leaves.counts(4 * range.lowerBound..<4 * range.upperBound, scratch)
                z.withWords {
                    kernels.bind(
                        to.at(2 * range.lowerBound), to.stride, scratch.base, stride, range.count, $0)
                }
            }
        }
    }

    // MARK: - Closed form

    /// The bound indicator of the pairs x < n of an entry: its value at a place, given the challenges so far.
    private func indicator(_ place: Int, _ n: Int) -> QM31 {
        let size = 1 << challenges.count
        let inside = min(max(0, n - place * size), size)
        return Multilinear.prefix(challenges, count: inside)
    }

    /// The sums over one entry of the group, without its weight.
    private func sums(of group: Group) -> BusArgumentSums {
        let bound = challenges.count
        // Pairs whose first, and whose second, fraction has a numerator.
        let (first, second) = ((group.rowsInUse + 1) / 2, group.rowsInUse / 2)
        let inner = Array(point[(bound + 1)..<(group.logHeight - 1)])
        var result = BusArgumentSums()
        // Where 2i is bound from ones only, up to the term where it is not.
        let whole = (second + 1 << bound) >> (bound + 1)
        result.atZero = Multilinear.prefix(inner, count: whole)
        if whole << (bound + 1) < second {
            let product = indicator(2 * whole, first) * indicator(2 * whole, second)
            result.atZero += Multilinear.eq(inner, bitsOf: whole, from: 0) * product
        }
        // Only where both indicators change has their product a coefficient of X².
        let term = second >> (bound + 1)
        let mask = 1 << (bound + 1) - 1
        if term == first >> (bound + 1), first & mask != 0, second & mask != 0 {
            let changes = [first, second].map { indicator(2 * term + 1, $0) - indicator(2 * term, $0) }
            result.quadratic = Multilinear.eq(inner, bitsOf: term, from: 0) * changes[0] * changes[1]
        }
        return result
    }
}
