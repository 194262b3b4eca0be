/// A loaded program: what a machine runs and what a proof speaks about.
public struct Program: Sendable {
    /// The name shown to people: the file's or sample's name.
    public var name: String
    /// Address of the first instruction.
    public var entry: UInt32
    /// The loadable segments in ascending address order, none overlapping another.
    public var segments: [Segment]
    public var symbols: SymbolTable
    /// Addresses to source lines; empty when the image has no usable `.debug_line`.
    public var lines: LineTable
    /// Sentences about optional parts that were ignored because they were malformed.
    public var notes: [String]

    public init(
        name: String, entry: UInt32, segments: [Segment], symbols: SymbolTable = SymbolTable(),
        lines: LineTable = LineTable(), notes: [String] = []
    ) {
        self.name = name
        self.entry = entry
        self.segments = segments
        self.symbols = symbols
        self.lines = lines
        self.notes = notes
    }
}

/// One PT_LOAD segment. Bytes past `bytes.count` up to `memorySize` are zero.
public struct Segment: Sendable, Hashable {
    public var address: UInt32
    public var bytes: [UInt8]
    public var memorySize: UInt32
    /// R|X when true, R|W otherwise.
    public var isExecutable: Bool

    public init(address: UInt32, bytes: [UInt8], memorySize: UInt32? = nil, isExecutable: Bool) {
        self.address = address
        self.bytes = bytes
        self.memorySize = memorySize ?? UInt32(bytes.count)
        self.isExecutable = isExecutable
    }
}
