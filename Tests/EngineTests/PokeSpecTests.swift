import Chips
import TestSupport
import Testing

@testable import Engine

struct PokeSpecTests {
    private static func executor(_ step: StepPlace, _ change: ExecutorPoke.Change) -> PokeSpec.Target {
        .step(step, .executor(change))
    }

    private static func event(
        _ opcode: String?, _ place: StepPlace.Place?, _ occurrence: StepPlace.Occurrence = .number(1)
    ) -> StepPlace {
        .occurrence(.init(opcode: opcode.flatMap { .init(mnemonic: $0) }, place: place), of: occurrence)
    }

    static let pokes: [(String, PokeSpec.Target)] = [
        ("add[18204].sum[0]=7", .cell(chip: "add", row: 18204, column: column("sum[0]"), .init(.set, 7))),
        ("add[0].rs1.time += 3", .cell(chip: "add", row: 0, column: column("rs1.time"), .init(.add, 3))),
        ("step 900: result ^= 1", executor(.number(900), .result(.xor(1)))),
        ("step 900: result -= 0x10", executor(.number(900), .result(.add(0 &- 16)))),
        ("step 900: x10 = 5", executor(.number(900), .register(10, 5))),
        ("step 900: a0 = -1", executor(.number(900), .register(10, .max))),
        ("step 900: mem[0x2000] = 7", executor(.number(900), .memory(address: 0x2000, word: 7))),
        ("step 900: pc = 0x0020_0010", executor(.number(900), .pc(0x20_0010))),
        ("step 900: next = 4", executor(.number(900), .next(4))),
        ("step 1: skip", executor(.number(1), .skip)), ("step 1: repeat", executor(.number(1), .repeat)),
        ("step last: cut", executor(.last, .cut)), ("step first: cut", executor(.number(0), .cut)),
        ("step 1: instruction = \"addi a0, a0, 1\"", executor(.number(1), .instruction(0x0015_0513))),
        ("step 1: instruction = 0x00150513", executor(.number(1), .instruction(0x0015_0513))),
        ("step 1: form = add-small", executor(.number(1), .form(.addSmall))),
        ("step 1: stale a1", executor(.number(1), .staleRegister(11))),
        ("step 1: stale memory", executor(.number(1), .staleMemory)),
        ("step 1: cell sum[1] = 2", .step(.number(1), .cell(column: "sum[1]", .init(.set, 2)))),
        ("step div: skip", executor(event("div", nil), .skip)),
        ("step first div in main: skip", executor(event("div", .inFunction("main")), .skip)),
        ("step #3 lw at main+8: skip", executor(event("lw", .at("main+8"), .number(3)), .skip)),
        ("step last at main.c:12: skip", executor(event(nil, .at("main.c:12"), .last), .skip)),
        ("step in \"main.f(_:)\": skip", executor(event(nil, .inFunction("main.f(_:)")), .skip)),
    ]

    private static func column(_ name: String) -> Int {
        RuleBook.chip(named: "add")?.column(named: name) ?? -1
    }

    @Test("pokes are understood", arguments: pokes)
    func pokesAreUnderstood(_ text: String, _ target: PokeSpec.Target) throws {
        #expect(try PokeSpec(parsing: text).target == target)
    }

    static let mistakes: [(String, Int, String)] = [
        ("", 1, "a poke"), ("subb[0].a[0]=1", 1, "sub"), ("add(0)", 4, "["), ("add[x]", 5, "row"),
        ("add[0].summ[0]=1", 8, "sum[0]"), ("add[0].sum[0]", 14, "="), ("add[0].sum[0]=zz", 15, "number"),
        ("step : skip", 6, "step"), ("step 900 skip", 10, ":"), ("step 900: jump", 11, "change"),
        ("step 900: skip now", 16, "end"), ("step 900: x32 = 1", 11, "change"),
        ("step 900: a0 = 99999999999", 16, "number"), ("step 900: form = ad", 18, "add"),
        ("step 900: instruction = \"frob a0\"", 25, "instruction"),
        ("step 900: instruction = \"nop", 25, "closing"),
    ]

    @Test("a mistake is told with its column", arguments: mistakes)
    func mistakesAreTold(_ text: String, _ column: Int, _ word: String) throws {
        let error = #expect(throws: EngineError.self) { try PokeSpec(parsing: text) }
        guard case .unreadable(_, _, let found, let expected, _) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(found == column)
        #expect(expected.contains(word), "\(expected)")
        #expect(error?.exitCode == .usage)
    }

    @Test("no edit of a poke crashes its reader")
    func randomEdits() {
        var random = SeededRandom(seed: 3)
        let letters = Array("astep:0123456789[]=^+-x\"#.i \u{1B}é".unicodeScalars)
        for (text, _) in Self.pokes {
            for _ in 0..<40 {
                var scalars = Array(text.unicodeScalars)
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    let place = Int.random(in: 0...scalars.count, using: &random)
                    if place < scalars.count, Bool.random(using: &random) { scalars.remove(at: place) }
                    scalars.insert(
                        letters[Int.random(in: 0..<letters.count, using: &random)],
                        at: min(place, scalars.count))
                }
                var view = String.UnicodeScalarView()
                view.append(contentsOf: scalars)
                _ = try? PokeSpec(parsing: String(view))
            }
        }
    }
}
