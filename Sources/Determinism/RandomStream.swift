/// Random numbers that depend on a seed and on nothing else (SplitMix64; Steele, Lea and Flood, 2014).
///
/// A simulation takes one stream for each thing that chance decides, named by labels: the arrivals of a client stay
/// the same whatever the rest of the simulation draws, so that two rules can be compared on the same demand. The
/// standard library's `random(in:using:)` is not used, because its way from bits to numbers may change.
public struct RandomStream: RandomNumberGenerator, Hashable, Sendable {
    private var state: UInt64

    public init(seed: UInt64) { state = seed }

    /// The stream of a seed with up to three labels, none of which can be mistaken for another's.
    public init(seed: UInt64, _ first: UInt64, _ second: UInt64 = 0, _ third: UInt64 = 0) {
        var mixed = seed
        for label in [first, second, third] {
            mixed = Self.mixed(mixed &+ Self.increment) ^ Self.mixed(label)
        }
        state = mixed
    }

    public mutating func next() -> UInt64 {
        state &+= Self.increment
        return Self.mixed(state)
    }

    /// A number from 0 up to, not including, `bound`, each as likely as the others (Lemire, 2019).
    public mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0, "there is a number below the bound")
        let bound = UInt64(bound)
        var product = next().multipliedFullWidth(by: bound)
        if product.low < bound {
            let excess = (0 &- bound) % bound
            while product.low < excess { product = next().multipliedFullWidth(by: bound) }
        }
        return Int(product.high)
    }

    /// A number of a range, each as likely as the others.
    public mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    /// Whether something happens that does so `permille` times in a thousand.
    public mutating func happens(permille: Int) -> Bool { below(1000) < permille }

    private static let increment: UInt64 = 0x9e37_79b9_7f4a_7c15

    private static func mixed(_ value: UInt64) -> UInt64 {
        var value = value
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}
