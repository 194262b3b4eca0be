/// A named address range of the image.
public struct Symbol: Sendable, Hashable {
    public var name: String
    public var address: UInt32
    /// In bytes; 0 when unknown.
    public var size: UInt32
    public var isFunction: Bool

    public init(name: String, address: UInt32, size: UInt32, isFunction: Bool) {
        self.name = name
        self.address = address
        self.size = size
        self.isFunction = isFunction
    }
}

/// The symbols of an image, looked up by name and by address.
public struct SymbolTable: Sendable {
    /// Sorted by address.
    public private(set) var symbols: [Symbol]

    public init(_ symbols: [Symbol] = []) {
        self.symbols = symbols.sorted { ($0.address, $0.name) < ($1.address, $1.name) }
    }

    /// The symbol with exactly this name (mangled or demangled).
    public func symbol(named name: String) -> Symbol? {
        symbols.first { $0.name == name }
    }

    /// The function (or else object) that contains the address.
    public func symbol(containing address: UInt32) -> Symbol? {
        symbols.last { $0.address <= address && (address - $0.address < max($0.size, 1)) }
    }
}
