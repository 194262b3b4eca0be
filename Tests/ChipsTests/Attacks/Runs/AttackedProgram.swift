import Constraints
import Execution
import RISCV

@testable import Chips

/// The program on whose run the attacks are tried: every family of instructions with its corners, all calls, memory
/// in text, image and zeros, and a loop long enough that registers need refreshing.
enum AttackedProgram {
    static let input = GuestInput(publicBytes: [9, 0, 0, 0, 7], privateBytes: [1, 2, 3, 4])

    static let program: Program = {
        do { return try Assembler.assemble(source) } catch { fatalError("\(error)") }
    }()

    static let filler: TraceFiller = {
        do { return try TraceFiller(program: program, input: input) } catch { fatalError("\(error)") }
    }()

    static let lookups = LookupIndexes.all(program: filler.program, input: input)

    /// An honest recording; every attack changes its own.
    static func recording() throws -> Recording {
        // A lie may lead into an endless loop.
        let limits = RunLimits(maxCycles: 1000)
        let recording = try Recording(program: program, input: input, limits: limits)
        recording.advance(cycles: .max)
        return recording
    }

    /// The honest run, filled once.
    static let honest: (recording: [UInt32], set: TableSet) = {
        do {
            let recording = try recording()
            return ((0..<recording.length).map { recording.pc(at: $0) }, try filler.fill(recording))
        } catch {
            fatalError("\(error)")
        }
    }()

    /// The first step at a label.
    static func step(at label: String) -> Int? {
        guard let address = program.symbols.symbol(named: label)?.address else { return nil }
        return honest.recording.firstIndex(of: address)
    }

    private static let source = """
        first:
            la s0, word
            li t1, 5
            li t2, -3
            li s1, 0x80000000
            li s2, 7
            li s3, 0x00100000
        add: add t0, t1, t2
        sub: sub t3, t1, t2
        and: and t3, t1, t2
        small: addi t3, t1, 1
        slt: slt t4, t2, t1
        equal: slt t4, t1, t1
        sltu: sltu t4, t2, t1
        shift: sll t5, t1, t2
        left: slli t5, t1, 3
        arithmetic: srai t5, t2, 4
        mul: mul t3, t1, t2
        mulh: mulh t3, s1, s1
        mulhsu: mulhsu t3, t2, t2
        div: div t3, s2, t1
        rem: rem t4, t2, s2
        byzero: divu t3, t1, zero
        remzero: rem t3, t1, zero
        overflow: div t3, s1, t6
            li t6, -1
        wrap: div t3, s1, t6
        wraprem: rem t3, s1, t6
        same: add s2, s2, s2
        hint: addi zero, t1, 1
        taken: bne t1, t2, target
            ebreak
        target: blt t1, t2, wrong
        other: beq t1, t2, wrong
        fence: fence
        nothing: addi zero, t1, 1
        sw: sw t1, 0(s0)
        again: sw t2, 0(s0)
        lw: lw t3, 0(s0)
        sb: sb t2, 5(s0)
        sh: sh t1, 6(s0)
        lb: lb t4, 0(s0)
        lbu: lbu t4, 5(s0)
        lh: lh t4, 2(s0)
        discard: lw zero, 4(s0)
        zero: sw t1, 0(s3)
        zeroagain: lw t3, 0(s3)
            la t0, first
        text: lw t3, 0(t0)
            la t0, function
        jalr: jalr ra, 0(t0)
            li s4, 60
        loop: addi s4, s4, -1
            bnez s4, loop
        late: add t3, t1, t2
            li a7, 1024
        read: ecall
            li a7, 1025
        private: ecall
            li a7, 1027
            li a0, 0
        length: ecall
            li a7, 1026
            mv a0, t1
        commit: ecall
            li a0, 0
            li a7, 93
        exit: ecall
        wrong: ebreak
        function: addi s5, s5, 1
        return: ret
        .data
        word: .word 0x8181, 2, 3
        """
}
