import RISCV

/// What the hot loop leaves to others: calls to the host, far jumps, faults.
extension Machine {
    /// Deals with the instruction at `pc`, for which the hot loop was left; true when it was retired.
    mutating func resolve<Recorder: StepRecorder>(
        _ exit: Interpreter.Exit, slot: Int, recorder: inout Recorder
    ) -> Bool {
        let rd = text.slots[slot].rd
        switch exit {
        case .budget:
            return false
        case .ecall:
            return call(slot: slot, recorder: &recorder)
        case .trap:
            outcome = .fault(trap())
            return false
        case .farBranch:
            let distance = Instruction(decoding: memory.word(at: pc))?.immediate ?? 0
            return jump(
                to: pc &+ UInt32(bitPattern: distance), link: rd, slot: slot, recorder: &recorder)
        case .farJump(let target):
            return jump(to: target, link: rd, slot: slot, recorder: &recorder)
        case .misaligned(let address):
            misalignedAccesses += 1
            outcome = .fault(fault(isStore(slot) ? .misalignedStore : .misalignedLoad, address))
            return false
        case .refused(let address):
            refuse(address, isStore: isStore(slot))
            return false
        }
    }

    /// The fault of fetching at `pc`, where there is no slot.
    func fetchFault() -> Fault {
        if pc & 3 != 0 { return fault(.misalignedFetch, pc) }
        // Text past the bytes of its segment is zero, which is no instruction.
        return memory.isText(pc) ? fault(.illegalInstruction, 0) : fault(.fetchFault, pc)
    }

    private func trap() -> Fault {
        let word = memory.word(at: pc)
        switch Instruction(decoding: word)?.opcode {
        case .ebreak: return fault(.breakpoint, word)
        case .unimp: return fault(.guestPanic, word)
        default: return fault(.illegalInstruction, word)
        }
    }

    private mutating func jump<Recorder: StepRecorder>(
        to target: GuestWord, link rd: UInt8, slot: Int, recorder: inout Recorder
    ) -> Bool {
        guard target & 3 == 0 else {
            outcome = .fault(fault(.misalignedFetch, target))
            return false
        }
        // A branch has the dummy register as its destination.
        let link = pc &+ 4
        recorder.retire(slot: slot, rd: rd, old: x[Int(rd)], new: link)
        x[Int(rd)] = link
        pc = target
        return true
    }

    private mutating func refuse(_ address: GuestWord, isStore: Bool) {
        let admission = isStore ? memory.storeAdmission(address) : memory.loadAdmission(address)
        if admission == .overLimit {
            outcome = .limit("The run reached its limit of \(limits.maxMemoryBytes) bytes of memory.")
        } else {
            outcome = .fault(fault(isStore ? .storeFault : .loadFault, address))
        }
    }

    private mutating func call<Recorder: StepRecorder>(slot: Int, recorder: inout Recorder) -> Bool {
        let a0 = x[10]
        let reply = host.call(number: x[17], a0, x[11], x[12], memory: memory, cycle: cycle)
        switch reply {
        case .retire(let value):
            recorder.retire(slot: slot, rd: 10, old: a0, new: value)
            x[10] = value
        case .retireWithoutResult:
            recorder.retireCallWithoutResult(slot: slot, a0: a0)
        case .exit:
            recorder.retireCallWithoutResult(slot: slot, a0: a0)
            outcome = .halted(exitCode: a0)
        case .fault(let kind, let value):
            outcome = .fault(fault(kind, value))
            return false
        case .limit(let sentence):
            outcome = .limit(sentence)
            return false
        }
        pc = pc &+ 4
        return true
    }

    private func isStore(_ slot: Int) -> Bool { text.slots[slot].opcode.isStore }

    private func fault(_ kind: Fault.Kind, _ value: GuestWord) -> Fault {
        Fault(kind: kind, pc: pc, value: value, cycle: cycle)
    }
}
