import RISCV
import TestSupport

/// Writes random programs of RV32IM that halt: straight code, branches and jumps forwards, loops with counters of
/// their own, calls, loads and stores of every width, calls of the host.
///
/// s0 points to data, s1 to the text, s10 and s11 count turns; every other register holds anything.
struct RandomProgram {
    private var random: SeededRandom
    private var lines: [String] = []
    private var labels = 0
    /// Words of input that the program reads.
    private var reads = 0

    static let input: [UInt8] = (0..<64).map { UInt8($0 * 37 & 0xff) }

    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    /// The source of a program with about so many blocks.
    mutating func source(blocks: Int) -> String {
        lines = ["la s0, data", "la s1, text", "text:"]
        for register in Self.free { lines.append("li \(register), \(Int32(bitPattern: word()))") }
        for _ in 0..<blocks { block() }
        lines += ["li a0, 0", "li a7, 93", "ecall", "function:"]
        for _ in 0..<number(1...6) { operation() }
        lines += ["ret", ".data", "data:"]
        for _ in 0..<64 { lines.append(".word \(word())") }
        lines.append(".zero 256")
        return lines.joined(separator: "\n")
    }

    /// Registers that hold anything: all but x0, ra, s0, s1, s10 and s11.
    private static let free = (2..<32).filter { ![8, 9, 26, 27].contains($0) }.map { "x\($0)" }

    // MARK: - Blocks

    private mutating func block() {
        switch number(0...9) {
        case 0: loop()
        case 1: branch()
        case 2: jump()
        case 3: call()
        case 4: host()
        default: for _ in 0..<number(1...8) { operation() }
        }
    }

    private mutating func loop() {
        let (outer, inner) = (label(), label())
        lines += ["li s10, \(number(1...4))", "\(outer):"]
        for _ in 0..<number(1...4) { operation() }
        lines += ["li s11, \(number(1...3))", "\(inner):"]
        operation()
        branch()
        lines += ["addi s11, s11, -1", "bnez s11, \(inner)", "addi s10, s10, -1", "bgtz s10, \(outer)"]
    }

    private mutating func branch() {
        let target = label()
        let operation = pick(["beq", "bne", "blt", "bge", "bltu", "bgeu"])
        let second = number(0...3) == 0 ? "x0" : source()
        lines.append("\(operation) \(source()), \(second), \(target)")
        for _ in 0..<number(0...3) { self.operation() }
        lines.append("\(target):")
    }

    private mutating func jump() {
        let target = label()
        if number(0...1) == 0 {
            lines.append("jal \(pick(["x0", "ra", "t0"])), \(target)")
        } else {
            let register = pick(["t1", "t2"])
            let offset = number(-8...8) * 4 + number(0...1)
            lines += ["la \(register), \(target)", "addi \(register), \(register), \(-(offset & ~1))"]
            lines.append("jalr \(pick(["x0", "ra", register])), \(offset)(\(register))")
        }
        operation()
        lines.append("\(target):")
    }

    private mutating func call() {
        lines.append(pick(["call function", "la t3, function\njalr ra, 0(t3)"]))
    }

    private mutating func host() {
        switch number(0...4) {
        case 0 where reads < Self.input.count / 4:
            reads += 1
            // Read at most once, even in a loop: hosts are called outside loops only.
            lines += ["li a7, \(pick(["1024", "1025"]))", "ecall"]
        case 1: lines += ["li a7, 1027", "li a0, \(number(0...1))", "ecall"]
        case 2: lines += ["li a7, 64", "li a0, 9", "ecall"]
        default: lines += ["li a7, 1026", "ecall"]
        }
    }

    // MARK: - Single instructions

    private mutating func operation() {
        switch number(0...19) {
        case 0...7: registers()
        case 8...12: constants()
        case 13: lines.append("\(pick(["lui", "auipc"])) \(destination()), \(number(0...0xfffff))")
        case 14...16: memory()
        case 17: text()
        case 18: lines.append(pick(["nop", "fence"]))
        default: lines.append("li \(destination()), \(Int32(bitPattern: word()))")
        }
    }

    private mutating func registers() {
        let operation = pick([
            "add", "sub", "and", "or", "xor", "sll", "srl", "sra", "slt", "sltu", "mul", "mulh", "mulhsu",
            "mulhu", "div", "divu", "rem", "remu",
        ])
        let first = source()
        let second = number(0...5) == 0 ? first : source()
        let target = number(0...3) == 0 ? pick([first, second]) : destination()
        // Reserved registers are read, never written.
        lines.append("\(operation) \(Self.free.contains(target) ? target : "x0"), \(first), \(second)")
    }

    private mutating func constants() {
        let isShift = number(0...2) == 0
        let operation =
            isShift
            ? pick(["slli", "srli", "srai"]) : pick(["addi", "andi", "ori", "xori", "slti", "sltiu"])
        let constant = isShift ? number(0...31) : pick([-2048, -1, 0, 1, 2047, number(-2048...2047)])
        let first = source()
        let target = number(0...2) == 0 && Self.free.contains(first) ? first : destination()
        lines.append("\(operation) \(target), \(first), \(constant)")
    }

    private mutating func memory() {
        let (operation, width) = pick([
            ("lw", 4), ("lh", 2), ("lhu", 2), ("lb", 1), ("lbu", 1), ("sw", 4), ("sh", 2), ("sb", 1),
        ])
        let offset = number(0...511) / width * width
        let register = operation.hasPrefix("s") ? source() : destination()
        lines.append("\(operation) \(register), \(offset)(s0)")
    }

    private mutating func text() {
        let (operation, width) = pick([("lw", 4), ("lh", 2), ("lhu", 2), ("lb", 1), ("lbu", 1)])
        lines.append("\(operation) \(destination()), \(number(0...63) / width * width)(s1)")
    }

    // MARK: - Choices

    private mutating func source() -> String {
        number(0...9) == 0 ? pick(["x0", "s0", "s1", "ra"]) : pick(Self.free)
    }

    private mutating func destination() -> String { number(0...9) == 0 ? "x0" : pick(Self.free) }

    private mutating func word() -> UInt32 {
        let corners: [UInt32] = [0, 1, 0xffff, 0x10000, 0x7fff_ffff, 0x8000_0000, .max, 31, 32]
        return number(0...2) == 0 ? pick(corners) : .random(in: 0 ... .max, using: &random)
    }

    private mutating func label() -> String {
        labels += 1
        return "label\(labels)"
    }

    private mutating func number(_ range: ClosedRange<Int>) -> Int { .random(in: range, using: &random) }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements.randomElement(using: &random)!
    }
}
