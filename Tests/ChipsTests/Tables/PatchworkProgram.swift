import Constraints
import Execution
import RISCV

@testable import Chips

/// A program of two texts and several data segments that meet inside words, to try memory maps and boundaries on.
enum PatchworkProgram {
    static let instructions = [
        Instruction(.addi, rd: 5, rs1: 6, rs2: 0, immediate: 7),
        Instruction(.beq, rd: 0, rs1: 5, rs2: 6, immediate: -4),
        Instruction(.lw, rd: 7, rs1: 5, rs2: 0, immediate: 0),
        Instruction(.sw, rd: 0, rs1: 5, rs2: 7, immediate: 4),
        Instruction(.jal, rd: 1, rs1: 0, rs2: 0, immediate: 8),
        Instruction(.ecall),
    ]
    static let textAddress: UInt32 = 0x20_0000
    static let secondText: UInt32 = 0x30_0000
    static let input = GuestInput(publicBytes: [1, 2, 3, 4, 5], privateBytes: [9, 8, 7, 6, 5, 4, 3, 2])

    static let program = Program(
        name: "patchwork", entry: textAddress,
        segments: [
            Segment(address: textAddress, bytes: bytes(of: instructions), memorySize: 32, isExecutable: true),
            Segment(
                address: secondText, bytes: bytes(of: [instructions[5], instructions[0]]), isExecutable: true),
            // The words 0x40_0000 and 0x40_0004, of which the second is shared with the next segment.
            Segment(address: 0x40_0002, bytes: [1, 2, 3, 4], isExecutable: false),
            Segment(address: 0x40_0007, bytes: [5, 6], memorySize: 0x100, isExecutable: false),
            // One word; what follows it are zeros that the file spells.
            Segment(
                address: 0x50_0000, bytes: [0, 0, 7] + [UInt8](repeating: 0, count: 9), isExecutable: false),
        ])

    static let decoded: DecodedProgram = {
        do { return try DecodedProgram(program: program) } catch { fatalError("\(error)") }
    }()

    static func bytes(of instructions: [Instruction]) -> [UInt8] {
        instructions.flatMap { instruction in
            (0..<4).map { UInt8(truncatingIfNeeded: instruction.encoded >> (8 * UInt32($0))) }
        }
    }
}
