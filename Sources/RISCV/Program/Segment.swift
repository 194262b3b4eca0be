/// A piece of the image in memory. Bytes past `bytes.count` up to `memorySize` are zero.
public struct Segment: Sendable, Hashable {
    public var address: UInt32
    public var bytes: [UInt8]
    public var memorySize: UInt32
    /// R|X when true, R|W otherwise. Executable segments that come from a file cover whole words.
    public var isExecutable: Bool

    public init(address: UInt32, bytes: [UInt8], memorySize: UInt32? = nil, isExecutable: Bool) {
        self.address = address
        self.bytes = bytes
        self.memorySize = memorySize ?? UInt32(bytes.count)
        self.isExecutable = isExecutable
    }

    /// The first address past the segment.
    public var end: UInt64 { UInt64(address) + UInt64(memorySize) }

    public func contains(_ address: UInt32) -> Bool {
        address >= self.address && UInt64(address) < end
    }

    /// The byte at an address inside the segment.
    func byte(at address: UInt32) -> UInt8 {
        let offset = Int(address - self.address)
        return offset < bytes.count ? bytes[offset] : 0
    }
}
