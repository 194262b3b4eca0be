import Constraints

@testable import Chips

/// Rows filled for steps that did not happen, with the operands of the one that did: what a prover gets who changes
/// the machine and fills everything from there.
enum DishonestFilling {
    /// Fillings of a row of a case for steps with another operand, result or word.
    static func cells(of row: SetRow, name: String) -> [[UInt32]] {
        let chip = row.setting.chip.program.name
        guard let instance = RowCase(named: name),
            let (form, step) = instance.forms.first(where: { $0.form.form.name == chip })
        else { return [] }
        let hasSecond = ChipCatalogue.instruction(form.form).layout.fields.contains(.rs2)
        return lies(about: step, hasSecond: hasSecond).map { lie in
            var cells = RowCase.fill(form.form, lie)
            pin(&cells, row.setting)
            return cells
        }
    }

    private static func lies(about step: Step, hasSecond: Bool) -> [Step] {
        var lies: [Step] = []
        func lie(_ change: (inout Step) -> Void) {
            var copy = step
            change(&copy)
            lies.append(copy)
        }
        for mask: UInt32 in [1, 0x100, 0x1_0000, 0x8000_0000] {
            lie { $0.result ^= mask }
            lie { $0.memoryNew ^= mask }
            lie { $0.a ^= mask }
            if hasSecond { lie { $0.b ^= mask } }
        }
        lie { $0.a = 0 &- $0.a }
        // A constant is the program's, and what it stands for has limits.
        if hasSecond {
            lie { $0.b = 0 &- $0.b }
            lie { ($0.a, $0.b) = ($0.b, $0.a) }
            lie { $0.b = 0 }
        }
        // Another signedness, another of two results.
        for field in 0..<8 where step.fields[field] < 2 {
            lie { $0.fields[field] = 1 - $0.fields[field] }
        }
        lie { $0.address &+= 1 }
        lie { $0.address &+= 2 }
        return lies
    }

    /// Sets the cells that the neighbours determine to what they determine.
    private static func pin(_ cells: inout [UInt32], _ setting: RowSetting) {
        let program = setting.chip.program
        for (entry, partner) in zip(program.entries, setting.partners) {
            let expected: [UInt32]
            switch partner {
            case .exactly(let tuple), .received(let tuple, _), .memory(let tuple, _), .text(let tuple):
                expected = tuple
            default: continue
            }
            for (node, value) in zip(entry.tuple, expected) {
                if case .column(let column) = program.nodes[node] { cells[column] = value }
            }
        }
    }
}
