/// A program that gives branch predictors and memories something to do, without an end.
///
/// A generator of Marsaglia's (xorshift, 2003) decides how often an inner loop turns, which of two ways a branch
/// goes and which words of 64 KiB are read and written; the bytes of a word are summed up by a function.
enum BranchyProgram {
    static let source = """
        main:
            li sp, 0x7f000000
            li s0, 2463534242
            la s1, table
            li s2, 0xfffc
        again:
            slli t0, s0, 13
            xor s0, s0, t0
            srli t0, s0, 17
            xor s0, s0, t0
            slli t0, s0, 5
            xor s0, s0, t0
            and t1, s0, s2
            add t1, t1, s1
            lw a0, 0(t1)
            andi t2, s0, 1
            beqz t2, even
            add a0, a0, s0
            call sum
            sw a0, 0(t1)
            j next
        even:
            xor a0, a0, s0
            andi t3, s0, 14
        turn:
            addi t3, t3, -2
            srli a0, a0, 1
            bgtz t3, turn
            sw a0, 4(t1)
        next:
            bltu a0, s0, again
            mul s3, a0, s0
            j again
        sum:
            addi sp, sp, -16
            sw ra, 12(sp)
            li a1, 0
        byte:
            andi a2, a0, 255
            add a1, a1, a2
            srli a0, a0, 8
            bnez a0, byte
            mv a0, a1
            lw ra, 12(sp)
            addi sp, sp, 16
            ret
        .data
        table: .zero 65544
        """
}
