// Reads a JSON text and says what is in it.
//
// Public input:  the text.
// Public output: three 32-bit little-endian numbers: how many values there are, how many levels deep they go, and the
//                sum of all numbers modulo 2^32. When the text is no JSON the run fails with exit code 1, and the log
//                says why.

import Nexus

@main
struct Main {
    static func main() {
        do throws(JSONError) {
            let document = try JSON(parsing: readInput())
            var summary = Summary()
            summary.add(document, depth: 1)
            print("\(summary.valueCount) values, \(summary.depth) levels, numbers sum to \(summary.sum)")
            writeOutput(summary.valueCount)
            writeOutput(summary.depth)
            writeOutput(UInt32(truncatingIfNeeded: summary.sum))
        } catch {
            print(error.sentence)
            exit(1)
        }
    }
}

/// What is counted while walking through a value.
struct Summary {
    var valueCount: UInt32 = 0
    var depth: UInt32 = 0
    var sum: Int64 = 0

    mutating func add(_ value: JSON, depth: UInt32) {
        valueCount += 1
        self.depth = max(self.depth, depth)
        switch value {
        case .null, .boolean, .text: break
        case .number(let number): sum &+= number
        case .array(let elements):
            for element in elements { add(element, depth: depth + 1) }
        case .object(let members):
            for member in members { add(member.value, depth: depth + 1) }
        }
    }
}
