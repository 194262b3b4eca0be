import Algebra

/// Why tables are too high for their buses.
public enum BusCapacityError: Error, Sendable, Hashable, CustomStringConvertible {
    /// With so many tuples, one that is sent a multiple of p times would count as never sent.
    case tooManyTuples(count: Int, limit: Int)

    public var description: String {
        switch self {
        case .tooManyTuples(let count, let limit):
            "The tables could put \(count) tuples on their buses; counts are exact only below \(limit). "
                + "Prove a shorter run."
        }
    }
}

/// Buses count modulo the field's characteristic, so a tuple could be sent p times with no one receiving it. It cannot
/// when all tables together have room for fewer than p tuples.
public enum BusCapacity {
    /// Checks the sum of weight times height: every row of a table counts, in use or not, and each of its entries
    /// that counts at most once weighs 1. Offers of lookup tables weigh nothing: what they offer is true, however
    /// often.
    public static func check(
        _ tables: [(program: ConstraintProgram, logHeight: Int)], statementEntries: Int
    ) throws(BusCapacityError) {
        let limit = Int(M31.modulus)
        var count = statementEntries
        for (program, logHeight) in tables {
            let weight = program.entries.count { !$0.isOffer }
            let (tuples, overflow) = weight.multipliedReportingOverflow(by: 1 << min(max(logHeight, 0), 61))
            count = overflow || count > Int.max - tuples ? .max : count + tuples
        }
        guard count < limit else { throw .tooManyTuples(count: count, limit: limit) }
    }
}

extension BusEntry {
    /// Whether a lookup table offers its rows by this entry.
    public var isOffer: Bool {
        if case .count = multiplicity { true } else { false }
    }
}
