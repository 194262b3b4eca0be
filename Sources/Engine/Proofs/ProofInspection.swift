import ProofSystem
import RISCV

/// What a proof file says of itself, for people who look into it; nothing here is verified.
public struct ProofInspection: Sendable {
    private let file: ProofFile

    public init(_ file: ProofFile) {
        self.file = file
    }

    /// Bytes of each part of a proof; they add up to the file.
    public static func sizes(of proof: Proof, byteCount: Int) -> [(part: String, bytes: Int)] {
        let parts: [(part: String, bytes: Int)] = [
            ("bus argument", proof.bus.byteCount),
            ("row argument", proof.rows.roundBytes),
            ("column values", proof.rows.valueBytes),
            ("opening rounds", proof.opening.roundBytes),
            ("opened leaves", proof.opening.leafBytes),
            ("Merkle paths", proof.opening.pathBytes),
        ]
        let rest = byteCount - parts.reduce(0) { $0 + $1.bytes }
        return [("statement, shape, roots", rest)] + parts
    }

    private var sizes: [(part: String, bytes: Int)] {
        Self.sizes(of: file.proof, byteCount: file.byteCount)
    }

    public var lines: [String] {
        let statement = file.proof.statement
        let parameters = file.proof.parameters
        var lines = ["STATEMENT (a claim until it is verified)"]
        lines += [
            "program identity  \(HexText.text(statement.identity.bytes))",
            "public input      \(ShortBytes.text(statement.publicInput))",
            "public output     \(ShortBytes.text(statement.publicOutput))",
            "private input     \(Grouped.text(statement.privateLength)) bytes",
            "exit code         \(statement.exitCode)",
            "cycles            \(Grouped.text(statement.cycles))",
            "made for          \(statement.context.isNone ? "anybody" : statement.context.hexadecimal)",
        ].map { "  " + $0 }
        lines += ["", "PARAMETERS"]
        lines += [
            "profile           \(parameters.profile.name)",
            "table pieces      \(file.proof.shape.pieces.count)",
            "queries           \(parameters.queries), after \(parameters.queryWork) bits of work",
            "rate              1/\(1 << parameters.logBlowup)",
        ].map { "  " + $0 }
        lines += ["", "SECURITY (bits of each step, by proven bounds; the smallest counts)"]
        let security = file.security
        let width = security?.terms.map(\.name.count).max() ?? 0
        for term in security?.terms ?? [] {
            let mark = term.decides ? "  ← smallest" : ""
            lines.append(
                "  " + term.name.padded(to: width) + Quantity.number(term.bits, digits: 1).leftPadded(to: 8)
                    + mark)
        }
        lines.append("  " + (security?.sentence ?? "none: no proof has tables of this shape"))
        lines += ["", "SIZE"]
        for (part, bytes) in sizes + [("all", file.byteCount)] {
            let share = Quantity.percent(Double(bytes) / Double(max(1, file.byteCount)))
            lines.append(
                "  " + part.padded(to: 24) + Quantity.bytes(bytes).leftPadded(to: 12)
                    + share.leftPadded(to: 9))
        }
        lines += ["", ProofWords.nature]
        return lines
    }

    public var json: JSONText {
        let statement = file.proof.statement
        let security = file.security
        return [
            "schema": 1,
            "statement": [
                "identity": .string(HexText.text(statement.identity.bytes)),
                "publicInput": .string(HexText.text(statement.publicInput)),
                "publicOutput": .string(HexText.text(statement.publicOutput)),
                "privateInputBytes": .unsigned(UInt64(statement.privateLength)),
                "context": .string(statement.context.hexadecimal),
                "exitCode": .unsigned(UInt64(statement.exitCode)),
                "cycles": .unsigned(UInt64(statement.cycles)),
            ],
            "profile": .string(file.proof.parameters.profile.name),
            "secure": .bool(security.map { !$0.isInsecure } ?? false),
            "provableBits": security.map { .number($0.provableBits) } ?? .null,
            "smallestTerm": (security?.terms.first(where: \.decides)?.name).map { .string($0) } ?? .null,
            "terms": .array(
                (security?.terms ?? []).map { ["name": .string($0.name), "bits": .number($0.bits)] }),
            "proofBytes": .integer(file.byteCount),
            "sizes": .array(sizes.map { ["part": .string($0.part), "bytes": .integer($0.bytes)] }),
        ]
    }
}
