import Algebra

/// The numbers of the protocol that trade the size of a proof for its security.
public struct Parameters: Sendable, Hashable {
    public enum Profile: UInt8, Sendable, Hashable, CaseIterable {
        case standard = 1
        case test = 2

        /// What every output calls it.
        public var name: String {
            switch self {
            case .standard: "standard"
            case .test: "insecure, for tests"
            }
        }
    }

    public var profile: Profile
    /// Positions at which the committed words are opened.
    public var queries: Int
    /// Bits of proof of work before the positions are drawn.
    public var queryWork: Int
    /// Folds between the witness and the first folded word.
    public var firstArity: Int
    /// Folds between later words.
    public var nextArity: Int
    /// Base-2 logarithm of the length of the vector that is sent in the clear.
    public var logFinal: Int
    /// Variables of a row number that one univariate message binds.
    public var window: Int
    /// Base-2 logarithm of 1 over the rate of the code.
    public var logBlowup: Int
    /// Base-2 logarithm of the shortest stripe.
    public var leastLogStripe: Int
    /// Stripes become longer rather than more than this.
    public var mostStripes: Int
    /// What every term of the security accounting must reach, the work before the bus challenges included.
    public var targetBits: Int
    /// Bits of that work at least.
    public var leastBusWork: Int

    public init(
        profile: Profile, queries: Int, queryWork: Int, firstArity: Int, nextArity: Int, logFinal: Int,
        window: Int,
        logBlowup: Int, leastLogStripe: Int, mostStripes: Int, targetBits: Int, leastBusWork: Int
    ) {
        self.profile = profile
        self.queries = queries
        self.queryWork = queryWork
        self.firstArity = firstArity
        self.nextArity = nextArity
        self.logFinal = logFinal
        self.window = window
        self.logBlowup = logBlowup
        self.leastLogStripe = leastLogStripe
        self.mostStripes = mostStripes
        self.targetBits = targetBits
        self.leastBusWork = leastBusWork
    }

    /// 100 provable bits.
    public static let standard = Parameters(
        profile: .standard, queries: 193, queryWork: 20, firstArity: 1, nextArity: 4, logFinal: 8, window: 3,
        logBlowup: 1, leastLogStripe: 12, mostStripes: 32, targetBits: 100, leastBusWork: 0)

    /// Far too few queries; small, so that a test is over at once.
    public static let test = Parameters(
        profile: .test, queries: 12, queryWork: 3, firstArity: 1, nextArity: 2, logFinal: 2, window: 2,
        logBlowup: 1,
        leastLogStripe: 6, mostStripes: 16, targetBits: 0, leastBusWork: 3)

    /// All numbers, in the order in which they are hashed and written.
    public var numbers: [UInt32] {
        [
            UInt32(profile.rawValue), UInt32(queries), UInt32(queryWork), UInt32(firstArity),
            UInt32(nextArity),
            UInt32(logFinal), UInt32(window), UInt32(logBlowup), UInt32(leastLogStripe), UInt32(mostStripes),
            UInt32(targetBits), UInt32(leastBusWork),
        ]
    }

    /// Bits of proof of work before the challenges of the buses: they are wrong with probability `entries`/|F|, and the
    /// work lifts that to the target. `entries` counts the fractions of all tables and of the statement.
    public func busWork(entries: Int) -> Int {
        // |F| is a little below 2^124; the addend makes up for it.
        let padded = entries + entries >> 20 + 1
        let logEntries = Int.bitWidth - padded.leadingZeroBitCount
        return max(leastBusWork, targetBits - 124 + logEntries)
    }

    /// Base-2 logarithm of the length of a stripe of so many cells in all: the least for which there are not too many.
    public func logStripe(cells: Int) -> Int {
        var log = leastLogStripe
        while log < Layout.largestLogStripe, cells > mostStripes << log { log += 1 }
        return log
    }

    /// Folds between commitments: the first, then the next, down to the vector that is sent in the clear.
    public func foldSchedule(logStripe: Int) -> [Int] {
        var left = logStripe - logFinal
        var schedule: [Int] = []
        while left > 0 {
            let arity = min(schedule.isEmpty ? firstArity : nextArity, left)
            schedule.append(arity)
            left -= arity
        }
        return schedule
    }
}

extension Parameters {
    /// Whether the numbers make a protocol at all: a proof is made and read only with such parameters.
    public var areConsistent: Bool {
        1...1024 ~= queries && 0...40 ~= queryWork && 1...6 ~= firstArity && 1...6 ~= nextArity
            && 0...12 ~= logFinal
            && 0...4 ~= window && 1...4 ~= logBlowup
            && leastLogStripe >= logFinal + max(window, firstArity)
            && leastLogStripe <= Layout.largestLogStripe
            && mostStripes >= 1 && mostStripes << firstArity <= 2 * Layout.largestStripeCount
            && 0...120 ~= targetBits && 0...40 ~= leastBusWork
    }
}
