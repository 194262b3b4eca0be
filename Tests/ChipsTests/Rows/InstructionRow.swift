import Constraints

@testable import Chips

extension RowCase {
    /// The case's row in each form that the decoder allows, filled as well as the form can be.
    var rows: [SetRow] {
        forms.map { form, step in
            SetRow(setting: setting(form, step), cells: Self.fill(form.form, step))
        }
    }

    /// The cells of a step's row.
    static func fill(_ form: Form, _ step: Step) -> [UInt32] {
        let chip = ChipCatalogue.instruction(form)
        var cells = [UInt32](repeating: 0, count: chip.layout.program.columns.count)
        cells.withUnsafeMutableBufferPointer { cells in
            guard let base = cells.baseAddress else { return }
            let row = Row(cells: base, height: 1, index: 0)
            chip.layout.fill(step, row)
            chip.fill(step, row)
        }
        return cells
    }

    /// What surrounds the row: written from the manual and the layout of the buses, not from the chips.
    private func setting(_ form: DecodedForm, _ step: Step) -> RowSetting {
        let chip = RowProgram.all[form.form.name]!
        let sides = chip.program.entries.map { side(of: $0, form, step) }
        return RowSetting(
            chip: chip, partners: sides.map(\.partner), honest: sides.map(\.honest),
            isImpossible: faults || call != nil && call != form.form)
    }

    private typealias Side = (partner: RowSetting.Partner, honest: RowSetting.Honest)

    private func side(of entry: BusEntry, _ form: DecodedForm, _ step: Step) -> Side {
        let isSent = entry.direction == .send
        switch entry.bus {
        case MachineBus.state:
            let tuple = isSent ? [step.cycle + 1, machine.next] : [step.cycle, step.pc]
            return isSent ? (.address, .exactly(tuple)) : (.exactly(tuple), .any)
        case MachineBus.program:
            let fields = form.fields
            let tuple = [step.pc, UInt32(form.form.number)] + (0..<8).map { fields[$0] }
            return (.exactly(tuple), .any)
        case MachineBus.register:
            let access = access(String(entry.label.prefix { $0 != " " }), form, step)
            return isSent
                ? (.any, .exactly([access.index] + limbs(access.after) + [access.now]))
                : Self.received([access.index] + limbs(access.before), at: access.time, now: access.now)
        case MachineBus.memory:
            let place = limbs(step.address & ~3)
            let after = place + limbs(step.memoryNew) + [step.cycle]
            let before = place + limbs(step.memoryOld) + [step.memoryTime]
            return isSent
                ? (.any, .exactly(after)) : (.memory(before, now: step.cycle), .exactly(before))
        case MachineBus.rom:
            let tuple = limbs(step.address & ~3) + limbs(step.memoryOld)
            return (.text(tuple), .exactly(tuple))
        case MachineBus.halt: return (.any, .exactly([step.cycle] + limbs(step.old)))
        case MachineBus.publicInput: return (.oneOf(CallTables.tuples(CallTables.publicWord)), .any)
        case MachineBus.privateInput: return (.oneOf(CallTables.tuples(CallTables.privateWord)), .any)
        // The statement may claim any output.
        case MachineBus.publicOutput: return (.any, .exactly([step.cursor] + limbs(step.old)))
        case MachineBus.lengths:
            return (.oneOf((0...1).map { [UInt32($0)] + limbs(CallTables.lengths[$0]) }), .any)
        default: return (RowSetting.Partner(lookupIn: entry.bus), .any)
        }
    }

    private static func received(_ tuple: [UInt32], at time: UInt32, now: UInt32) -> Side {
        (.received(tuple + [time], now: now), .exactly(tuple + [time]))
    }

    private typealias Access = (index: UInt32, before: UInt32, time: UInt32, after: UInt32, now: UInt32)

    /// What happens to the register that a label begins with.
    private func access(_ name: String, _ form: DecodedForm, _ step: Step) -> Access {
        let now = 3 * step.cycle
        let fields = ChipCatalogue.instruction(form.form).layout.fields
        switch name {
        case "rs1": return (form.rs1, step.a, step.aTime, step.a, now)
        case "rs2": return (form.rs2, step.b, step.bTime, step.b, now + 1)
        case "rd":
            let isInPlace = form.form.name.hasSuffix("-place")
            precondition(isInPlace == (!fields.contains(.rs1) && form.form != .set), "\(form.form)")
            return (form.rd, isInPlace ? step.a : step.old, step.oldTime, machine.result, now + 2)
        case "a7":
            let number = Self.number(of: call ?? .exit)
            return (17, number, step.aTime, number, now)
        case "a2": return (12, step.b, step.bTime, step.b, now + 1)
        case "the":
            let index: UInt32 = form.form == .readPublic ? 33 : form.form == .readPrivate ? 34 : 35
            return (index, step.cursor, step.cursorTime, step.cursor + 1, now + 1)
        default: return (10, step.old, step.oldTime, step.result, form.form == .exit ? now + 1 : now + 2)
        }
    }

    /// The numbers of the guest's calls.
    private static func number(of call: Form) -> UInt32 {
        switch call {
        case .exit: 93
        case .writeLog: 64
        case .readPublic: 1024
        case .readPrivate: 1025
        case .commit: 1026
        default: 1027
        }
    }

    private func limbs(_ word: UInt32) -> [UInt32] { [word & 0xffff, word >> 16] }
}

extension RowSetting.Partner {
    /// What a table whose rows never change offers.
    init(lookupIn bus: Bus) {
        switch bus {
        case MachineBus.range: self = .range
        case MachineBus.bytes: self = .bytes
        case MachineBus.and: self = .conjunction
        case MachineBus.sign: self = .sign
        case MachineBus.power: self = .power
        default: preconditionFailure("no table of its own: \(bus.name)")
        }
    }
}
