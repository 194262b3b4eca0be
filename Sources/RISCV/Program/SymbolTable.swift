/// A named address range of the image.
public struct Symbol: Sendable, Hashable {
    /// As the file has it (mangled; hostile text).
    public var name: String
    /// As people read it: demangled and shortened; the same as `name` when that is readable already.
    public var displayName: String
    public var address: UInt32
    /// In bytes; 0 when unknown.
    public var size: UInt32
    public var isFunction: Bool

    public init(
        name: String, displayName: String? = nil, address: UInt32, size: UInt32, isFunction: Bool
    ) {
        self.name = name
        self.displayName = displayName ?? name
        self.address = address
        self.size = size
        self.isFunction = isFunction
    }
}

/// The symbols of an image, looked up by name and by address.
public struct SymbolTable: Sendable {
    /// Sorted by address.
    public let symbols: [Symbol]
    /// Indices of symbols by raw and by display name; where several share a name, the first.
    private let indices: [String: Int]
    /// Disjoint ascending address ranges, each with the symbol that names it best.
    private let ranges: [Range]

    private struct Range: Sendable {
        var start: UInt32
        var end: UInt64
        var symbol: Int
    }

    /// - Parameter segments: the image, which ends symbols of unknown size.
    public init(_ symbols: [Symbol] = [], in segments: [Segment] = []) {
        let sorted = symbols.sorted { ($0.address, $0.name) < ($1.address, $1.name) }
        self.symbols = sorted
        var indices: [String: Int] = [:]
        for (index, symbol) in sorted.enumerated() where indices[symbol.name] == nil {
            indices[symbol.name] = index
        }
        for (index, symbol) in sorted.enumerated() where indices[symbol.displayName] == nil {
            indices[symbol.displayName] = index
        }
        self.indices = indices
        ranges = SymbolTable.ranges(of: sorted, in: segments)
    }

    /// The symbol with exactly this name, raw or as displayed.
    public func symbol(named name: String) -> Symbol? {
        indices[name].map { symbols[$0] }
    }

    /// The function (or else object) that contains the address.
    public func symbol(containing address: UInt32) -> Symbol? {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].end <= UInt64(address) { low = middle + 1 } else { high = middle }
        }
        guard low < ranges.count, ranges[low].start <= address else { return nil }
        return symbols[ranges[low].symbol]
    }

    /// `main+0x10`, or just `main` at its start; nil when no symbol contains the address.
    public func description(of address: UInt32) -> String? {
        guard let symbol = symbol(containing: address) else { return nil }
        let offset = address - symbol.address
        return offset == 0 ? symbol.displayName : symbol.displayName + "+" + HexText.short(offset)
    }

    /// The ranges in which each symbol is the innermost one.
    ///
    /// Of several symbols at one address a function wins over an object, then a known size over none, then the name
    /// that sorts first. A symbol of unknown size (a label in assembly) inside one of known size is passed over;
    /// elsewhere it reaches to the next symbol or to its segment's end.
    private static func ranges(of symbols: [Symbol], in segments: [Segment]) -> [Range] {
        var ranges: [Range] = []
        var open: [Range] = []
        var position: UInt64 = 0
        // Gives the addresses from `position` up to the limit to the innermost open symbols.
        func advance(to limit: UInt64) {
            while let innermost = open.last, position < limit {
                let end = min(innermost.end, limit)
                if position < end {
                    ranges.append(Range(start: UInt32(position), end: end, symbol: innermost.symbol))
                    position = end
                }
                if innermost.end <= position { open.removeLast() }
            }
            while let innermost = open.last, innermost.end <= limit { open.removeLast() }
            position = limit
        }
        var index = 0
        while index < symbols.count {
            let start = symbols[index].address
            var best = index
            while index < symbols.count, symbols[index].address == start {
                if rank(symbols[index]) > rank(symbols[best]) { best = index }
                index += 1
            }
            advance(to: UInt64(start))
            let size = UInt64(symbols[best].size)
            if size == 0 && !open.isEmpty { continue }
            let next = index < symbols.count ? UInt64(symbols[index].address) : UInt64.max
            let limit = segments.first { $0.contains(start) }?.end ?? UInt64(start) + 1
            let end = size == 0 ? min(next, limit) : UInt64(start) + size
            open.append(Range(start: start, end: min(end, 1 << 32), symbol: best))
        }
        advance(to: 1 << 32)
        return ranges
    }

    private static func rank(_ symbol: Symbol) -> Int {
        (symbol.isFunction ? 2 : 0) + (symbol.size > 0 ? 1 : 0)
    }
}
