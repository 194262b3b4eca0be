import Algebra
import Testing

@Suite("The line code")
struct LineDomainTests {
    @Test(
        "a domain has distinct points in pairs of opposite sign, mapped two to one onto the next",
        arguments: 1...7)
    func domains(_ n: Int) {
        let (domain, next) = (LineDomain.domain(n), LineDomain.domain(n - 1))
        #expect(Set(domain).count == 1 << n)
        #expect(!domain.contains(.zero))
        for index in next.indices {
            let x = domain[2 * index]
            #expect(x + domain[2 * index + 1] == .zero)
            #expect(x * x + x * x - .one == next[index])
        }
    }

    @Test("the largest domain exists")
    func largest() {
        let x = LineDomain.x(29, 1 << 28)
        #expect(LineDomain.x(29, 1 << 28 + 1) == -x)
        #expect(x * x + x * x - .one == LineDomain.x(28, 1 << 27))
    }

    @Test("half inverses are those of the doubled points")
    func halfInverses() {
        let domain = LineDomain.domain(5)
        for (index, half) in LineDomain.halfInverses(5).enumerated() {
            #expect(half * (domain[2 * index] + domain[2 * index]) == .one)
        }
    }

    @Test("a word holds the message's polynomial at the points of the domain")
    func encode() {
        let message = Array(QM31Tests.samples[..<8])
        for (index, x) in LineDomain.domain(5).enumerated() {
            let x1 = x * x + x * x - .one
            let x2 = x1 * x1 + x1 * x1 - .one
            var value = QM31.zero
            for (b, coefficient) in message.enumerated() {
                var term = coefficient
                if b & 1 == 1 { term = term * x }
                if b & 2 == 2 { term = term * x1 }
                if b & 4 == 4 { term = term * x2 }
                value += term
            }
            #expect(LineDomain.encode(message, 5)[index] == value)
        }
    }

    @Test("the fold of a word is the word of the folded message", arguments: [1, 2, 3])
    func folds(_ arity: Int) {
        var message = Array(QM31Tests.samples[..<8])
        let challenges = QM31Tests.samples.suffix(arity)
        let word = LineDomain.encode(message, 5)
        for challenge in challenges { message = Multilinear.bind(message, challenge) }
        let folded = LineDomain.encode(message, 5 - arity)
        for block in folded.indices {
            let values = Array(word[block << arity..<(block + 1) << arity])
            #expect(LineDomain.foldBlock(values, 5, block: block, challenges) == folded[block])
        }
    }

    @Test("a word of a message of the base field has the same values")
    func baseField() {
        let message = QM31Tests.samples[..<4].map(\.a)
        #expect(
            LineDomain.encode(message, 3).map { QM31($0) } == LineDomain.encode(message.map { QM31($0) }, 3))
    }
}
