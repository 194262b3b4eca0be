import RISCV

/// Who wrote a register or a word last, and who writes it next.
///
/// Registers: each chunk and each block knows which registers it wrote. Words: `WordIndex` knows the spans
/// that wrote a word. Either way one block, or one span, is searched step by step in the end.
extension Recording {
    /// The last write to x1…x31 before a position.
    public func lastWrite(ofRegister register: UInt8, before position: Int) -> LastWrite {
        guard (1..<32).contains(register) else { return .never }
        let end = min(max(position, 0), length)
        let edit = applied.last { $0.step <= end && $0.registers.contains { $0.index == register } }
        return later(of: lastStep(writingRegister: register, before: end), edit)
    }

    /// The last write to the aligned word that holds an address, before a position.
    public func lastWrite(ofWord address: UInt32, before position: Int) -> LastWrite {
        let end = min(max(position, 0), length)
        let edit = applied.last { $0.step <= end && $0.words.contains { $0.address == address & ~3 } }
        var found: Int?
        words.forEachSpan(writing: address) { span in
            found = lastStep(writingWord: address, inSpan: span, before: end)
            return found == nil
        }
        return later(of: found, edit)
    }

    /// The first step at or after a position that writes the register.
    public func nextWrite(ofRegister register: UInt8, from position: Int) -> Int? {
        guard (1..<32).contains(register) else { return nil }
        let bit = UInt32(1) << UInt32(register)
        var step = max(0, position)
        while step < length {
            let chunk = step / Chunk.steps
            let block = step % Chunk.steps / Chunk.blockSteps
            if chunks[chunk].writtenRegistersOfAll & bit == 0 {
                step = (chunk + 1) * Chunk.steps
                continue
            }
            let end = min(length, chunk * Chunk.steps + (block + 1) * Chunk.blockSteps)
            if chunks[chunk].writtenRegisters[block] & bit != 0 {
                let results = results(ofBlock: step / Chunk.blockSteps)
                while step < end {
                    if writes(results[step % Chunk.blockSteps], register) { return step }
                    step += 1
                }
            }
            step = end
        }
        return nil
    }

    /// The first step at or after a position that writes the aligned word.
    public func nextWrite(ofWord address: UInt32, from position: Int) -> Int? {
        let start = max(0, position)
        // The chain runs from the newest span to the oldest; the two oldest ones that can hold the answer count.
        var candidates: [Int] = []
        words.forEachSpan(writing: address) { span in
            guard (span + 1) * WordIndex.spanSteps > start else { return false }
            candidates.append(span)
            return true
        }
        for span in candidates.reversed() {
            if let step = firstStep(writingWord: address, inSpan: span, from: start) { return step }
        }
        return nil
    }

    // MARK: - Searching

    private func lastStep(writingRegister register: UInt8, before end: Int) -> Int? {
        let bit = UInt32(1) << UInt32(register)
        var end = end
        while end > 0 {
            let chunk = (end - 1) / Chunk.steps
            let block = (end - 1) % Chunk.steps / Chunk.blockSteps
            if chunks[chunk].writtenRegistersOfAll & bit == 0 {
                end = chunk * Chunk.steps
                continue
            }
            let start = chunk * Chunk.steps + block * Chunk.blockSteps
            if chunks[chunk].writtenRegisters[block] & bit != 0 {
                let results = results(ofBlock: start / Chunk.blockSteps)
                while end > start {
                    end -= 1
                    if writes(results[end - start], register) { return end }
                }
            }
            end = start
        }
        return nil
    }

    private func lastStep(writingWord address: UInt32, inSpan span: Int, before end: Int) -> Int? {
        let start = span * WordIndex.spanSteps
        var step = min(end, start + WordIndex.spanSteps)
        while step > start {
            let block = (step - 1) / Chunk.blockSteps
            let first = block * Chunk.blockSteps
            let steps = steps(ofBlock: block)
            while step > first {
                step -= 1
                if steps[step - first].writes(word: address) { return step }
            }
        }
        return nil
    }

    private func firstStep(writingWord address: UInt32, inSpan span: Int, from start: Int) -> Int? {
        var step = max(start, span * WordIndex.spanSteps)
        let limit = min(length, (span + 1) * WordIndex.spanSteps)
        while step < limit {
            let block = step / Chunk.blockSteps
            let first = block * Chunk.blockSteps
            let steps = steps(ofBlock: block)
            let end = min(limit, first + Chunk.blockSteps)
            while step < end {
                if steps[step - first].writes(word: address) { return step }
                step += 1
            }
        }
        return nil
    }

    private func writes(_ step: StepResult, _ register: UInt8) -> Bool {
        let text = machine.text
        return text.slots[text.slot(ofPlace: step.place)].rd == register && !step.isWithoutResult
    }

    private func later(of step: Int?, _ edit: AppliedIntervention?) -> LastWrite {
        switch (step, edit) {
        case (nil, nil): .never
        case (let step?, nil): .step(step)
        case (nil, let edit?): .edit(edit.step)
        case (let step?, let edit?): edit.step > step ? .edit(edit.step) : .step(step)
        }
    }
}

extension PackedStep {
    /// Whether it stored to the aligned word that holds the address.
    func writes(word address: GuestWord) -> Bool { self.address & ~3 == address & ~3 && isStore }
}
