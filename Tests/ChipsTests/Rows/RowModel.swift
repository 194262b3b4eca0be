import Algebra
import Constraints
import RISCV

@testable import Chips

/// One row of one chip, judged by itself: its rules, its lookups against independent definitions of the tables, and
/// what it exchanges with other rows.
struct RowModel {
    let decoded: DecodedForm
    let step: Step
    var table: Table

    /// Fills the row of a step in a form.
    init(_ decoded: DecodedForm, _ step: Step) {
        self.decoded = decoded
        self.step = step
        let chip = ChipCatalogue.instruction(decoded.form)
        var table = Table(program: chip.layout.program, logHeight: 0, rowsInUse: 1)
        var filled = step
        filled.fields = decoded.fields
        table.cells.withUnsafeMutableBufferPointer { cells in
            let row = Row(cells: cells.baseAddress!, height: 1, index: 0)
            chip.layout.fill(filled, row)
            chip.fill(filled, row)
        }
        self.table = table
    }

    /// The labels of rules that do not vanish and of lookups that find nothing.
    func complaints() -> [String] {
        let program = table.program
        let values = RowChecker(program).values(table, row: 0)
        let rules = program.constraints.filter { values[$0.node] != 0 }.map(\.label)
        let lookups = program.entries.filter { MachineBus.isLookup($0.bus) }.filter { entry in
            !finds(entry.bus, entry.tuple.map { values[$0] })
        }
        return rules + lookups.map(\.label) + (readsOperands ? [] : ["a register does not hold its value"])
    }

    /// Whether what is taken from the operands' registers is what they hold.
    private var readsOperands: Bool {
        let program = table.program
        let values = RowChecker(program).values(table, row: 0)
        return program.entries.filter { $0.direction == .receive && $0.bus == MachineBus.register }
            .allSatisfy { entry in
                let word = values[entry.tuple[1]] | values[entry.tuple[2]] << 16
                if entry.label.hasPrefix("rs1 ") { return word == step.a }
                return entry.label.hasPrefix("rs2 ") ? word == step.b : true
            }
    }

    /// What the row takes from other rows: its state, and old values and times.
    func received() -> [BusTuple] { chained(.receive) }

    /// What the row gives to other rows.
    func sent() -> [BusTuple] { chained(.send) }

    private func chained(_ direction: BusEntry.Direction) -> [BusTuple] {
        let program = table.program
        let values = RowChecker(program).values(table, row: 0)
        return program.entries.filter { !MachineBus.isLookup($0.bus) && $0.direction == direction }
            .map { BusTuple(bus: $0.bus, values: $0.tuple.map { values[$0] }) }
    }

    private func finds(_ bus: Bus, _ tuple: [UInt32]) -> Bool {
        switch bus {
        case MachineBus.range: tuple[0] <= 16 && tuple[1] < 1 << tuple[0]
        case MachineBus.bytes: tuple.allSatisfy { $0 < 256 }
        case MachineBus.and: tuple[0] < 256 && tuple[1] < 256 && tuple[2] == tuple[0] & tuple[1]
        case MachineBus.sign: tuple[0] < 256 && tuple[1] < 256 && tuple[2] == tuple[0] >> 7
        case MachineBus.power:
            tuple[0] < 32 && tuple[1] == tuple[0] % 16 && tuple[2] == 1 << tuple[1]
                && tuple[3] == 1 << (16 - tuple[1]) && tuple[4] == tuple[0] / 16
        case MachineBus.program: isInProgram(tuple)
        case MachineBus.rom:
            tuple[0] == step.address & 0xfffc && tuple[1] == step.address >> 16
                && tuple[2] == step.memoryOld & 0xffff && tuple[3] == step.memoryOld >> 16
        default: false
        }
    }

    private func isInProgram(_ tuple: [UInt32]) -> Bool {
        let fields = decoded.fields
        return tuple[0] == decoded.pc && tuple[1] == UInt32(decoded.form.number)
            && (0..<8).allSatisfy { tuple[2 + $0] == fields[$0] }
    }
}
