import ProofMarket
import Testing

struct PriceTests {
    @Test("a total is rounded up, a price for a million cycles down, so that nobody exceeds a limit")
    func rounding() {
        #expect(Price.total(3, cycles: 1) == 1)
        #expect(Price.total(1000, cycles: 2_500_000) == 2500)
        #expect(Price.perMega(2500, cycles: 2_500_001) == 999)
        for total in [1, 7, 999, 123_457] {
            for cycles in [1, 999_999, 1_000_001, 77_777_777] {
                #expect(Price.total(Price.perMega(total, cycles: cycles), cycles: cycles) <= total)
            }
        }
    }
}
