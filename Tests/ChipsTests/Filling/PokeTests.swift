import Execution
import RISCV
import Testing

@testable import Chips

@Suite("Machines that lie at one step")
struct PokeTests {
    /// One lie, and who must catch it; nobody else may complain.
    struct Lie: Sendable, CustomTestStringConvertible {
        let label: String
        let change: ExecutorPoke.Change
        let caught: Set<String>

        init(_ label: String, _ change: ExecutorPoke.Change, _ caught: String...) {
            self.label = label
            self.change = change
            self.caught = Set(caught)
        }

        var testDescription: String { "\(label): \(change)" }
    }

    private static let source = """
            li a7, 1024
        read: ecall
            mv s2, a0
            la s0, word
            li t1, 5
        nothing: nop
        add: add t0, s2, t1
        small: addi t0, t0, 1
        move: mv t2, t0
        multiply: mul t3, t0, t1
        divide: div t3, t0, t1
        stored: sw t0, 0(s0)
        byte: sb t1, 5(s0)
        load: lw t2, 0(s0)
        part: lbu t4, 5(s0)
        discard: lw zero, 4(s0)
            sub t0, t0, t2
        branch: beq t0, t1, wrong
            lui t6, 1
            li a7, 1026
        link: call function
            mv a0, t2
            nop
        commit: ecall
            li a0, 0
            li a7, 93
        exit: ecall
        wrong: ebreak
        function: addi t5, t5, 1
        return: ret
        .data
        word: .word 1, 2
        """

    private static let lies: [Lie] = [
        Lie(
            "add", .result(.xor(1)), "add: the carry of the low limb is 0 or 1",
            "add: the carry of the high limb is 0 or 1"),
        Lie("small", .result(.add(1)), "bus: register"),
        Lie("move", .result(.set(77)), "bus: register"),
        Lie("multiply", .result(.xor(1)), "bus: bytes"),
        Lie("divide", .result(.add(.max)), "bus: range"),
        Lie("stored", .result(.xor(0x100)), "bus: memory"),
        Lie("byte", .result(.xor(1)), "store-part: the limb changes by what is stored"),
        Lie("load", .result(.add(1)), "bus: register"),
        Lie("part", .result(.xor(0x80)), "bus: register"),
        Lie("discard", .result(.xor(1)), "bus: register"),
        Lie("branch", .result(.xor(1)), "bus: register", "bus: state", "bus: halt"),
        Lie("return", .result(.add(8)), "bus: state"),
        Lie("link", .result(.add(4)), "bus: register"),
        Lie("exit", .result(.set(3)), "bus: register"),
        Lie("commit", .result(.add(1)), "bus: register"),
        Lie("read", .result(.add(1)), "bus: public input"),
        Lie("add", .register(6, 99), "bus: register"),
        Lie("load", .memory(address: 0x0030_0000, word: 3), "bus: memory"),
        Lie("add", .pc(0x0020_0018), "bus: state"),
        Lie("move", .next(0x0020_001c), "bus: state"),
        Lie("small", .skip, "bus: state"),
        Lie("small", .repeat, "bus: state"),
        Lie("commit", .cut, "bus: state", "bus: halt"),
        Lie("move", .instruction(0x0012_8393), "bus: program"),
        Lie(
            "add", .form(.subtract), "bus: program", "sub: the borrow of the low limb is 0 or 1",
            "sub: the borrow of the high limb is 0 or 1"),
        Lie("nothing", .form(.addConstant), "bus: program"),
        Lie("add", .staleRegister(18), "bus: register"),
        Lie("load", .staleMemory, "bus: memory"),
    ]

    private static let input = GuestInput(publicBytes: [9, 0, 0, 0])

    @Test("each lie is caught by what forbids it", arguments: lies)
    func caught(lie: Lie) throws {
        let (recording, step) = try run(to: lie.label)
        let filler = try TraceFiller(program: recording.program, input: Self.input)
        let set = try filler.fill(recording, pokes: [ExecutorPoke(step: step, change: lie.change)])
        #expect(set.complaints() == lie.caught)
    }

