// The SHA-256 digest of the public input.
//
// Public input:  any bytes.
// Public output: the digest, 32 bytes.

import Nexus

@main
struct Main {
    static func main() {
        var hash = SHA256()
        var count = 0
        // Piece by piece, as a program with little memory would read a long stream.
        while true {
            let piece = readInput(count: 256)
            if piece.isEmpty { break }
            hash.update(piece)
            count += piece.count
        }
        print("hashed \(count) bytes")
        writeOutput(hash.finalize())
    }
}
