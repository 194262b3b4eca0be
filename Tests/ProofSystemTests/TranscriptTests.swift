import Algebra
import ProofSystem
import TestSupport
import Testing
import ToyCircuit

@Suite("The transcript")
struct TranscriptTests {
    /// Absorbs every item in order, each with its own number; `changed` gets other data. Draws after each.
    private func challenges(changing changed: TranscriptItem?) -> [QM31] {
        var transcript = Transcript()
        return TranscriptItem.allCases.map { item in
            transcript.absorb(item, numbers: [UInt64(item.rawValue), item == changed ? 1 : 0])
            return transcript.challenge()
        }
    }

    @Test(
        "a changed item changes every challenge after it, and none before", arguments: TranscriptItem.allCases
    )
    func changed(_ item: TranscriptItem) {
        let (original, other) = (challenges(changing: nil), challenges(changing: item))
        let position = TranscriptItem.allCases.firstIndex(of: item)!
        for index in TranscriptItem.allCases.indices {
            #expect((original[index] == other[index]) == (index < position))
        }
    }

    /// One change for each item of the statement, made where a verifier takes it from.
    @Test("everything that is known beforehand decides about the first challenge")
    func statement() {
        let run = ToyRun.fibonacci(count: 6)
        let (shape, _) = Shape.sorted([
            Piece(table: 0, logHeight: 4, rowsInUse: 16), Piece(table: 1, logHeight: 3, rowsInUse: 6),
        ])
        let circuit = ToyMachine.circuit
        func first(
            _ circuit: Circuit = circuit, _ shape: Shape = shape, _ parameters: Parameters = .test,
            _ change: (inout ProofStatement) -> Void = { _ in }
        ) -> Digest {
            var statement = run.statement
            change(&statement)
            return Transcript(circuit: circuit, statement: statement, shape: shape, parameters: parameters)
                .state
        }
        var states: [TranscriptItem: [Digest]] = [:]
        states[.rules] = [
            first(Circuit(tables: Array(circuit.tables.dropLast()), maxCycles: circuit.maxCycles)),
            first(Circuit(tables: circuit.tables.reversed(), maxCycles: circuit.maxCycles)),
            first(Circuit(tables: circuit.tables, maxCycles: 62)),
        ]
        states[.identity] = [first { $0.identity = Digest(words: SIMD8(repeating: 1)) }]
        states[.publicInput] = [first { $0.publicInput[0] = 1 }, first { $0.publicInput.append(0) }]
        states[.privateLength] = [first { $0.privateLength = 1 }]
        states[.publicOutput] = [first { $0.publicOutput[0] = 0 }, first { $0.publicOutput.removeLast() }]
        states[.exitCode] = [first { $0.exitCode = 1 }]
        states[.cycles] = [first { $0.cycles += 1 }]
        states[.context] = [first { $0.context = Digest(words: SIMD8(repeating: 1)) }]
        states[.shape] = shape.pieces.indices.flatMap { index in
            [\Piece.table, \Piece.logHeight, \Piece.rowsInUse].map { path in
                var other = shape
                other.pieces[index][keyPath: path] += 1
                return first(circuit, other)
            }
        }
        let paths: [WritableKeyPath<Parameters, Int>] = [
            \.queries, \.queryWork, \.firstArity, \.nextArity, \.logFinal, \.window, \.logBlowup,
            \.leastLogStripe,
            \.mostStripes, \.targetBits, \.leastBusWork,
        ]
        #expect(paths.count + 1 == Parameters.test.numbers.count)
        states[.parameters] = paths.map { path in
            var other = Parameters.test
            other[keyPath: path] += 1
            return first(circuit, shape, other)
        }
        let known = TranscriptItem.allCases.prefix { $0 != .witnessRoot }.dropFirst()
        #expect(Set(states.keys) == Set(known))
        let all = states.values.flatMap { $0 } + [first()]
        #expect(Set(all).count == all.count)
    }

    @Test("what is absorbed is not only its bytes: item, length and the draws before count")
    func histories() {
        func state(_ body: (inout Transcript) -> Void) -> Digest {
            var transcript = Transcript()
            body(&transcript)
            return transcript.state
        }
        let states = [
            state { $0.absorb(.identity, bytes: [1, 2]) },
            state { $0.absorb(.publicInput, bytes: [1, 2]) },
            state { $0.absorb(.identity, bytes: [1, 2, 0]) },
            state {
                $0.absorb(.identity, bytes: [1])
                $0.absorb(.identity, bytes: [2])
            },
            state {
                _ = $0.challenge()
                $0.absorb(.identity, bytes: [1, 2])
            },
        ]
        #expect(Set(states).count == states.count)
    }

    @Test("challenges and positions are within bounds and differ from each other")
    func draws() {
        var transcript = Transcript()
        transcript.absorb(.version, bytes: [])
        let elements = transcript.challenges(50)
        #expect(Set(elements).count == 50)
        let positions = transcript.indices(200, bits: 5)
        #expect(Set(positions) == Set(0..<32))
    }

    @Test("a proof of work has as many zero bits as it says")
    func work() {
        var transcript = Transcript()
        transcript.absorb(.version, bytes: [7])
        let accepted = (0..<4096).count { transcript.accepts(nonce: $0, bits: 6) }
        #expect((32...128).contains(accepted))
        #expect((0..<64).allSatisfy { transcript.accepts(nonce: $0, bits: 0) })
    }

    /// Fixed for good: a change here is another protocol.
    @Test("keys and challenges are what they always were")
    func fixed() {
        var transcript = Transcript()
        transcript.absorb(.version, bytes: Array(Transcript.version.utf8))
        let keys = HashDomain.allCases.map { Digest(words: $0.key).hexadecimal }
        #expect(Set(keys).count == keys.count)
        let lines = keys + [transcript.state.hexadecimal, transcript.challenge().description]
        expectGolden(lines.joined(separator: "\n") + "\n", "transcript.txt")
    }
}
