import ProofMarket

/// What a run's report says of the proofs that this machine made.
extension MarketRun {
    /// Lines of about a hundred columns; none where all proofs are simulated.
    var proofLines: [String] {
        guard let machine else { return [] }
        let made = proofs.count { $0.delivered != nil && $0.prover == machine.prover }
        var lines = [
            "Real proofs: \(made), made and verified here; the other \(Grouped.text(simulatedProofs)) are simulated"
        ]
        if machine.options.parameters.profile.isInsecure {
            lines.append("  INSECURE: made with the profile “test”, which nobody may rely on")
        }
        lines += proofs.flatMap { description(of: $0) }
        if proofs.isEmpty {
            lines.append("  this machine took no order: others asked less, or were there first")
        }
        lines += WrappedText.lines(machine.speed.sentence, indent: 2)
        for note in machine.notes { lines += WrappedText.lines("not proved here: \(note)", indent: 2) }
        return lines
    }

    /// Proofs that were verified in the market, and that nobody made.
    var simulatedProofs: Int {
        max(0, report.fulfilled + report.rejected - proofs.count { $0.delivered != nil })
    }

    private func description(of proof: MachineProof) -> [String] {
        let start = "  order \(proof.order)  \(FilePath.name(of: proof.program).escaped)  "
        switch proof.state {
        case .waiting, .proving: return [start + "not finished when the run was cut off"]
        case .cancelled: return [start + "cancelled"]
        case .failed(let reason):
            return [start + "✗ no proof"] + WrappedText.lines(reason, indent: 4)
        case .delivered(let delivered):
            let size = "\(Quantity.bytes(delivered.bytes))  \(delivered.digest.hexadecimal.prefix(8))  "
            let work =
                proof.prover == machine?.prover
                ? "\(Grouped.text(proof.cycles)) cycles in \(Quantity.seconds(delivered.seconds))  "
                : "copied by \(market.floor.proverNames[proof.prover].escaped)  "
            guard let objection = delivered.objection else {
                return [start + work + size + "✓ " + fate(proof)]
            }
            return [start + work + size + "✗ \(delivered.verdict.name)"]
                + WrappedText.lines("\(fate(proof)): \(Self.shortened(objection))", indent: 4)
        }
    }

    /// A sentence with digests cut to their first digits.
    private static func shortened(_ sentence: String) -> String {
        sentence.split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
            let digits = word.prefix { $0.isHexDigit }
            return digits.count == 64 ? "\(digits.prefix(8))…\(word.dropFirst(64))" : String(word)
        }.joined(separator: " ")
    }

    private func fate(_ proof: MachineProof) -> String {
        let order = market.floor.orders[proof.order]
        if market.isPaid(proof) {
            return order.prover == proof.prover && order.overdueAt == nil
                ? "paid \(Grouped.text(order.price))" : "paid as a late deliverer"
        }
        guard order.phase.isFinal else { return "not settled when the run ended" }
        let isSlashed = order.prover == proof.prover
        return "not paid" + (isSlashed ? ", collateral of \(Grouped.text(order.collateral)) lost" : "")
    }

    /// null where all proofs are simulated.
    var proofsJSON: JSONText {
        guard let machine else { return .null }
        let profile = machine.options.parameters.profile
        return [
            "machine": [
                "prover": .integer(machine.prover),
                "name": .string(MarketMachine.name(machine.options.parameters)),
                "profile": .string(profile.name), "secure": .bool(!profile.isInsecure),
                "cycles_per_second": .integer(machine.speed.cyclesPerSecond),
                "latency_ms": .integer(machine.speed.latency),
                "cost_per_mega": .integer(machine.speed.costPerMega),
                "hourly_cost": .integer(machine.speed.hourlyCost),
                "measurements": .integer(machine.speed.measurements),
                "most_proofs": .integer(machine.options.proofs),
                "delivers": .string(machine.options.conduct.rawValue),
                "programs": .array(
                    machine.programs.map { program in
                        [
                            "name": .string(program.name), "cycles": .integer(program.cycles),
                            "identity": .string(program.program.identity.description),
                        ]
                    }),
                "notes": .array(machine.notes.map { .string($0) }),
            ],
            "made": .array(proofs.map(json)), "simulated": .integer(simulatedProofs),
        ]
    }

    private func json(_ proof: MachineProof) -> JSONText {
        var members: [JSONText.Member] = [
            .init("order", .integer(proof.order)), .init("program", .string(proof.program)),
            .init("cycles", .integer(proof.cycles)), .init("prover", .integer(proof.prover)),
            .init("context", .string(proof.context)), .init("paid", .bool(market.isPaid(proof))),
        ]
        guard let delivered = proof.delivered else {
            var reason = "not finished"
            if case .failed(let text) = proof.state { reason = text }
            if case .cancelled = proof.state { reason = "cancelled" }
            return .object(members + [.init("failure", .string(reason))])
        }
        members += [
            .init("seconds", .number(delivered.seconds)), .init("bytes", .integer(delivered.bytes)),
            .init("digest", .string(delivered.digest.hexadecimal)),
            .init("verdict", .string(delivered.verdict.name)),
            .init("objection", delivered.objection.map { .string($0) } ?? .null),
            .init("provable_bits", .number(delivered.provableBits)),
            .init("secure", .bool(!delivered.isInsecure)),
            .init("file", delivered.path.map { .string($0) } ?? .null),
        ]
        return .object(members)
    }
}
