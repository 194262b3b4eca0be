import Engine
import Execution

/// A sample with an input that keeps it busy for about a million cycles or more.
struct ProofWorkload {
    let name: String
    let program: OpenedProgram
    let input: GuestInput

    static let names = ["fibonacci", "sha256", "json"]

    /// The workload of a sample, made by enlarging its default input.
    init(_ name: String, door: ProgramDoor) throws {
        self.name = name
        program = try door.open(name)
        let bytes = program.defaultInput.publicBytes
        switch name {
        case "fibonacci":
            let terms = bytes.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            let more = terms * 9 / 4
            input = GuestInput(publicBytes: (0..<4).map { UInt8(truncatingIfNeeded: more >> (8 * $0)) })
        case "json":
            let documents = Array(repeating: bytes, count: 8).joined(separator: Array(",".utf8))
            input = GuestInput(publicBytes: Array("[".utf8) + documents + Array("]".utf8))
        default:
            input = GuestInput(publicBytes: Array(repeating: bytes, count: 12).flatMap { $0 })
        }
    }
}
