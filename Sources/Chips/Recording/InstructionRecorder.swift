import Constraints

/// Records an instruction chip: what every executed instruction does besides its own arithmetic.
///
/// It receives the state (cycle, pc) and sends the next one, looks its form and fields up in the program, and
/// accesses registers and memory at times that follow from the cycle c: 3c for the first operand, 3c + 1 for the
/// second, 3c + 2 for the destination, and c for memory.
final class InstructionRecorder {
    let chip: ChipRecorder
    let cycle: Expression
    let pc: Expression
    /// The fields of the decoded instruction, in the order of the program bus.
    private(set) var fields: [Field] = []

    private let form: Form
    private var fieldCells: [Expression] = []
    private var ages: [(of: String, value: Expression)] = []

    init(_ form: Form, summary: String) {
        self.form = form
        chip = ChipRecorder(name: form.name, summary: summary)
        cycle = chip.column("cycle")
        pc = chip.column("pc")
    }

    // MARK: - Columns

    /// A field of the decoded instruction.
    func field(_ field: Field) -> Expression {
        let cell = chip.column(field.rawValue)
        fields.append(field)
        fieldCells.append(cell)
        return cell
    }

    /// Two fields that are the limbs of a constant.
    func field(low: Field, high: Field) -> Word {
        let lowCell = field(low)
        return Word(low: lowCell, high: field(high))
    }

    /// A word of two cells.
    func word(_ name: String) -> Word {
        chip.word(name)
    }

    /// The constant word 0.
    var zero: Word { chip.zero }

    // MARK: - Registers

    /// Which of the three register times of a cycle an access happens at.
    enum Slot: Int64 {
        case first, second, destination
    }

    /// Exchanges the tuple that the last access of a register left for a new one, and returns the cell of the time
    /// at which that was. `label` is what sentences call the register, if not by the name of its cells.
    @discardableResult
    func access(
        _ name: String, _ label: String? = nil, register: Expression, at slot: Slot, old: Word, new: Word
    ) -> Expression {
        let label = label ?? name
        let time = chip.column("\(name).time")
        let now = 3 * cycle + slot.rawValue
        chip.receive(
            "\(label) holds what was last written to it", from: MachineBus.register,
            [register, old.low, old.high, time])
        chip.send(
            new.low.node == old.low.node && new.high.node == old.high.node
                ? "\(label) keeps its value" : "\(label) receives its new value",
            to: MachineBus.register, [register, new.low, new.high, now])
        ages.append((label, 3 * cycle + (slot.rawValue - 1) - time))
        return time
    }

    /// The same for a register that the chip names.
    func access(
        _ name: String, _ label: String? = nil, register: UInt32, at slot: Slot, old: Word, new: Word
    ) -> Expression {
        access(name, label, register: chip.constant(Int64(register)), at: slot, old: old, new: new)
    }

    // MARK: - Memory

    /// Exchanges the tuple of an aligned word of memory; `old` and `new` are equal for a load.
    func accessMemory(low: Expression, high: Expression, old: Word, new: Word) -> Expression {
        let time = chip.column("memory.time")
        chip.receive(
            "the word of memory holds what was last written to it", from: MachineBus.memory,
            [low, high, old.low, old.high, time])
        chip.send(
            "the word of memory is left with its new value", to: MachineBus.memory,
            [low, high, new.low, new.high, cycle])
        range("the last access of the word of memory is less than 2^16 cycles ago", 16, cycle - 1 - time)
        return time
    }

    // MARK: - Lookups

    /// Claims 0 ≤ value < 2^width, width ≤ 16.
    func range(_ label: String, _ width: Int64, _ value: Expression) {
        chip.range(label, width, value)
    }

    /// Claims that both limbs of a word are below 2^16.
    func limbs(_ name: String, _ word: Word) {
        chip.limbs(name, word)
    }

    /// Claims that two values are bytes.
    func bytes(_ label: String, _ x: Expression, _ y: Expression) {
        chip.bytes(label, x, y)
    }

    // MARK: - The end

    /// The address of the instruction that follows in memory.
    var following: Expression { pc + 4 }

    /// States the next pc (nil: the run ends here) and yields the recording.
    func finish(next: Expression?) -> InstructionLayout {
        chip.receive("this instruction comes when its predecessor says", from: MachineBus.state, [cycle, pc])
        if let next {
            chip.send("the next instruction comes one cycle later", to: MachineBus.state, [cycle + 1, next])
        }
        let padding = (fieldCells.count..<MachineBus.fieldsPerInstruction).map { _ in chip.constant(0) }
        chip.send(
            "the program has this instruction here", to: MachineBus.program,
            [pc, chip.constant(Int64(form.number))] + fieldCells + padding)
        recordAges()
        return InstructionLayout(
            form: form, program: chip.finish(), cycle: cycle, pc: pc, fields: fields, fieldCells: fieldCells)
    }

    /// Register times must increase: the age of each access is a byte, and two ages share one lookup.
    private func recordAges() {
        for index in stride(from: 0, to: ages.count, by: 2) {
            let first = ages[index]
            guard index + 1 < ages.count else {
                bytes(
                    "the last access of \(first.of) is recent and in the past", first.value, chip.constant(0))
                return
            }
            let second = ages[index + 1]
            bytes(
                "the last accesses of \(first.of) and \(second.of) are recent and in the past", first.value,
                second.value)
        }
    }
}
