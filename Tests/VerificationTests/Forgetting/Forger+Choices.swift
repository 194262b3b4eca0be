#if DEBUG
    import Algebra
    import Constraints
    import ProofSystem
    import Testing
    import ToyCircuit

    /// What is chosen after the challenges that it should have decided: one equation in the extension, which four numbers
    /// of the base field solve, or more numbers that are small.
    extension Forger {
        /// With α and β known before the cells are committed to, four multiplicities of the range table are chosen so
        /// that all buses sum to zero, whatever the output.
        func chosenCells() throws -> Forgery {
            var run = Self.run.claiming { $0.publicOutput[1] = 9 }
            var early = prover(run)
            early.transcript.absorb(.witnessRoot, Digest(words: SIMD8()))
            _ = early.grind(.busWork, bits: Parameters.test.leastBusWork)
            let bus = BusChallenges(&early.transcript, tupleLength: ToyMachine.circuit.tupleLength)
            let rows = [3, 50, 100, 200]
            let terms = rows.map { row in
                bus.denominator(
                    BusTuple(bus: ToyMachine.Table.range.rules.entries[0].bus, values: [UInt32(row)])
                ).inverse!
            }
            let counts = try #require(LinearSystem.solve(terms, sum: early.sumOfFractions(bus)))
            for (row, count) in zip(rows, counts) {
                run.add(Int64(count.value), to: "uses.range", row: row, of: .range)
            }
            return Forgery(by: prover(run))
        }

        /// With r and λ known before the rules are fixed, four of their constants are chosen so that the sum over all
        /// rules and rows is zero, whatever the cells.
        func chosenRules() throws -> Forgery {
            let early = EarlyRows(ConstantsMachine.prover([0, 0, 0, 0], transcript))
            let powers = (0..<4).map { number in
                (0..<number + 2).reduce(QM31.one) { power, _ in power * early.lambda }
            }
            var sum = QM31.zero
            for (number, power) in powers.enumerated() {
                sum +=
                    power
                    * Multilinear.evaluate(
                        ConstantsMachine.column(number).map { QM31(M31($0)) }, at: early.rows)
            }
            let constants = try #require(LinearSystem.solve(powers, sum: sum))
            return Forgery(by: ConstantsMachine.prover(constants.map { Int64($0.value) }, transcript))
        }

        /// With r known before the output is fixed, four of its words are chosen so that it is right on the average that
        /// r takes.
        func chosenOutput() throws -> Forgery {
            let early = EarlyRows(CountingMachine.prover(CountingMachine.numbers, transcript))
            let weights = Multilinear.eqTable(early.rows)
            var words = CountingMachine.numbers.map { $0 + 1000 }
            var missing = QM31.zero
            for row in 4..<words.count { missing -= weights[row] * M31(UInt32(1000)) }
            // Of the first four words only the difference from the true ones counts.
            let differences = try #require(LinearSystem.solve(Array(weights[..<4]), sum: missing))
            for row in 0..<4 { words[row] = (M31(CountingMachine.numbers[row]) + differences[row]).value }
            return Forgery(by: CountingMachine.prover(words, transcript))
        }

        /// With α and β known before the shape is fixed, numbers of rows in use are chosen so that coins of other values
        /// pay for one that does not exist.
        func chosenRows() throws -> Forgery {
            var early = Purse.prover(Array(repeating: Purse.height / 2, count: Purse.coins), transcript)
            early.transcript.absorb(.witnessRoot, early.commit().root)
            _ = early.grind(.busWork, bits: Parameters.test.leastBusWork)
            let bus = BusChallenges(&early.transcript, tupleLength: 1)
            let terms = (0..<Purse.coins).map { bus.denominator(Purse.tuple(UInt32($0))).inverse! }
            let differences = try #require(SmallSolution.find(terms, sum: -early.sumOfFractions(bus)))
            let rows = differences.map { Purse.height / 2 + $0 }
            try #require(rows.allSatisfy { 1...Purse.height ~= $0 })
            return Forgery(by: Purse.prover(rows, transcript))
        }
    }

    /// The challenges of a prover up to the one that batches the rules.
    private struct EarlyRows {
        let lambda: QM31
        /// The point of the rows of the highest table.
        let rows: [QM31]

        init(_ prover: ReferenceProver) {
            var prover = prover
            prover.transcript.absorb(.witnessRoot, prover.commit().root)
            _ = prover.grind(.busWork, bits: Parameters.test.leastBusWork)
            let bus = BusChallenges(&prover.transcript, tupleLength: prover.circuit.tupleLength)
            let (_, claim) = prover.proveBus(bus)
            lambda = prover.transcript.challenge()
            rows = Array(claim.point.prefix(prover.layout.maxLogHeight))
        }
    }
#endif
