import Algebra

/// The format `.nxproof`. Numbers are little-endian; a list has its count of elements before it, as four bytes; field
/// elements are canonical words, sixteen bytes for one of the extension. Nothing is optional and nothing may follow, so
/// a proof has exactly one encoding.
///
/// Mark and version · parameters · statement · shape · root · work · bus argument · row argument · opening.
extension Proof {
    static let mark = Array("NXPROOF\n".utf8)
    /// Of the format; what is hashed has a version of its own (`Transcript.version`).
    public static let formatVersion: UInt32 = 2

    /// The bytes of a proof file.
    public func encode() -> [UInt8] {
        var writer = ProofWriter()
        writer.bytes += Self.mark
        writer.write(Self.formatVersion)
        for number in parameters.numbers { writer.write(number) }
        writer.write(statement)
        writer.list(shape.pieces) { writer, piece in
            for number in [piece.table, piece.logHeight, piece.rowsInUse] {
                writer.write(UInt32(truncatingIfNeeded: number))
            }
        }
        writer.write(root)
        writer.write(busNonce)
        writer.list(bus.top) { $0.write($1) }
        writer.list(bus.layers) { writer, layer in
            writer.list(layer.rounds) { $0.write($1.values) }
            writer.list(layer.values) { $0.write($1) }
        }
        writer.list(rows.window) { $0.write($1) }
        writer.list(rows.rounds) { $0.write($1.values) }
        writer.list(rows.values) { $0.write($1) }
        writer.list(opening.rounds) { $0.write($1.values) }
        writer.list(opening.roots) { $0.write($1) }
        writer.list(opening.final) { $0.write($1) }
        writer.write(opening.nonce)
        writer.list(opening.words) { writer, word in
            writer.list(word.leaves) { $0.write($1) }
            writer.list(word.siblings) { $0.write($1) }
        }
        return writer.bytes
    }

    /// The proof that these bytes are.
    ///
    /// Every count is compared with the bytes that are left before anything is set aside for it, so reading takes memory
    /// of the order of the file's size at most.
    public init(decoding bytes: [UInt8]) throws(ProofFormatError) {
        guard bytes.starts(with: Self.mark) else { throw .notAProof }
        var reader = ProofReader(bytes, from: Self.mark.count)
        let version = try reader.word()
        guard version == Self.formatVersion else { throw .version(found: version, known: Self.formatVersion) }
        parameters = try reader.parameters()
        statement = try reader.statement()
        shape = Shape(
            pieces: try reader.list(of: 12) { reader throws(ProofFormatError) in
                Piece(
                    table: try reader.number(), logHeight: try reader.number(), rowsInUse: try reader.number()
                )
            })
        root = try reader.digest()
        busNonce = try reader.long()
        bus = BusProof(top: try reader.elements(), layers: try reader.list(of: 8, Self.layer))
        rows = RowProof(
            window: try reader.elements(),
            rounds: try reader.list(of: 48) { reader throws(ProofFormatError) in
                RowProof.Round(
                    linear: try reader.element(), quadratic: try reader.element(), cubic: try reader.element()
                )
            }, values: try reader.elements())
        opening = OpeningProof(
            rounds: try reader.list(of: 32) { reader throws(ProofFormatError) in
                OpeningProof.Round(constant: try reader.element(), quadratic: try reader.element())
            },
            roots: try reader.digests(), final: try reader.elements(), nonce: try reader.long(),
            words: try reader.list(of: 8) { reader throws(ProofFormatError) in
                OpeningProof.Word(
                    leaves: try reader.list(of: 4) { reader throws(ProofFormatError) in
                        try reader.canonicalWord()
                    },
                    siblings: try reader.digests())
            })
        guard reader.remaining == 0 else { throw .trailingBytes(count: reader.remaining) }
    }

    private static func layer(_ reader: inout ProofReader) throws(ProofFormatError) -> BusProof.Layer {
        BusProof.Layer(
            rounds: try reader.list(of: 32) { reader throws(ProofFormatError) in
                BusProof.Round(linear: try reader.element(), quadratic: try reader.element())
            }, values: try reader.elements())
    }
}
