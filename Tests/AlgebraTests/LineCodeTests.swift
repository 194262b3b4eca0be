import TestSupport
import Testing

@testable import Algebra

@Suite("The fast transform of the line code")
struct LineCodeTests {
    @Test("the twiddles are the even positions of every domain", arguments: Kernels.available)
    func twiddles(kernels: Kernels) {
        let table = LineTwiddles(upTo: 16, kernels: kernels)
        var random = SeededRandom(seed: 1)
        for k in 1...16 {
            let all = 0..<1 << (k - 1)
            for index in k <= 7 ? Array(all) : (0..<40).map({ _ in Int.random(in: all, using: &random) }) {
                let twiddle = table.base[1 << (k - 1) + index]
                #expect(twiddle == LineDomain.x(k, 2 * index).value, "position \(2 * index) of D_\(k)")
            }
        }
    }

    @Test("words are those of the scalar reference, at every length and rate", arguments: Kernels.available)
    func agreesWithReference(kernels: Kernels) {
        var random = SeededRandom(seed: 2)
        for logMessage in 0...9 {
            for logBlowup in 0...2 {
                let message = FieldVector(Self.message(logMessage, &random))
                let word = FieldVector(count: 1 << (logMessage + logBlowup))
                LineCode.encode(
                    message.base, logMessage: logMessage, logBlowup: logBlowup, into: word.base,
                    kernels: kernels)
                let expected = LineDomain.encode(message.elements, logMessage + logBlowup)
                #expect(word.elements == expected, "2^\(logMessage) values at rate 1/\(1 << logBlowup)")
            }
        }
    }

    @Test("a long word has the values of the message's polynomial", arguments: Kernels.available)
    func longWords(kernels: Kernels) {
        var random = SeededRandom(seed: 3)
        for logMessage in 13...14 {
            let message = FieldVector(Self.message(logMessage, &random))
            let word = FieldVector(count: 2 << logMessage)
            LineCode.encode(
                message.base, logMessage: logMessage, logBlowup: 1, into: word.base, kernels: kernels)
            for _ in 0..<3 {
                let position = Int.random(in: 0..<word.count, using: &random)
                var values = message.elements
                var x = LineDomain.x(logMessage + 1, position)
                while values.count > 1 {
                    values = (0..<values.count / 2).map { values[2 * $0] + x * values[2 * $0 + 1] }
                    x = x * x + x * x - .one
                }
                #expect(word[position] == values[0])
            }
        }
    }

    @Test("a word of the extension is the words of its planes", arguments: Kernels.available)
    func extensionWords(kernels: Kernels) {
        var random = SeededRandom(seed: 4)
        let planes = (0..<4).map { _ in Self.message(6, &random) }
        let elements = (0..<64).map { QM31(planes[0][$0], planes[1][$0], planes[2][$0], planes[3][$0]) }
        let message = ExtensionVector(elements)
        let word = ExtensionVector(count: 128)
        LineCode.encode(message, logMessage: 6, logBlowup: 1, into: word, kernels: kernels)
        #expect(word.elements == LineDomain.encode(elements, 7))
    }

    @Test("the kernels do not write past the end of a word", arguments: Kernels.available)
    func staysInBounds(kernels: Kernels) {
        var random = SeededRandom(seed: 5)
        for logMessage in 0...7 {
            let message = FieldVector(Self.message(logMessage, &random))
            let word = FieldVector(count: 2 << logMessage + 32)
            for index in 0..<word.count { word.base[index] = .max }
            LineCode.encode(
                message.base, logMessage: logMessage, logBlowup: 1, into: word.base + 16, kernels: kernels)
            for index in 0..<16 {
                #expect(word.base[index] == .max && word.base[word.count - 1 - index] == .max)
            }
        }
    }

    /// Random values, the largest and the smallest often among them.
    private static func message(_ log: Int, _ random: inout SeededRandom) -> [M31] {
        (0..<1 << log).map { _ in
            switch UInt32.random(in: 0..<8, using: &random) {
            case 0: .zero
            case 1: M31(M31.modulus - 1)
            default: M31(UInt32.random(in: 0..<M31.modulus, using: &random))
            }
        }
    }
}
