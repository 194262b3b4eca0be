/// Names of the 32 registers.
public enum Register {
    /// Names of the calling convention, by number (RISC-V ELF psABI, "Integer Register Convention").
    public static let names: [String] = [
        "zero", "ra", "sp", "gp", "tp", "t0", "t1", "t2", "s0", "s1", "a0", "a1", "a2", "a3", "a4", "a5",
        "a6", "a7", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "t3", "t4", "t5", "t6",
    ]

    /// The name of register 0…31, such as `a0`.
    public static func name(_ number: UInt8) -> String {
        precondition(number < 32, "a register number is 0…31")
        return names[Int(number)]
    }

    /// The number of a register given by its calling-convention name, by `x0`…`x31` or by `fp`.
    public static func number(named name: String) -> UInt8? { numbersByName[name] }

    private static let numbersByName: [String: UInt8] = {
        var numbers: [String: UInt8] = ["fp": 8]
        for (number, name) in names.enumerated() {
            numbers[name] = UInt8(number)
            numbers["x\(number)"] = UInt8(number)
        }
        return numbers
    }()
}
