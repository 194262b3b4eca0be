import ArgumentParser
import Engine

/// A prepared fault in the place of a program, the same in `check`, `debug` and `snapshot`.
struct FaultArgument: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "A prepared fault in place of a program; “nexus samples” lists them.", valueName: "name"))
    var fault: String?

    /// The fault that was asked for; nil if none was.
    func prepared(share: ShareDirectory) throws(EngineError) -> PreparedFault? {
        guard let fault else { return nil }
        return try FaultCatalogue(share: share).fault(named: fault)
    }

    /// Says what is wrong with a program and a fault together.
    func validateExclusive(of program: String?) throws {
        if fault != nil, program != nil {
            throw ValidationError("--fault names its own program; give one of the two")
        }
    }

    /// Says what is wrong with a program and a fault together, or with neither.
    func validate(program: String?) throws {
        try validateExclusive(of: program)
        if fault == nil, program == nil {
            throw ValidationError("a program is missing, or --fault with a name")
        }
    }
}
