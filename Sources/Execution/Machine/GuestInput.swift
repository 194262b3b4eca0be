/// What the outside world gives a guest.
public struct GuestInput: Sendable, Hashable {
    /// Part of the statement; also what the guest sees as standard input.
    public var publicBytes: [UInt8]
    /// Known to the prover only; its byte length is stated.
    public var privateBytes: [UInt8]

    public init(publicBytes: [UInt8] = [], privateBytes: [UInt8] = []) {
        self.publicBytes = publicBytes
        self.privateBytes = privateBytes
    }
}

/// Bounds of a run; hitting one is a named outcome, never a hang.
public struct RunLimits: Sendable, Hashable {
    /// Retired instructions; 2^24 unless the caller says otherwise.
    public var maxCycles: UInt64
    /// Bytes of memory that a run may touch, counted in 4 KiB pages; 1 GiB unless the caller says otherwise.
    public var maxMemoryBytes: UInt64

    public init(maxCycles: UInt64 = 1 << 24, maxMemoryBytes: UInt64 = 1 << 30) {
        self.maxCycles = maxCycles
        self.maxMemoryBytes = maxMemoryBytes
    }
}
