import RISCV

/// What the hot loop leaves to others: calls to the host, far jumps, faults.
extension Machine {
    /// Deals with the instruction at `pc`, for which the hot loop was left; true when it was retired.
    mutating func resolve<Recorder: StepRecorder>(
        _ exit: InterpreterExit, address: GuestWord, slot: Int, recorder: inout Recorder
    ) -> Bool {
        let rd = text.slots[slot].rd
        switch exit {
        case .call:
            return call(slot: slot, recorder: &recorder)
        case .trap:
            outcome = .fault(trap())
            return false
        case .farBranch:
            return jump(to: farTarget(slot), link: rd, slot: slot, recorder: &recorder)
        case .farJump:
            return jump(to: address, link: rd, slot: slot, recorder: &recorder)
        case .misaligned:
            misalignedAccesses += 1
            outcome = .fault(fault(isStore(slot) ? .misalignedStore : .misalignedLoad, address))
            return false
        case .unadmitted:
            return isStore(slot)
                ? store(at: address, slot: slot, recorder: &recorder) : admitLoad(at: address)
        default:
            return false
        }
    }

    /// Where a branch or `jal` goes whose target is not a slot of its region: there, or on if it is not taken.
    private func farTarget(_ slot: Int) -> GuestWord {
        let instruction = text.slots[slot]
        let a = x[Int(instruction.rs1)]
        let b = x[Int(instruction.rs2)]
        let isTaken =
            switch instruction.opcode {
            case .beq: Operations.BranchEqual.isTaken(a, b)
            case .bne: Operations.BranchUnequal.isTaken(a, b)
            case .blt: Operations.BranchLess.isTaken(a, b)
            case .bge: Operations.BranchGreaterEqual.isTaken(a, b)
            case .bltu: Operations.BranchBelow.isTaken(a, b)
            case .bgeu: Operations.BranchAboveEqual.isTaken(a, b)
            default: true
            }
        let distance = isTaken ? Instruction(decoding: memory.word(at: pc))?.immediate ?? 0 : 4
        return pc &+ UInt32(bitPattern: distance)
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
        let instruction = text.code(ofSlot: slot)
        if text.slots[slot].opcode.isBranch {
            recorder.retireBranch(to: recorder.next, at: instruction)
        } else {
            let link = pc &+ 4
            recorder.retire(to: recorder.next, at: instruction, rd: Int(rd), new: link)
            x[Int(rd)] = link
        }
        pc = target
        return true
    }

    /// False: once its page is admitted, the same load is run again.
    private mutating func admitLoad(at address: GuestWord) -> Bool {
        if !memory.admitLoad(address) { refuse(address, isStore: false) }
        return false
    }

    /// A store whose page was not known to be admitted. It is executed here, since a page with text never is.
    private mutating func store<Recorder: StepRecorder>(
        at address: GuestWord, slot: Int, recorder: inout Recorder
    ) -> Bool {
        guard memory.admitStore(address) else {
            refuse(address, isStore: true)
            return false
        }
        let instruction = text.slots[slot]
        let value = x[Int(instruction.rs2)]
        let offset = Int(address)
        let old = memory.word(at: address)
        switch instruction.opcode {
        case .sb:
            memory.base.storeBytes(of: UInt8(truncatingIfNeeded: value), toByteOffset: offset, as: UInt8.self)
        case .sh:
            memory.base.storeBytes(
                of: UInt16(truncatingIfNeeded: value), toByteOffset: offset, as: UInt16.self)
        default:
            memory.base.storeBytes(of: value, toByteOffset: offset, as: UInt32.self)
        }
        recorder.retireStore(to: recorder.next, at: text.code(ofSlot: slot), address: address, old: old)
        pc &+= 4
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
            recorder.retire(to: recorder.next, at: text.code(ofSlot: slot), rd: 10, new: value)
            x[10] = value
        case .retireWithoutResult:
            recorder.retireCallWithoutResult(to: recorder.next, at: text.code(ofSlot: slot), a0: a0)
        case .exit:
            recorder.retireCallWithoutResult(to: recorder.next, at: text.code(ofSlot: slot), a0: a0)
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
