# The first instructions of every guest. The machine starts with all registers zero; sp is set here, ra and s0 stay
# zero so that a walk up the stack ends. gp and tp are not used (-mno-relax keeps the linker from using gp).

    .section .text.start, "ax", @progbits
    .globl _start
    .type _start, @function
_start:
    la sp, __stack_top
    call __guest_start
    unimp                       # __guest_start does not return
    .size _start, . - _start
