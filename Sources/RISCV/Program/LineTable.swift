/// A place in a source file; `line` counts from 1.
public struct SourceLocation: Sendable, Hashable {
    /// Index into `LineTable.files`.
    public var file: Int
    public var line: Int
    public var column: Int

    public init(file: Int, line: Int, column: Int = 0) {
        self.file = file
        self.line = line
        self.column = column
    }
}

/// What `.debug_line` says: address ranges to source places and back.
public struct LineTable: Sendable {
    /// One address range [start, end) that belongs to one place.
    public struct Row: Sendable, Hashable {
        public var start: UInt32
        public var end: UInt32
        public var location: SourceLocation
        public var isStatement: Bool

        public init(start: UInt32, end: UInt32, location: SourceLocation, isStatement: Bool) {
            self.start = start
            self.end = end
            self.location = location
            self.isStatement = isStatement
        }
    }

    /// Paths as the compiler wrote them (hostile text).
    public var files: [String]
    /// Sorted by start address, without overlaps. Line 0 ("no user line") is kept out.
    public var rows: [Row]

    public init(files: [String] = [], rows: [Row] = []) {
        self.files = files
        self.rows = rows
    }

    /// The place of the instruction at this address, by binary search.
    public func location(of address: UInt32) -> SourceLocation? {
        row(of: address)?.location
    }

    /// The row of the instruction at this address, by binary search.
    public func row(of address: UInt32) -> Row? { index(of: address).map { rows[$0] } }

    /// The addresses at which execution enters a line, ascending: the place for breakpoints. The nearest later line
    /// that has code stands in when the line itself has none.
    public func addresses(file: Int, line: Int) -> [UInt32] {
        var nearest = Int.max
        for row in rows where row.location.file == file && row.location.line >= line && row.isStatement {
            nearest = min(nearest, row.location.line)
        }
        var addresses: [UInt32] = []
        var previous: Row?
        for row in rows {
            defer { previous = row }
            guard row.location.file == file, row.location.line == nearest, row.isStatement else { continue }
            // A line is often cut into several rows (columns, calls): only the first of a run is an entry.
            if let previous, previous.end == row.start, previous.location.file == file,
                previous.location.line == nearest
            {
                continue
            }
            addresses.append(row.start)
        }
        return addresses
    }

    private func index(of address: UInt32) -> Int? {
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].end <= address { low = middle + 1 } else { high = middle }
        }
        return low < rows.count && rows[low].start <= address ? low : nil
    }
}
