import Algebra

/// Writes the pieces of a proof file.
struct ProofWriter {
    var bytes: [UInt8] = []

    mutating func write(_ number: UInt32) { bytes.append(littleEndian: number) }
    mutating func write(_ number: UInt64) { bytes.append(littleEndian: number) }
    mutating func write(_ value: QM31) { bytes.append(littleEndian: value) }
    mutating func write(_ digest: Digest) { bytes += digest.bytes }

    mutating func write(_ values: [QM31]) {
        for value in values { write(value) }
    }

    mutating func write(_ statement: ProofStatement) {
        write(statement.identity)
        list(statement.publicInput) { $0.bytes.append($1) }
        write(statement.privateLength)
        list(statement.publicOutput) { $0.bytes.append($1) }
        write(statement.exitCode)
        write(statement.cycles)
        write(statement.context)
    }

    /// A list: its count, then its elements.
    mutating func list<Element>(_ elements: [Element], _ write: (inout ProofWriter, Element) -> Void) {
        self.write(UInt32(truncatingIfNeeded: elements.count))
        for element in elements { write(&self, element) }
    }
}
