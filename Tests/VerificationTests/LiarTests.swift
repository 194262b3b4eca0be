import Algebra
import ProofSystem
import Testing
import ToyCircuit

@testable import Verification

/// A prover that fits every message to its earlier lies is caught one step later.
@Suite("Lying provers")
struct LiarTests {
    /// The true run, said to have put out something else.
    private static let falseRun = ToyProof.run.claiming { $0.publicOutput[5] = 9 }

    @Test("a false output does not balance")
    func plain() {
        #expect(ToyProof.verdict(onProofOf: Self.falseRun) == .busesDoNotBalance)
    }

    @Test("fractions that balance are not the sum of their layer")
    func falseSum() {
        let verdict = ToyProof.verdict(onProofOf: Self.falseRun) { $0.claimsBalance = true }
        #expect(verdict == .busLayer(1))
    }

    @Test("layers that fit are not the fractions of the rows")
    func falseLeaves() {
        let verdict = ToyProof.verdict(onProofOf: Self.falseRun) {
            $0.claimsBalance = true
            $0.fitsBusLayers = true
        }
        #expect(verdict == .rows)
    }

    @Test("a column value that fits is not that of the committed cells")
    func falseColumnValue() {
        let verdict = ToyProof.verdict(onProofOf: Self.falseRun) {
            $0.claimsBalance = true
            $0.fitsBusLayers = true
            $0.fitsColumnValues = true
        }
        #expect(verdict == .openingSum)
    }

    @Test("a final vector that fits is not the fold of the committed words")
    func falseFinalVector() {
        let verdict = ToyProof.verdict(onProofOf: Self.falseRun) {
            $0.claimsBalance = true
            $0.fitsBusLayers = true
            $0.fitsColumnValues = true
            $0.fitsFinalVector = true
        }
        #expect(verdict == .finalVector)
    }

    @Test("cells that are committed but not proved are noticed", arguments: [0, 300, 831])
    func otherCells(_ cell: Int) {
        let verdict = ToyProof.verdict(onProofOf: ToyProof.run) {
            $0.committedCells = { $0[cell] += .one }
        }
        #expect(verdict == .fold(word: 1))
    }

    /// Within the unique-decoding radius, errors of a word are harmless: what is opened is the decoded message. A query
    /// may or may not meet them.
    @Test("a word with one wrong place is either accepted or refused for that place")
    func noise() {
        for position in [3, 50, 120] {
            let verdict = ToyProof.verdict(onProofOf: ToyProof.run) {
                $0.committedWord = { stripe, word in
                    if stripe == 0 { word[position] += .one }
                }
            }
            #expect(verdict == nil || verdict == .fold(word: 1))
        }
    }
}
