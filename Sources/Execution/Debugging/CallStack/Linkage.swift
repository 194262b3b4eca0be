import RISCV

/// What a jump does to the stack of return addresses.
///
/// From the hints that the RISC-V unprivileged manual gives to hardware, chapter "RV32I", section "Unconditional
/// Jumps", table "Return-address stack prediction hints": x1 (`ra`) and x5 (`t0`) are link registers. `jal` pushes
/// when rd is a link register; `jalr` pops when only rs1 is, pushes when only rd is or when both are the same, and
/// pops, then pushes when both are and differ.
struct Linkage: Equatable {
    var pops: Bool
    var pushes: Bool

    static let none = Linkage(pops: false, pushes: false)

    static func isLink(_ register: UInt8) -> Bool { register == 1 || register == 5 }
}

extension Instruction {
    /// Works on decoded and on pre-decoded instructions, whose rd 32 stands for x0.
    var linkage: Linkage {
        let pushes = Linkage.isLink(rd)
        switch opcode {
        case .jal: return Linkage(pops: false, pushes: pushes)
        case .jalr: return Linkage(pops: Linkage.isLink(rs1) && !(pushes && rd == rs1), pushes: pushes)
        default: return .none
        }
    }
}
