import Constraints
import ProofSystem

/// A machine of twelve cells that hold bytes: small, and every mechanism of the proof system is in it.
///
///     add a b c    cell[c] = cell[a] + cell[b] mod 256
///     branch a c   if cell[a] ≠ 0 go to c
///     out a        append cell[a] to the public output
///     halt a       stop; the next pc is one that no instruction has
///
/// Access j of the cycle at `clock` happens at time 4·clock + j, j = 1, 2, 3. The range table has 2^8 rows, so at most
/// 63 cycles fit.
public enum ToyMachine {
    public struct Instruction: Sendable, Hashable {
        public enum Operation: UInt32, Sendable {
            case add = 1
            case branch
            case out
            case halt
        }

        public var operation: Operation
        public var (a, b, c): (UInt32, UInt32, UInt32)

        public init(_ operation: Operation, _ a: UInt32, _ b: UInt32 = 0, _ c: UInt32 = 0) {
            self.operation = operation
            (self.a, self.b, self.c) = (a, b, c)
        }
    }

    public static let maxCycles: UInt32 = 63
    public static let cells = 12
    /// Where a machine that halted is.
    public static let halted: UInt32 = 1 << 16

    // MARK: - Buses

    static let state = Bus(number: 1, name: "state", fields: ["clock", "pc", "outputs"])
    static let program = Bus(number: 2, name: "program", fields: ["pc", "operation", "a", "b", "c"])
    static let memory = Bus(number: 3, name: "memory", fields: ["address", "value", "time"])
    static let range = Bus(number: 4, name: "range", fields: ["value"])
    static let output = Bus(number: 5, name: "output", fields: ["index", "value"])

    // MARK: - Tables

    /// The tables, by their number in the circuit.
    public enum Table: Int, CaseIterable, Sendable {
        case add, branch, out, halt, program, range, memory

        public var rules: ConstraintProgram { ToyMachine.circuit.tables[rawValue] }
    }

    public static let circuit = Circuit(
        tables: [add(), branch(), out(), halt(), programTable(), rangeTable(), memoryTable()],
        maxCycles: maxCycles)

    /// The columns that every instruction has.
    private struct Step {
        let (clock, pc, outputs, a, b, c):
            (Expression, Expression, Expression, Expression, Expression, Expression)

        init(_ chip: ChipRecorder, _ operation: Instruction.Operation) {
            clock = chip.column("clock")
            pc = chip.column("pc")
            outputs = chip.column("outputs")
            a = chip.column("a")
            b = chip.column("b")
            c = chip.column("c")
            let code = chip.constant(Int64(operation.rawValue))
            chip.send("the instruction is the program's", to: ToyMachine.program, [pc, code, a, b, c])
            chip.receive("the step starts where the last one ended", from: state, [clock, pc, outputs])
        }

        func end(_ chip: ChipRecorder, pc: Expression, outputs: Expression) {
            chip.send("the step ends here", to: state, [clock + 1, pc, outputs])
        }

        func access(
            _ chip: ChipRecorder, _ name: String, _ number: Int64, address: Expression, old: Expression,
            oldTime: Expression, new: Expression
        ) {
            let time = 4 * clock + number
            chip.receive("\(name) was written before", from: memory, [address, old, oldTime])
            chip.send("\(name) is kept", to: memory, [address, new, time])
            chip.send("\(name) was written earlier", to: range, [time - oldTime - 1])
        }
    }

    private static func add() -> ConstraintProgram {
        let chip = ChipRecorder(name: "add", summary: "Adds two cells.")
        let step = Step(chip, .add)
        let (x, xTime) = (chip.column("x"), chip.column("x.time"))
        let (y, yTime) = (chip.column("y"), chip.column("y.time"))
        let (old, oldTime) = (chip.column("old"), chip.column("old.time"))
        let (z, carry) = (chip.column("z"), chip.column("carry"))
        chip.requireBoolean("the carry is 0 or 1", carry)
        chip.require("the sum", x + y - 256 * carry, equals: z)
        step.access(chip, "the first operand", 1, address: step.a, old: x, oldTime: xTime, new: x)
        step.access(chip, "the second operand", 2, address: step.b, old: y, oldTime: yTime, new: y)
        step.access(chip, "the result", 3, address: step.c, old: old, oldTime: oldTime, new: z)
        chip.send("the result is a byte", to: range, [z])
        step.end(chip, pc: step.pc + 1, outputs: step.outputs)
        return chip.finish()
    }

    private static func branch() -> ConstraintProgram {
        let chip = ChipRecorder(name: "branch", summary: "Goes elsewhere unless a cell is zero.")
        let step = Step(chip, .branch)
        let (x, xTime) = (chip.column("x"), chip.column("x.time"))
        let (inverse, target) = (chip.column("inverse"), chip.column("target"))
        let taken = chip.derive("taken", x * inverse)
        chip.require("what is not zero has its inverse", x * (taken - 1))
        chip.require("the target", taken * step.c + (1 - taken) * (step.pc + 1), equals: target)
        step.access(chip, "the condition", 1, address: step.a, old: x, oldTime: xTime, new: x)
        step.end(chip, pc: target, outputs: step.outputs)
        return chip.finish()
    }

    private static func out() -> ConstraintProgram {
        let chip = ChipRecorder(name: "out", summary: "Puts out a cell.")
        let step = Step(chip, .out)
        let (x, xTime) = (chip.column("x"), chip.column("x.time"))
        step.access(chip, "the value", 1, address: step.a, old: x, oldTime: xTime, new: x)
        chip.send("the value is put out", to: output, [step.outputs, x])
        step.end(chip, pc: step.pc + 1, outputs: step.outputs + 1)
        return chip.finish()
    }

    private static func halt() -> ConstraintProgram {
        let chip = ChipRecorder(name: "halt", summary: "Stops.")
        let step = Step(chip, .halt)
        step.end(chip, pc: chip.constant(Int64(halted)), outputs: step.outputs)
        return chip.finish()
    }

    private static func programTable() -> ConstraintProgram {
        let chip = ChipRecorder(name: "program", summary: "The instructions.")
        let fields = ToyMachine.program.fields.map { chip.column($0, .fixed) }
        chip.offer("an instruction", on: ToyMachine.program, fields)
        return chip.finish()
    }

    private static func rangeTable() -> ConstraintProgram {
        let chip = ChipRecorder(name: "range", summary: "The numbers below 2^8.")
        chip.offer("a byte", on: range, [chip.column("value", .fixed)])
        return chip.finish()
    }

    /// First and last access of each cell. The addresses are public and the table occurs once: no cell is opened twice.
    private static func memoryTable() -> ConstraintProgram {
        let chip = ChipRecorder(name: "memory", summary: "The first and the last access of each cell.")
        let address = chip.column("address", .fixed)
        let first = chip.column("first", .fixed)
        let (last, lastTime) = (chip.column("last"), chip.column("last.time"))
        chip.send("a cell starts with its value", to: memory, [address, first, chip.constant(0)])
        chip.receive("a cell ends with its value", from: memory, [address, last, lastTime])
        return chip.finish()
    }
}
