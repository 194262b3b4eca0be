import RISCV

@testable import Execution

/// Small programs under the debugger.
enum Sessions {
    /// A debugger over a whole recorded run.
    static func debugger(
        _ source: String, lines: LineTable? = nil, limits: RunLimits = RunLimits(), isRecorded: Bool = true,
        ownFiles: Set<Int>? = nil
    ) throws -> Debugger {
        var program = try Assembler.assemble(source)
        if let lines { program.lines = lines }
        let recording = try Recording(program: program, limits: limits)
        if isRecorded { while recording.advance(cycles: 1 << 16) {} }
        return try Debugger(recording: recording, ownFiles: ownFiles)
    }

    static let exit = """
            li a7, 93
            li a0, 0
            ecall
        """

    /// fib(6) by recursion: 25 calls; each line of the text is a source line.
    static let fibonacci = """
        _start:
            li sp, 0x8000
            li a0, 6
            call fib
            li a7, 93
            ecall
        fib:
            li t1, 2
            blt a0, t1, .Lsmall
            addi sp, sp, -12
            sw ra, 0(sp)
            sw a0, 4(sp)
            addi a0, a0, -1
            call fib
            sw a0, 8(sp)
            lw a0, 4(sp)
            addi a0, a0, -2
            call fib
            lw t1, 8(sp)
            add a0, a0, t1
            lw ra, 0(sp)
            addi sp, sp, 12
        .Lsmall:
            ret
        """
}
