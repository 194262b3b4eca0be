import RISCV
import Testing

@Suite("Symbol table")
struct SymbolTableTests {
    private func name(_ table: SymbolTable, _ address: UInt32) -> String? {
        table.symbol(containing: address)?.name
    }

    @Test("an address belongs to the innermost symbol")
    func nested() {
        let table = SymbolTable([
            Symbol(name: "outer", address: 100, size: 100, isFunction: true),
            Symbol(name: "inner", address: 120, size: 20, isFunction: true),
            Symbol(name: "label", address: 150, size: 0, isFunction: true),
        ])
        let found = [99, 100, 119, 120, 139, 140, 150, 199, 200].map { name(table, $0) }
        #expect(found == [nil, "outer", "outer", "inner", "inner", "outer", "outer", "outer", nil])
    }

    @Test("a label reaches to the next symbol or to its segment's end")
    func labels() {
        let segment = Segment(address: 0x1000, bytes: [UInt8](repeating: 0, count: 64), isExecutable: true)
        let table = SymbolTable(
            [
                Symbol(name: "a", address: 0x1000, size: 0, isFunction: true),
                Symbol(name: "b", address: 0x1010, size: 0, isFunction: true),
            ], in: [segment])
        #expect(name(table, 0x100f) == "a")
        #expect(name(table, 0x103f) == "b")
        #expect(name(table, 0x1040) == nil)
    }

    @Test("of symbols at one address the function is shown")
    func ties() {
        let table = SymbolTable([
            Symbol(name: "start_of_text", address: 100, size: 0, isFunction: false),
            Symbol(name: "main", address: 100, size: 8, isFunction: true),
        ])
        #expect(name(table, 104) == "main")
        #expect(table.description(of: 104) == "main+0x4")
        #expect(table.symbol(named: "start_of_text")?.address == 100)
    }

    @Test("a symbol is found by either of its names")
    func names() {
        let table = SymbolTable([
            Symbol(name: "$s4main3runyyF", displayName: "main.run", address: 4, size: 4, isFunction: true)
        ])
        #expect(table.symbol(named: "main.run")?.address == 4)
        #expect(table.symbol(named: "$s4main3runyyF")?.address == 4)
        #expect(table.symbol(named: "run") == nil)
    }

    @Test("symbols at the ends of the address space and of absurd size do no harm")
    func extremes() {
        let table = SymbolTable([
            Symbol(name: "all", address: 0, size: .max, isFunction: true),
            Symbol(name: "last", address: .max, size: .max, isFunction: true),
        ])
        #expect(name(table, 5) == "all")
        #expect(name(table, .max) == "last")
    }
}
