import ProofSystem
import RISCV

/// What `nexus verify` says of a proof that was accepted.
public struct AcceptedReport: Sendable {
    private let accepted: AcceptedProof
    private let program: String
    private let expectation: ProofExpectation

    public init(_ accepted: AcceptedProof, program: String, expectation: ProofExpectation) {
        self.accepted = accepted
        self.program = program
        self.expectation = expectation
    }

    public var lines: [String] {
        let statement = accepted.statement
        var lines = [
            "✓ valid: \(program.escaped) ran \(Grouped.text(statement.cycles)) cycles and exited with "
                + "\(statement.exitCode)"
        ]
        lines.append(value("public input ", statement.publicInput, isGiven: expectation.publicInput != nil))
        lines.append(value("public output", statement.publicOutput, isGiven: expectation.publicOutput != nil))
        if statement.privateLength > 0 {
            lines.append("private input  \(Grouped.text(statement.privateLength)) bytes  as proven")
        }
        if !statement.context.isNone {
            let isGiven = expectation.context != nil
            lines.append(
                "made for       \(statement.context.hexadecimal)  \(isGiven ? "as you gave it" : "as proven")"
            )
        }
        lines.append("security       \(accepted.security.sentence)")
        lines.append("verified in    \(Quantity.seconds(accepted.seconds))")
        lines.append(ProofWords.nature)
        return lines
    }

    public var json: JSONText {
        let statement = accepted.statement
        return [
            "schema": 1,
            "valid": true,
            "program": [
                "name": .string(program), "identity": .string(HexText.text(statement.identity.bytes)),
            ],
            "cycles": .unsigned(UInt64(statement.cycles)),
            "exitCode": .unsigned(UInt64(statement.exitCode)),
            "publicInput": .string(HexText.text(statement.publicInput)),
            "publicInputGiven": .bool(expectation.publicInput != nil),
            "publicOutput": .string(HexText.text(statement.publicOutput)),
            "publicOutputGiven": .bool(expectation.publicOutput != nil),
            "context": .string(statement.context.hexadecimal),
            "contextGiven": .bool(expectation.context != nil),
            "privateInputBytes": .unsigned(UInt64(statement.privateLength)),
            "secure": .bool(!accepted.security.isInsecure),
            "provableBits": .number(accepted.security.provableBits),
            "seconds": .number(accepted.seconds),
        ]
    }

    private func value(_ name: String, _ bytes: [UInt8], isGiven: Bool) -> String {
        "\(name)  \(ShortBytes.text(bytes))  \(isGiven ? "as you gave it" : "as proven")"
    }
}

/// Bytes on one line.
public enum ShortBytes {
    /// Hexadecimal digits of the first `most` bytes, and how many there are if that is not all.
    public static func text(_ bytes: [UInt8], most: Int = 32) -> String {
        guard !bytes.isEmpty else { return "none" }
        let shown = HexText.text(bytes.prefix(most))
        return bytes.count > most ? "\(shown)… (\(Grouped.text(bytes.count)) bytes)" : shown
    }
}
