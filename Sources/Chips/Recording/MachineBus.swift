import Constraints

/// The buses of this machine; every list of buses is this one.
public enum MachineBus {
    /// The control flow: one tuple for each instruction boundary. Cycles count from 1.
    public static let state = Bus(number: 1, name: "state", fields: ["cycle", "pc"])
    /// The end of the run, which the statement receives.
    public static let halt = Bus(number: 2, name: "halt", fields: ["cycle", "exit[0]", "exit[1]"])
    /// The decoded program: which form an address may execute, with the form's fields.
    public static let program = Bus(
        number: 3, name: "program",
        fields: ["pc", "form"] + (0..<fieldsPerInstruction).map { "field[\($0)]" })
    /// Registers 0…31, the target of discarded loads (32) and the cursors of the input and output streams.
    public static let register = Bus(
        number: 4, name: "register", fields: ["index", "value[0]", "value[1]", "time"])
    /// Aligned words of memory outside the text: address 2^16 · high + low.
    public static let memory = Bus(
        number: 5, name: "memory", fields: ["low", "high", "value[0]", "value[1]", "time"])
    /// Words of the text, for loads from it.
    public static let rom = Bus(number: 6, name: "rom", fields: ["low", "high", "value[0]", "value[1]"])
    /// The chain of strictly increasing word addresses that the memory boundary opens.
    public static let order = Bus(number: 7, name: "order", fields: ["word"])
    /// value < 2^width.
    public static let range = Bus(number: 8, name: "range", fields: ["width", "value"])
    /// Two bytes.
    public static let bytes = Bus(number: 9, name: "bytes", fields: ["x", "y"])
    /// Two bytes and their bitwise and.
    public static let and = Bus(number: 10, name: "and", fields: ["x", "y", "x and y"])
    /// Two bytes and the top bit of the first.
    public static let sign = Bus(number: 11, name: "sign", fields: ["x", "y", "top bit of x"])
    /// A shift amount below 32 and what it means for two limbs.
    public static let power = Bus(
        number: 12, name: "power", fields: ["amount", "amount mod 16", "2^j", "2^(16-j)", "amount div 16"])
    /// Words of the public input.
    public static let publicInput = Bus(
        number: 13, name: "public input", fields: ["index", "value[0]", "value[1]"])
    /// Words of the private input.
    public static let privateInput = Bus(
        number: 14, name: "private input", fields: ["index", "value[0]", "value[1]"])
    /// Words of the public output.
    public static let publicOutput = Bus(
        number: 15, name: "public output", fields: ["index", "value[0]", "value[1]"])
    /// Byte lengths of the inputs: 0 public, 1 private.
    public static let lengths = Bus(number: 16, name: "lengths", fields: ["input", "value[0]", "value[1]"])

    /// Every bus, in order of its number.
    public static let all = [
        state, halt, program, register, memory, rom, order, range, bytes, and, sign, power, publicInput,
        privateInput, publicOutput, lengths,
    ]

    /// Fields of a decoded instruction; forms with fewer leave the last ones zero.
    public static let fieldsPerInstruction = 8

    /// Whether tuples of the bus are looked up in a table, rather than chained from access to access.
    public static func isLookup(_ bus: Bus) -> Bool {
        ![state, halt, register, memory, order].contains(bus)
    }
}
