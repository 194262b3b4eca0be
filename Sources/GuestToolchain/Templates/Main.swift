// NAME: adds up the bytes of its input.
//
// Public input:  any bytes.
// Public output: their sum, 32-bit little-endian.

import Nexus

@main
struct Main {
    static func main() {
        let bytes = readInput()
        var sum: UInt32 = 0
        for byte in bytes { sum += UInt32(byte) }

        print("\(bytes.count) bytes sum to \(sum)")
        writeOutput(sum)
    }
}
