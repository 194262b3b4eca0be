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

/// The image, read.
extension Program {
    /// What a proof calls this program.
    ///
    /// Computed from the whole image on every use: keep it when it is shown often.
    public var identity: ProgramIdentity { ProgramIdentity(of: self) }

    public func segment(containing address: UInt32) -> Segment? {
        segments.first { $0.contains(address) }
    }

    /// The word that starts at this address before the program runs; nil unless one segment holds all of it.
    public func word(at address: UInt32) -> UInt32? {
        guard let segment = segment(containing: address), UInt64(address) + 4 <= segment.end else {
            return nil
        }
        return (0..<4).reduce(UInt32(0)) { $0 | UInt32(segment.byte(at: address + $1)) << ($1 * 8) }
    }

    /// The instruction at this address; nil when it is unaligned, not in a text segment, or not an instruction.
    public func instruction(at address: UInt32) -> Instruction? {
        guard address % 4 == 0, segment(containing: address)?.isExecutable == true else { return nil }
        return word(at: address).flatMap(Instruction.init(decoding:))
    }

    /// The segments that hold code, ascending.
    public var textSegments: [Segment] { segments.filter(\.isExecutable) }
}
