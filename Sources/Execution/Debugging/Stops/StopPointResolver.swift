import RISCV

/// Finds where in a program breakpoints and watchpoints lie.
struct StopPointResolver {
    let program: Program
    let map: CodeMap

    /// The addresses of a place, ascending; empty for a cycle and for operations, which are not looked up.
    func addresses(of place: BreakpointRequest.Place) throws(StopPointError) -> [UInt32] {
        switch place {
        case .cycle, .operation: return []
        case .address(let address):
            guard map.slot(of: address) != nil else {
                throw .notText(address, nearest: neighbours(of: address))
            }
            return [address]
        case .symbol(let name):
            guard let symbol = program.symbols.symbol(named: name) else {
                throw .unknownSymbol(name, nearest: nearestSymbols(to: name))
            }
            guard map.slot(of: symbol.address) != nil else {
                throw .notText(symbol.address, nearest: nearestSymbols(to: name))
            }
            return [symbol.address]
        case .line(let file, let line): return try addresses(file: file, line: line)
        }
    }

    func resolved(_ condition: Expression?) throws(StopPointError) -> Expression? {
        guard let condition else { return nil }
        do { return try condition.resolved(with: program.symbols) } catch { throw .condition(error) }
    }

    // MARK: - Lines

    /// The starts of the line's statements in every file whose path ends with the given one.
    private func addresses(file name: String, line: Int) throws(StopPointError) -> [UInt32] {
        let table = program.lines
        guard map.hasLines else { throw .noLines }
        let files = table.files.indices.filter { Self.path(table.files[$0], endsWith: name) }
        guard !files.isEmpty else {
            let names = table.files.map(Self.lastComponent)
            throw .unknownFile(name, nearest: NearestNames.nearest(to: Self.lastComponent(name), in: names))
        }
        var found: [UInt32] = []
        for file in files {
            // A line without code stands for the next one that has some.
            let rows = table.rows.filter {
                $0.location.file == file && $0.location.line >= line && $0.isStatement
            }
            let nearest = rows.map(\.location.line).min()
            found += rows.filter { $0.location.line == nearest && map.slot(of: $0.start) != nil }.map(\.start)
        }
        guard !found.isEmpty else {
            let last = table.rows.filter { files.contains($0.location.file) }.map(\.location.line).max() ?? 0
            throw .noCode(file: name, line: line, last: last)
        }
        return found.sorted()
    }

    /// Whether whole components at the end of the path are the given ones: `src/main.c` ends with `main.c`.
    static func path(_ path: String, endsWith name: String) -> Bool {
        path == name || path.hasSuffix("/" + name)
    }

    static func lastComponent(_ path: String) -> String {
        path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }

    // MARK: - Suggestions

    private func nearestSymbols(to name: String) -> [String] {
        NearestNames.nearest(
            to: name, in: program.symbols.symbols.lazy.filter(\.isFunction).map(\.displayName))
    }

    private func neighbours(of address: UInt32) -> [String] {
        let aligned = address & ~3
        return map.slot(of: aligned) == nil ? [] : [HexText.word(aligned)]
    }
}
