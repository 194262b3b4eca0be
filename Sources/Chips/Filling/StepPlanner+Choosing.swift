import Execution
import RISCV

/// Which of an address's forms a step is proved in.
extension StepPlanner {
    /// The decoded form that fits the step.
    func choose(among range: Range<Int>, _ row: TraceRow, _ next: UInt32) -> Int {
        let first = range.lowerBound
        switch decodedForms[first].choice {
        case .single:
            return first
        case .branch:
            // By where the run went on, even if it should not have: the form's own rule then objects.
            let (taken, notTaken) = (decodedForms[first].next, decodedForms[first + 1].next)
            let isTaken =
                taken == notTaken || next != taken && next != notTaken
                ? row.instruction.opcode.takesBranch(row.source1, row.source2) : next == taken
            return isTaken ? first : first + 1
        case .small:
            let sum = Int64(row.source1 & 0xffff) + Int64(row.instruction.immediate)
            return (0...0xffff).contains(sum) ? first : first + 1
        case .load:
            return isText(row.source1 &+ UInt32(bitPattern: row.instruction.immediate)) ? first + 1 : first
        case .call:
            let number = Int64(row.source1)
            return range.first { decodedForms[$0].form.callNumber == number } ?? first
        }
    }

    private func isText(_ address: UInt32) -> Bool {
        for range in program.memory.text where range.contains(address) { return true }
        return false
    }
}

extension Opcode {
    /// Whether a branch goes to its target.
    func takesBranch(_ a: UInt32, _ b: UInt32) -> Bool {
        switch self {
        case .beq: a == b
        case .bne: a != b
        case .blt: Int32(bitPattern: a) < Int32(bitPattern: b)
        case .bge: Int32(bitPattern: a) >= Int32(bitPattern: b)
        case .bltu: a < b
        default: a >= b
        }
    }
}

extension Form {
    /// The number in a7 for which the form stands; nil if it is no call.
    var callNumber: Int64? {
        switch self {
        case .exit: EcallNumber.exit
        case .readPublic: EcallNumber.readPublic
        case .readPrivate: EcallNumber.readPrivate
        case .commit: EcallNumber.commit
        case .inputLength: EcallNumber.inputLength
        case .writeLog: EcallNumber.write
        default: nil
        }
    }
}
