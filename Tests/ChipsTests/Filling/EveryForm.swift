import Execution

/// A program that executes every form of every instruction, with destinations x0 among them, and every call.
enum EveryForm {
    static let input = GuestInput(
        publicBytes: [1, 2, 3, 4, 5, 6], privateBytes: [9, 8, 7, 0xf6, 0xff, 0xff, 0xff, 0x7f])

    static let source = """
            j start
        constant: .word 0xdeadbe80
        start:
            li a7, 1024             # calls
            ecall
            mv s2, a0
            ecall
            li a7, 1025
            ecall
            mv s3, a0
            li a7, 1027
            li a0, 0
            ecall
            li a0, 1
            ecall
            li a7, 64
            li a0, 1
            la a1, word
            li a2, 4
            ecall
            li a7, 1026
            mv a0, s2
            ecall
            mv a0, s3
            ecall

            la s0, word             # loads and stores
            lw t0, 0(s0)
            lb t1, 3(s0)
            lbu t2, 2(s0)
            lh t3, 2(s0)
            lhu t4, 0(s0)
            lw zero, 4(s0)
            lb zero, 1(s0)
            sw t0, 8(s0)
            sb t1, 9(s0)
            sb t2, 12(s0)
            sh t3, 14(s0)
            sh t4, 8(s0)
            sw zero, 16(s0)
            la t5, word
            lw t5, 4(t5)
            li sp, 0x7ffffff0
            sw s3, 12(sp)
            lw t6, 12(sp)
            la s1, constant
            lw a3, 0(s1)
            lb a4, 0(s1)
            lhu a5, 2(s1)
            lw zero, 0(s1)

            lui a6, 0x80000         # arithmetic
            auipc a7, 3
            add s4, t0, t1
            add s4, s4, t2
            add s4, t3, s4
            addi s5, s4, 1
            li s6, 0xffff
            addi s7, s6, 7
            addi s6, s6, 9
            addi s6, s6, 1
            addi s6, s6, -1
            sub s7, t0, s4
            sub s7, s7, t4
            sub s8, s7, s7
            sub s8, s7, zero
            neg s8, t0
            and s9, t0, t1
            and s9, s9, t2
            or s9, t3, s9
            xor s10, s9, t4
            xor s10, s10, s10
            or s10, t0, t0
            andi s11, t0, 0x7f
            ori s11, s11, -7
            xori t1, t1, -1
            ori t2, t1, 0x55
            xori t2, t0, 0x123
            slt t1, t0, t2
            slt t1, t2, t0
            sltu t1, t0, t2
            sltu t1, t2, t0
            slti t1, t0, -3
            sltiu t1, t0, -3
            snez t1, t0

            slli t1, t0, 3          # shifts
            slli t1, t1, 8
            slli t1, t0, 9
            slli t1, t1, 15
            slli t1, t0, 16
            slli t1, t1, 1
            slli t1, t1, 31
            srli t1, t0, 1
            srli t1, t1, 8
            srli t1, t0, 12
            srli t1, t1, 9
            srli t1, t0, 20
            srli t1, t1, 16
            srai t1, t0, 5
            srai t1, t1, 21
            slli t1, t0, 0
            li t2, 37
            sll t1, t0, t2
            sll t1, t1, t2
            srl t1, t0, t2
            srl t1, t1, t2
            sra t1, t0, t2
            sra t1, t1, t2

            mul t3, t0, s4          # multiplication and division
            mul t3, t3, t0
            mul t3, t4, t3
            mulh t5, t0, t3
            mulhu t5, t0, t3
            mulhsu t5, t0, t3
            div t5, t0, t3
            divu t5, t0, t3
            rem t5, t0, t3
            remu t5, t0, t3
            div t5, t0, zero
            remu t5, t0, zero
            li t6, -1
            div t5, a6, t6
            rem t5, a6, t6

            add zero, t0, t1        # nothing is written
            lui zero, 5
            mul zero, t0, t0
            fence
            nop

            li t0, 5                # branches, each way
            li t1, -6
            li t2, 5
            beq t0, t2, 1f
        1:  beq t0, t1, 1f
            bne t0, t1, 1f
        1:  bne t0, t2, 1f
        1:  beqz t0, 1f
            bnez t0, 1f
        1:  beqz zero, 1f
        1:  bne zero, zero, 1f
            blt t1, t0, 1f
        1:  blt t0, t1, 1f
            bge t0, t1, 1f
        1:  bge t1, t0, 1f
            bltu t0, t1, 1f
        1:  bltu t1, t0, 1f
            bgeu t1, t0, 1f
        1:  bgeu t0, t1, 1f
            bltz t1, 1f
        1:  bltz t0, 1f
            bgez t0, 1f
        1:  bgez t1, 1f
            bgtz t0, 1f
        1:  li t6, 0
            beq zero, t6, 1f
        1:  blez t0, far

            call function           # jumps through registers
            la t0, function
            jalr ra, 0(t0)
            la t1, other
            jalr t1, 0(t1)
            la t0, back
            jalr zero, 1(t0)
        far:
            ebreak
        function:
            ret
        other:
            jr t1
        back:
            \(String.exit(7))
        .data
        word: .word 0x8123f680, 0x00c0ffee
        .zero 40
        """
}
