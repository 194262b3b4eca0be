import Algebra
import Execution
import RISCV

/// Steps of a machine that was not honest.
extension StepPlanner {
    /// Plans a step at which the machine was not honest.
    mutating func plan(_ row: TraceRow, next: UInt32, edit: StepEdit) {
        if let stale = edit.staleRegister {
            registers[Int(stale.index)].time = registers[Int(stale.index)].beforeWrite
            registers[Int(stale.index)].value = stale.value
        }
        if let stale = edit.staleWord {
            let word = memory.word(at: stale.address)
            word.pointee.time = word.pointee.beforeWrite
            word.pointee.value = stale.value
        }
        var range = program.rows(at: row.pc)
        if edit.hasOtherInstruction {
            let program = program
            let decoder = FormDecoder { program.textWord(at: $0) != nil }
            range = add(decoder.forms(of: row.instruction, at: row.pc))
        }
        if let form = edit.form {
            let index = range.first { decodedForms[$0].form == form }
            append(row, decoded: index ?? add([DecodedForm(form, of: row, next: next)]).lowerBound)
        } else if range.isEmpty {
            note(form: StepIndex.none)
        } else {
            append(row, decoded: range.count == 1 ? range.lowerBound : choose(among: range, row, next))
        }
    }

    private mutating func add(_ decoded: [DecodedForm]) -> Range<Int> {
        let first = plan.formCount
        for form in decoded { plan.add(FormPlan(form)) }
        decodedForms = plan.forms
        return first..<plan.formCount
    }

    /// Changes a byte of memory that no row changes.
    mutating func set(byte: UInt8, at address: UInt32) {
        let word = memory.word(at: address)
        let shift = 8 * (address & 3)
        word.pointee.value = word.pointee.value & ~(0xff << shift) | UInt32(byte) << shift
    }
}

extension DecodedForm {
    /// A form that the program does not have for an instruction, to be proved nevertheless.
    fileprivate init(_ form: Form, of row: TraceRow, next: UInt32) {
        let instruction = row.instruction
        self.init(
            form: form, pc: row.pc, opcode: instruction.opcode, rd: UInt32(instruction.rd),
            rs1: UInt32(instruction.rs1), rs2: UInt32(instruction.rs2),
            immediate: UInt32(bitPattern: instruction.immediate), next: M31(next).value, value: row.new)
    }
}