    @Test("a row that writes x0 is not the program's, even if nobody reads x0 afterwards")
    func writeToZero() throws {
        let (recording, step) = try run(to: "nothing")
        let write = Instruction(.addi, rd: 0, rs1: 0, immediate: 5).encoded
        let pokes = [
            ExecutorPoke(step: step, change: .instruction(write)),
            ExecutorPoke(step: step, change: .form(.addConstant)),
        ]
        let filler = try TraceFiller(program: recording.program, input: Self.input)
        let set = try filler.fill(recording, pokes: pokes)
        #expect(set.complaints() == ["bus: program"])
        let row = try #require(set.rows(ofStep: step).last)
        let table = set.tables[row.table]
        #expect(table.program.column(named: "rd").map { table[$0, row.row] } == 0)
        #expect(table.program.column(named: "sum[0]").map { table[$0, row.row] } == 5)
    }

    #if DEBUG
        private static let forced = ["small"]
    #else
        private static let forced = [
            "read", "nothing", "add", "small", "multiply", "divide", "byte", "load", "part", "branch", "link",
            "exit", "return",
        ]
    #endif

    /// Of all forms but its own, a step may be proved in one only: every addition of a constant owns the general
    /// form too, which holds with and without a carry.
    @Test("a step proved in a form that does not fit is refused", arguments: forced)
    func forcedForms(label: String) throws {
        let (honest, step) = try run(to: label)
        let filler = try TraceFiller(program: honest.program, input: Self.input)
        let honestSet = try filler.fill(honest)
        let own = honestSet.rows(ofStep: step).last.map { honestSet.tables[$0.table].program.name }
        #if DEBUG
            let forms = [Form.shiftLeftBits, .exit, .addConstantInPlace]
        #else
            let forms = Form.allCases
        #endif
        for form in forms where form.name != own {
            let (recording, _) = try run(to: label)
            let set = try filler.fill(recording, pokes: [ExecutorPoke(step: step, change: .form(form))])
            let complaints = set.complaints()
            let fits = label == "small" && form == .addConstantInPlace
            #expect(complaints.isEmpty == fits, "\(form.name)")
            let isCanonical = set.tables(ofChip: form.name).allSatisfy { table in
                set.tables[table].cells.allSatisfy { $0 < 0x7fff_ffff }
            }
            #expect(isCanonical, "\(form.name)")
        }
    }

    /// The recorded run, and the first step at a label.
    private func run(to label: String) throws -> (Recording, step: Int) {
        let program = try Assembler.assemble(Self.source)
        let recording = try Recording(program: program, input: Self.input)
        recording.advance(cycles: .max)
        let symbol = try #require(program.symbols.symbol(named: label))
        let step = try #require((0..<recording.length).first { recording.pc(at: $0) == symbol.address })
        return (recording, step)
    }

    @Test("a poke that cannot be says why")
    func impossible() throws {
        let program = try Assembler.assemble(Self.source)
        let filler = try TraceFiller(program: program, input: Self.input)
        func error(_ step: Int, _ change: ExecutorPoke.Change) throws -> FillError? {
            let recording = try Recording(program: program, input: Self.input)
            recording.advance(cycles: .max)
            let poke = ExecutorPoke(step: step < 0 ? recording.length + step : step, change: change)
            do { _ = try filler.fill(recording, pokes: [poke]) } catch { return error }
            return nil
        }
        let last = try Recording(program: program, input: Self.input)
        last.advance(cycles: .max)
        #expect(try error(1000, .cut) == .noSuchStep(1000, length: last.length))
        #expect(
            try error(-1, .repeat)
                == .impossible(
                    step: last.length - 1, reason: "the run halts there, and nothing comes after it."))
        #expect(
            try error(0, .staleRegister(5)) == .impossible(step: 0, reason: "no step before it wrote x5."))
        #expect(try error(0, .staleMemory) == .impossible(step: 0, reason: "it accesses no memory."))
        #expect(
            try error(0, .instruction(0))
                == .impossible(step: 0, reason: "0x0 is no instruction."))
        #expect(try error(0, .register(0, 1)) != nil)
        #expect(try error(0, .memory(address: 0x0020_0000, word: 1)) != nil)
        #expect(try error(6, .result(.add(1))) == .nothingToChange(step: 6, instruction: "nop"))
    }
}
