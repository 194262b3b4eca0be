import ArgumentParser
import Engine

/// `nexus inspect`: what a proof file says, without verifying it.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show what a proof says, how secure it is and what its bytes are for.",
        discussion: """
            Nothing is verified: the statement is a claim until “nexus verify” accepts it. The security terms are \
            computed from the parameters and sizes in the file, by the formulas that the verifier uses; the smallest \
            one is the proof's figure.

            EXAMPLES
              nexus inspect fibonacci.nxproof
              nexus inspect fibonacci.nxproof --json
            """)

    @Argument(help: ArgumentHelp("The proof.", valueName: "file"))
    var file: String

    @Flag(name: .long, help: "Print one JSON object.")
    var json = false

    func run() throws {
        let inspection = ProofInspection(try ProofFile(reading: file))
        if json {
            StandardStreams.write(inspection.json.pretty + "\n")
        } else {
            for line in inspection.lines { StandardStreams.write(line + "\n") }
        }
        try StandardStreams.flush()
    }
}
