import RISCV

/// The rows of a disassembly: instructions in address order, with a heading where a symbol or a source line starts.
///
/// Rows are found by walking from an address; nothing is kept, so that programs of any size open at once.
struct CodeRows {
    enum Row: Hashable {
        case symbol(Symbol)
        case source(SourceLocation)
        case instruction(UInt32)
    }

    let program: Program
    let showsSource: Bool

    /// The rows that belong to an instruction: its headings and itself.
    func rows(of address: UInt32) -> [Row] {
        var rows: [Row] = []
        if let symbol = program.symbols.symbol(containing: address), symbol.address == address {
            rows.append(.symbol(symbol))
        }
        if showsSource, let location = program.lines.location(of: address) {
            let before = address >= 4 ? program.lines.location(of: address - 4) : nil
            if before?.line != location.line || before?.file != location.file || !rows.isEmpty {
                rows.append(.source(location))
            }
        }
        rows.append(.instruction(address))
        return rows
    }

    /// At least `count` rows from the headings of an address on, unless the text ends.
    func rows(from address: UInt32, count: Int) -> [Row] {
        var rows: [Row] = []
        var next: UInt32? = address
        while let at = next, rows.count < count {
            rows += self.rows(of: at)
            next = self.address(after: at)
        }
        return rows
    }

    /// The instruction a number of rows above another one, or the first.
    func address(rows count: Int, above address: UInt32) -> UInt32 {
        var left = count
        var at = address
        while left > 0, let before = self.address(before: at) {
            left -= self.rows(of: before).count
            if left < 0 { break }
            at = before
        }
        return at
    }

    /// The rows between the headings of one instruction and another one at or below it, at most `limit`.
    func distance(from top: UInt32, to address: UInt32, limit: Int) -> Int? {
        var distance = 0
        var at = top
        while distance <= limit {
            let count = rows(of: at).count
            if at == address { return distance + count - 1 }
            distance += count
            guard let next = self.address(after: at) else { return nil }
            at = next
        }
        return nil
    }

    func address(after address: UInt32) -> UInt32? {
        let next = address &+ 4
        if next > address, isText(next) { return next }
        return program.segments.first { $0.isExecutable && $0.address > address }.map {
            ($0.address + 3) & ~3
        }
    }

    func address(before address: UInt32) -> UInt32? {
        if address >= 4, isText(address - 4) { return address - 4 }
        return program.segments.last { $0.isExecutable && $0.end <= UInt64(address) }
            .flatMap { $0.memorySize >= 4 ? UInt32($0.end - 4) & ~3 : nil }
    }

    /// Moves by instructions, stopping at the ends.
    func address(_ address: UInt32, movedBy count: Int) -> UInt32 {
        var at = address
        for _ in 0..<min(abs(count), 100_000) {
            guard let next = count > 0 ? self.address(after: at) : self.address(before: at) else { break }
            at = next
        }
        return at
    }

    func isText(_ address: UInt32) -> Bool {
        address % 4 == 0 && program.segment(containing: address)?.isExecutable == true
    }

    var first: UInt32? { program.segments.first { $0.isExecutable }.map { ($0.address + 3) & ~3 } }
    var last: UInt32? {
        program.segments.last { $0.isExecutable && $0.memorySize >= 4 }.map { UInt32($0.end - 4) & ~3 }
    }
}
