// A program with a mistake: it trusts its input.
//
// Public input:  positions in a table of ten numbers, one byte each.
// Public output: the sum of the numbers at these positions, 32-bit little-endian.
//
// Swift checks every index. A position past the end of the table ends the run with a guest panic, and such a run
// cannot be proved: run it in the debugger, go to the end, and step back to see who wanted what.

import Nexus

@main
struct Main {
    static func main() {
        let table = primes(count: 10)
        var sum: UInt32 = 0
        for position in readInput() {
            print("looking up \(position)")
            sum += lookUp(Int(position), in: table)
        }
        writeOutput(sum)
    }

    /// Nobody asks whether the position is in the table.
    @inline(never)
    static func lookUp(_ position: Int, in table: [UInt32]) -> UInt32 {
        table[position]
    }

    /// The first prime numbers, found by trial division.
    static func primes(count: Int) -> [UInt32] {
        var found: [UInt32] = []
        var candidate: UInt32 = 2
        while found.count < count {
            if !found.contains(where: { candidate % $0 == 0 }) { found.append(candidate) }
            candidate += 1
        }
        return found
    }
}
