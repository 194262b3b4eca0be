import Chips
import Constraints
import Execution
import RISCV

/// Failures in words.
extension TableSession {
    /// What a failure means.
    public func explanation(of failure: Failure) -> Explanation {
        switch failure {
        case .rule(let violation): explanation(of: violation)
        case .bus(let imbalance): BusExplainer(self).explanation(of: imbalance)
        case .verifier(let objection): explanation(of: objection)
        }
    }

    /// Where a row is, and what its step does.
    public func place(of row: RowReference) -> Explanation.Place {
        let table = tables[row.table]
        var place = Explanation.Place(
            row: row, chip: table.program.name, rowInChip: run.tables.rowInChip(row),
            isPadding: row.row >= table.rowsInUse, step: step(of: row))
        guard let step = place.step, let recording = recording(), step < recording.length else {
            return place
        }
        let program = run.program.program
        let record = recording.record(step)
        place.pc = record.pc
        place.instruction = record.instruction.text(at: record.pc, symbols: program.symbols).escaped
        if let location = program.lines.location(of: record.pc) {
            place.source = sources.text(of: location)
            place.sourceLine = sources.line(location)?.escaped
        }
        return place
    }

    private func explanation(of violation: RuleViolation) -> Explanation {
        let text = RowText(live.reading(of: violation.row))
        let constraint = text.reading.program.constraints[violation.constraint]
        let place = place(of: violation.row)
        var sentence = "\(place.name) breaks a rule of \(place.chip): “\(constraint.label)”, but "
        let derived = text.derivedValues(constraint)
        sentence +=
            derived.isEmpty
            ? "its formula comes to \(text.number(constraint.node)) instead of 0"
            : derived.prefix(3).joined(separator: " and ")
        if place.isPadding {
            sentence += "; rules hold on padding too, which repeats the last row in use"
        }
        return Explanation(
            sentence: sentence, label: constraint.label, formula: text.formula(constraint),
            formulaWithValues: text.formulaWithValues(constraint), place: place,
            writers: place.step.map(writers) ?? [], imbalance: nil)
    }

    private func explanation(of objection: PublicCheckError) -> Explanation {
        let label = "what is public is what a verifier computes"
        guard case .publicCell(let table, _, let column, let row, let found, let expected) = objection else {
            return Explanation(
                sentence: String(objection.description.prefix { $0 != "." }), label: label, formula: "",
                formulaWithValues: "", place: nil, writers: [], imbalance: nil)
        }
        let place = place(of: RowReference(table: table, row: row))
        let values = "\(ElementText.text(found)) instead of \(ElementText.text(expected))"
        return Explanation(
            sentence:
                "\(place.name) has \(values) in “\(column)”; the column is public, so a verifier computes it and "
                + "takes no other value",
            label: label, formula: "\(place.chip).\(column)", formulaWithValues: values, place: place,
            writers: [], imbalance: nil)
    }

    // MARK: - Writers

    /// Who wrote what a step reads: its source registers, and the word that it loads or changes.
    func writers(ofStep step: Int) -> [Explanation.Writer] {
        guard let recording = recording(), step < recording.length else { return [] }
        let record = recording.record(step)
        let instruction = record.instruction
        var registers: [UInt8] = []
        if instruction.opcode == .ecall { registers = [17, 10] }
        if instruction.opcode.readsFirstSource { registers.append(instruction.rs1) }
        if instruction.opcode.readsSecondSource { registers.append(instruction.rs2) }
        var writers: [Explanation.Writer] = []
        var seen: Set<UInt8> = [0]
        for register in registers where seen.insert(register).inserted {
            writers.append(
                writer(
                    Register.name(register), recording.lastWrite(ofRegister: register, before: step)
                ) { $0.register?.new })
        }
        if let memory = record.memory {
            let word = memory.address & ~3
            writers.append(
                writer(
                    "the word at \(HexText.word(word))", recording.lastWrite(ofWord: word, before: step)
                ) { _ in nil })
        }
        return writers
    }

    private func writer(
        _ name: String, _ write: LastWrite, value: (StepRecord) -> UInt32?
    ) -> Explanation.Writer {
        switch write {
        case .never:
            return Explanation.Writer(
                name: name, value: nil, step: nil, sentence: "\(name) was not written since the start")
        case .edit(let step):
            return Explanation.Writer(
                name: name, value: nil, step: nil,
                sentence: "\(name) was changed by a poke or an edit just before step \(step)")
        case .step(let step):
            let value = recording().flatMap { $0.length > step ? value($0.record(step)) : nil }
            let what = value.map { "\(name) = \(wordText($0))" } ?? name
            return Explanation.Writer(
                name: name, value: value, step: step,
                sentence: "\(what) was written by \(nameOf(step: step))")
        }
    }

    /// "step 880 (main.swift:11, `li a0, 7`)".
    func nameOf(step: Int) -> String {
        rows(ofStep: step).last.map { place(of: $0).name } ?? "step \(step)"
    }
}

/// A word as people read it: small numbers in decimal, others in hexadecimal.
func wordText(_ value: UInt32) -> String {
    value < 10_000 ? String(value) : HexText.word(value)
}
