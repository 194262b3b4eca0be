import ArgumentParser
import Engine
import ProofSystem
import RISCV

/// `nexus verify`: accepts or rejects a proof.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verify a proof: accept it, or reject it with the reason.",
        discussion: """
            The program, and the input and output if given, are yours; the proof only has to agree with them. What you \
            leave out is taken from the proof and printed as proven. A guest's exit code other than 0 is accepted only \
            if you name it. The exit code is 0 for a valid proof and 4 for one that is rejected.

            EXAMPLES
              nexus verify fibonacci.nxproof --program fibonacci
              nexus verify fib.nxproof --program fibonacci --input-hex 0a000000
              nexus verify failed.nxproof --program ./my-guest --exit-code 3 --json
            """)

    @Argument(help: ArgumentHelp("The proof.", valueName: "file"))
    var file: String

    @Option(
        name: .long,
        help: ArgumentHelp("An ELF file, the name of a sample or a guest folder.", valueName: "program"))
    var program: String

    @Option(name: .long, help: ArgumentHelp("The public input; “-” is standard input.", valueName: "file"))
    var input: String?

    @Option(name: .long, help: ArgumentHelp("The public input in hexadecimal.", valueName: "hex"))
    var inputHex: String?

    @Option(name: .long, help: ArgumentHelp("The public output in hexadecimal.", valueName: "hex"))
    var outputHex: String?

    @Option(name: .long, help: ArgumentHelp("The exit code that is accepted.", valueName: "n"))
    var exitCode: UInt32 = 0

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What the proof has to be made for, in hexadecimal (32 bytes), as proofs for the market are.",
            valueName: "hex"))
    var context: String?

    @Flag(name: .long, help: "Accept a proof of the test profile, which is insecure.")
    var allowTestProfile = false

    @Flag(name: .long, help: "Print one JSON object.")
    var json = false

    func run() throws {
        var expectation = ProofExpectation(exitCode: exitCode)
        expectation.publicInput = try InputOptions(inputFile: input, inputHex: inputHex).publicInput()
        if let outputHex {
            expectation.publicOutput = try HexText.bytes(outputHex, what: "text of --output-hex")
        }
        if let context {
            guard let digest = Digest(bytes: try HexText.bytes(context, what: "text of --context")) else {
                throw ValidationError("--context is 32 bytes, 64 hexadecimal digits")
            }
            expectation.context = digest
        }
        let opened = try ProgramDoor().open(program)
        do throws(EngineError) {
            let accepted = try ProofFile(reading: file).verify(
                opened, expecting: expectation, allowsTestProfile: allowTestProfile)
            let report = AcceptedReport(accepted, program: opened.program.name, expectation: expectation)
            if json {
                StandardStreams.write(report.json.pretty + "\n")
            } else {
                for line in report.lines { StandardStreams.write(line + "\n") }
            }
        } catch {
            guard case .proofRejected(let reason) = error, json else { throw error }
            let answer: JSONText = ["schema": 1, "valid": false, "reason": .string(reason)]
            StandardStreams.write(answer.pretty + "\n")
            try StandardStreams.flush()
            throw FinishedWith(code: .proofRejected)
        }
        try StandardStreams.flush()
    }
}
