import ArgumentParser
import Engine
import Execution

/// The program, its inputs and its limits: the same words in `run`, `trace`, `debug` and `snapshot`.
struct InputArguments: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The public input; “-” is standard input.", valueName: "file"))
    var input: String?

    @Option(name: .long, help: ArgumentHelp("The public input in hexadecimal.", valueName: "hex"))
    var inputHex: String?

    @Option(name: .long, help: ArgumentHelp("The private input; “-” is standard input.", valueName: "file"))
    var privateInput: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Stop after so many cycles (default: \(Grouped.text(RunLimits().maxCycles))).", valueName: "n"),
        transform: InputArguments.cycles)
    var maxCycles: UInt64?

    var options: InputOptions {
        InputOptions(inputFile: input, inputHex: inputHex, privateInputFile: privateInput)
    }

    /// The limit asked for, or the configuration's, or the machine's own.
    func limits(configuration: Configuration) -> RunLimits {
        var limits = RunLimits()
        if let cycles = maxCycles ?? configuration.maxCycles { limits.maxCycles = cycles }
        return limits
    }

    private static func cycles(_ text: String) throws -> UInt64 {
        guard let value = UInt64(text.filter { $0 != "_" && $0 != "," }) else {
            throw ValidationError("--max-cycles needs a whole number, found “\(text)”")
        }
        return value
    }
}

extension ArgumentHelp {
    /// The help of the argument that names a program.
    static let program = ArgumentHelp(
        "An ELF file, the name of a sample or a guest folder.", valueName: "program")
}
