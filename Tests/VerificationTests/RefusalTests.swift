import Algebra
import Constraints
import ProofSystem
import Testing
import ToyCircuit

@testable import Verification

/// What a verifier refuses before it looks at any message: statements, parameters and shapes that are not the caller's.
@Suite("Refusals before any cryptography")
struct RefusalTests {
    // MARK: - Statements

    @Test("a proof of another statement is named by what differs")
    func statements() {
        typealias Field = VerificationError.StatementField
        let changes: [(Field, (inout ProofStatement) -> Void)] = [
            (.identity, { $0.identity = Digest(words: SIMD8()) }), (.publicInput, { $0.publicInput[3] = 1 }),
            (.publicInput, { $0.publicInput.append(0) }), (.privateLength, { $0.privateLength = 4 }),
            (.publicOutput, { $0.publicOutput[5] = 9 }), (.publicOutput, { $0.publicOutput.removeLast() }),
            (.publicOutput, { $0.publicOutput.append(13) }), (.exitCode, { $0.exitCode = 1 }),
            (.cycles, { $0.cycles += 1 }),
            (.context, { $0.context = Digest(words: SIMD8(repeating: 1)) }),
        ]
        #expect(Set(changes.map(\.0)) == Set(Field.allCases))
        for (field, change) in changes {
            #expect(ToyProof.verdict(ToyProof.proof, of: ToyProof.run.claiming(change)) == .statement(field))
        }
    }

    @Test("a proof whose own statement is changed to the caller's is still of another one")
    func restatedProof() {
        let changes: [(inout ProofStatement) -> Void] = [
            { $0.identity = Digest(words: SIMD8()) }, { $0.publicInput.append(0) }, { $0.privateLength = 4 },
            { $0.publicOutput[5] = 9 }, { $0.exitCode = 1 }, { $0.cycles += 1 },
            { $0.context = Digest(words: SIMD8(repeating: 1)) },
        ]
        for change in changes {
            let other = ToyProof.run.claiming(change)
            var proof = ToyProof.proof
            proof.statement = other.statement
            #expect(ToyProof.verdict(proof, of: other) != nil)
        }
    }

    @Test("a border between input and output that moves is another statement")
    func borders() {
        func state(_ input: String, _ output: String) -> Digest {
            var statement = ToyProof.run.statement
            statement.publicInput = Array(input.utf8)
            statement.publicOutput = Array(output.utf8)
            return Transcript(
                circuit: ToyMachine.circuit, statement: statement, shape: ToyProof.proof.shape,
                parameters: .test
            ).state
        }
        let states = [("ab", "c"), ("a", "bc"), ("abc", ""), ("", "abc"), ("ab\0", "c"), ("ab", "\0c")].map(
            state)
        #expect(Set(states).count == states.count)
    }

    @Test("clocks past the circuit's limit are refused")
    func cycles() {
        let run = ToyProof.run.claiming { $0.cycles = 64 }
        var proof = ToyProof.proof
        proof.statement = run.statement
        #expect(ToyProof.verdict(proof, of: run) == .cycles(found: 64, limit: 63))
    }

    // MARK: - Parameters

