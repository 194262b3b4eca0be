import Execution
import RISCV
import Testing

/// Small programs that several tests run.
enum Guests {
    /// fib(n) mod 2^32 for the public input n; commits it and exits with 0.
    static let fibonacci = """
        start:
            li a7, 1024
            ecall
            mv t0, a0
            li t1, 0
            li t2, 1
            beqz t0, done
        loop:
            add t3, t1, t2
            mv t1, t2
            mv t2, t3
            addi t0, t0, -1
            bnez t0, loop
        done:
            mv a0, t1
            li a7, 1026
            ecall
            li a0, 0
            li a7, 93
            ecall
        """

    static func assemble(_ source: String) throws -> Program {
        try Assembler.assemble(source, at: 0x1000)
    }

    static func words(_ values: UInt32...) -> [UInt8] {
        values.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }
    }
}
