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

    /// Bytes of public output; 1 MiB unless the caller says otherwise. One more word ends the run.
    public var maxPublicOutputBytes: Int
    /// Bytes of log that are kept; 16 MiB unless the caller says otherwise. The rest is dropped with a note,
    /// since the log is no part of what a run means.
    public var maxLogBytes: Int

    public init(
        maxCycles: UInt64 = 1 << 24, maxMemoryBytes: UInt64 = 1 << 30, maxPublicOutputBytes: Int = 1 << 20,
        maxLogBytes: Int = 1 << 24
    ) {
        self.maxCycles = maxCycles
        self.maxMemoryBytes = maxMemoryBytes
        self.maxPublicOutputBytes = maxPublicOutputBytes
        self.maxLogBytes = maxLogBytes
    }
}