    @Test("a proof for tests is refused unless asked for")
    func testProfile() {
        let run = ToyProof.run
        #expect(throws: VerificationError.parameters(found: .test, accepted: .standard)) {
            try Verifier.verify(
                ToyProof.proof, circuit: ToyMachine.circuit, publicSide: run.publicSide,
                statement: run.statement)
        }
        let text = VerificationError.parameters(found: .test, accepted: .standard).description
        #expect(text.contains("insecure, for tests"))
    }

    @Test("other parameters than the accepted ones are refused, and weaker ones do not pass as others")
    func otherParameters() {
        let changes: [(inout Parameters) -> Void] = [
            { $0.queries -= 1 }, { $0.queries += 1 }, { $0.queryWork -= 1 }, { $0.leastBusWork -= 1 },
            { $0.leastLogStripe += 1 }, { $0.window -= 1 }, { $0.profile = .standard }, { $0.targetBits = 1 },
        ]
        for change in changes {
            var parameters = Parameters.test
            change(&parameters)
            let refusal = ToyProof.verdict { $0.parameters = parameters }
            #expect(refusal == .parameters(found: parameters, accepted: .test))
            // A verifier that accepts them draws other challenges.
            #expect(throws: VerificationError.self) {
                var proof = ToyProof.proof
                proof.parameters = parameters
                return try Verifier.verify(
                    proof, circuit: ToyMachine.circuit, publicSide: ToyProof.run.publicSide,
                    statement: ToyProof.run.statement, accepting: parameters)
            }
        }
    }

    @Test("parameters that make no protocol are refused, not trapped on")
    func inconsistent() {
        var parameters = Parameters.test
        parameters.leastLogStripe = 2
        var proof = ToyProof.proof
        proof.parameters = parameters
        #expect(throws: VerificationError.inconsistentParameters) {
            try Verifier.verify(
                proof, circuit: ToyMachine.circuit, publicSide: ToyProof.run.publicSide,
                statement: ToyProof.run.statement, accepting: parameters)
        }
    }

    @Test("a proof that falls short of the bits that its parameters promise is refused")
    func security() {
        var parameters = Parameters.test
        parameters.targetBits = 100
        var prover = ReferenceProver(ToyProof.run, parameters: parameters)
        let proof = prover.prove()
        #expect {
            try Verifier.verify(
                proof, circuit: ToyMachine.circuit, publicSide: ToyProof.run.publicSide,
                statement: ToyProof.run.statement, accepting: parameters)
        } throws: { error in
            guard case VerificationError.security(let term, 100) = error else { return false }
            return term.step == .queries(count: 12, work: 3)
        }
    }

    @Test("a nonce that proves no work is refused")
    func nonces() {
        let state = Transcript().state
        #expect(state == Digest(words: SIMD8()))
        var (busRefusals, queryRefusals) = (0, 0)
        for nonce: UInt64 in 1_000..<1_020 {
            if ToyProof.verdict(changing: { $0.busNonce = nonce }) == .busWork { busRefusals += 1 }
            if ToyProof.verdict(changing: { $0.opening.nonce = nonce }) == .queryWork { queryRefusals += 1 }
        }
        #expect(busRefusals > 10)
        #expect(queryRefusals > 10)
    }

    // MARK: - Public sides

    @Test("a public side that does not fit the circuit is refused, not trapped on")
    func publicSides() {
        let run = ToyProof.run
        func verdict(_ fixed: [FixedTable?], _ entries: [PublicEntry] = run.publicSide.entries)
            -> VerificationError?
        {
            var other = run
            other.publicSide = PublicSide(fixed: fixed, entries: entries)
            return ToyProof.verdict(ToyProof.proof, of: other)
        }
        var fixed = run.publicSide.fixed
        #expect(verdict([]) == .publicSide(.tableCount(found: 0, expected: 7)))
        let range = ToyMachine.Table.range.rawValue
        fixed[range] = FixedTable(rowsInUse: 256, columns: [])
        #expect(verdict(fixed) == .publicSide(.columnCount(table: range, found: 0, expected: 1)))
        fixed[range] = FixedTable(rowsInUse: 256, columns: [.values([1])])
        #expect(verdict(fixed) == .publicSide(.rowCount(table: range, column: 0, found: 1, expected: 256)))
        fixed[range] = FixedTable(rowsInUse: 1, columns: [.values([M31.modulus])])
        #expect(verdict(fixed) == .publicSide(.notCanonical(table: range, column: 0)))
        fixed[range] = nil
        #expect(verdict(fixed) == .shape(.unknownRows(table: range)))
        let bus = Bus(number: 9, name: "other", fields: ["a", "b", "c", "d", "e", "f"])
        let entry = PublicEntry(.send, BusTuple(bus: bus, values: [1, 2, 3, 4, 5, 6]))
        #expect(
            verdict(run.publicSide.fixed, [entry]) == .publicSide(.tupleLength(entry: 0, found: 6, most: 5)))
        // The same tuple but for p: it would be the same denominator.
        let state = run.publicSide.entries[0].tuple
        let alias = PublicEntry(.send, BusTuple(bus: state.bus, values: [1 + M31.modulus, 0, 0]))
        #expect(verdict(run.publicSide.fixed, [alias]) == .publicSide(.entryNotCanonical(entry: 0)))
    }

    @Test("public columns that differ from the prover's are noticed")
    func otherPublicColumns() {
        var other = ToyProof.run
        var fixed = other.publicSide.fixed
        let memory = ToyMachine.Table.memory.rawValue
        let image = Array(repeating: UInt32(1), count: ToyMachine.cells)
        fixed[memory] = FixedTable(rowsInUse: ToyMachine.cells, columns: [.rowNumber, .values(image)])
        other.publicSide = PublicSide(fixed: fixed, entries: other.publicSide.entries)
        #expect(ToyProof.verdict(ToyProof.proof, of: other) == .rows)
    }

    // MARK: - Shapes

    private func shapeError(_ change: (inout [Piece]) -> Void) -> ShapeError? {
        let verdict = ToyProof.verdict { change(&$0.shape.pieces) }
        guard case .shape(let error) = verdict else { return nil }
        return error
    }

    @Test("shapes that no run has are refused")
    func shapes() {
        let (add, branch) = (ToyMachine.Table.add.rawValue, ToyMachine.Table.branch.rawValue)
        #expect(shapeError { $0 = [] } == .pieceCount(found: 0, limit: 1024))
        #expect(
            shapeError { $0 += Array(repeating: $0[0], count: 1024) } == .pieceCount(found: 1032, limit: 1024)
        )
        #expect(shapeError { $0[0].table = 9 } == .unknownTable(piece: 0, found: 9, tables: 7))
        #expect(shapeError { $0[0].table = -1 } == .unknownTable(piece: 0, found: -1, tables: 7))
        for height in [27, 1 << 30, Int.max, -1, Int.min, 1] {
            #expect(
                shapeError { $0.insert(Piece(table: add, logHeight: height, rowsInUse: 1), at: 0) }
                    == .height(piece: 0, logHeight: height, least: 2, most: 26))
        }
        for rows in [0, -1, 17, Int.max] {
            #expect(
                shapeError { $0.insert(Piece(table: add, logHeight: 4, rowsInUse: rows), at: 0) }
                    == .rowsInUse(piece: 0, found: rows, logHeight: 4))
        }
        #expect(shapeError { $0.reverse() } != nil)
        #expect(shapeError { $0.swapAt(0, 1) } == .order(piece: 1))
        #expect(
            shapeError { $0.append(Piece(table: branch, logHeight: 3, rowsInUse: 8)) } == .order(piece: 8))
    }

    @Test("every public table is there exactly once, with its height and its rows")
    func publicTables() {
        for table in [ToyMachine.Table.program, .range, .memory] {
            let index = ToyProof.proof.shape.pieces.firstIndex { $0.table == table.rawValue }!
            let changes: [(inout [Piece]) -> Void] = [
                { $0.remove(at: index) }, { $0.insert($0[index], at: index) }, { $0[index].rowsInUse -= 1 },
                { pieces in
                    pieces[index].logHeight += 1
                    pieces.sort(by: Shape.precedes)
                },
            ]
            for change in changes {
                guard case .publicTable(table.rawValue, _, _, _) = shapeError(change) else {
                    Issue.record("\(table): \(String(describing: shapeError(change)))")
                    continue
                }
            }
        }
    }

    @Test("tables with room for p tuples or more are refused, as are too many cells or fractions")
    func capacity() {
        func check(_ extra: [Piece]) -> ShapeError? {
            let (shape, _) = Shape.sorted(ToyProof.proof.shape.pieces + extra)
            do {
                try shape.check(
                    circuit: ToyMachine.circuit, publicSide: ToyProof.run.publicSide, parameters: .test)
                return nil
            } catch {
                return error
            }
        }
        let halt = Piece(table: ToyMachine.Table.halt.rawValue, logHeight: 26, rowsInUse: 1)
        // Three uses and six columns a row.
        guard case .tooManyTuples(let tuples, 0x7fff_ffff) = check(Array(repeating: halt, count: 11)) else {
            Issue.record("\(String(describing: check(Array(repeating: halt, count: 11))))")
            return
        }
        #expect(tuples > UInt64(11 * 3) << 26)
        guard case .tooManyCells = check([halt, halt, halt]) else {
            Issue.record("\(String(describing: check([halt, halt, halt])))")
            return
        }
        #expect(check([Piece(table: halt.table, logHeight: 20, rowsInUse: 1)]) == nil)
    }

    @Test("a shape that is sound but not the prover's is noticed")
    func otherShapes() {
        let verdict = ToyProof.verdict { proof in
            let index = proof.shape.pieces.firstIndex { $0.table == ToyMachine.Table.out.rawValue }!
            proof.shape.pieces[index].rowsInUse -= 1
        }
        #expect(verdict != nil)
    }
}
