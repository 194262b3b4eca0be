import ArgumentParser
import Engine

/// `nexus explain`: what the rules say and what they cost.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Print the rules of the chips, or what they cost.",
        discussion: """
            Without an argument every chip is listed. A chip's name prints its columns, rules and bus entries; other \
            words find the rules whose sentences have them all.

            EXAMPLES
              nexus explain
              nexus explain add
              nexus explain carry of the low limb
              nexus explain --cost
              nexus explain --cost --program sha256
            """)

    @Argument(help: ArgumentHelp("A chip, or words of a rule.", valueName: "chip or rule"))
    var words: [String] = []

    @Flag(name: .long, help: "Print what rows cost, beside other machines.")
    var cost = false

    @Option(
        name: .long,
        help: ArgumentHelp("With --cost, the average of a run of this program.", valueName: "program"))
    var program: String?

    @OptionGroup var inputs: InputArguments

    @Flag(name: .long, help: "Print one JSON object.")
    var json = false

    func validate() throws {
        if cost, !words.isEmpty {
            throw ValidationError("--cost is about all chips; leave “\(words[0])” out")
        }
        if !cost, program != nil { throw ValidationError("--program goes with --cost") }
    }

    func run() throws {
        if cost { return try printCost() }
        let text = words.joined(separator: " ")
        if text.isEmpty {
            return StandardStreams.write(
                json ? RuleBook.listJSON.pretty + "\n" : TextTable.text(RuleBook.list))
        }
        if let chip = RuleBook.chip(named: text) {
            return StandardStreams.write(json ? RuleBook.json(chip).pretty + "\n" : RuleBook.text(chip))
        }
        let matches = RuleBook.rules(matching: text)
        guard !matches.isEmpty else {
            let near = RuleBook.suggestions(for: text).map { "“\($0)”" }
            let hint =
                near.isEmpty
                ? "“nexus explain” lists the chips" : "did you mean \(near.joined(separator: " or "))?"
            throw EngineError.badRequest("there is no chip and no rule “\(text)”; \(hint)")
        }
        if json { return StandardStreams.write(RuleBook.json(matches).pretty + "\n") }
        for match in matches {
            StandardStreams.write("\(match.chip): \(match.label)\n    \(match.statement)\n")
        }
    }

    private func printCost() throws {
        let run = try program.map(filled)
        if json { return StandardStreams.write(CostTable.json(of: run).pretty + "\n") }
        if let run {
            StandardStreams.write(TextTable.text(CostTable.rows(of: run)))
        } else {
            StandardStreams.write(TextTable.text(CostTable.rows) + "\n")
        }
        StandardStreams.write("\n" + TextTable.text(CostTable.comparison) + "\n" + CostTable.remark + "\n")
    }

    private func filled(_ program: String) throws -> FilledRun {
        let door = try ProgramDoor()
        let opened = try door.open(program)
        let assembled = try inputs.options.assemble(for: opened)
        for note in assembled.notes { StandardStreams.say("nexus: \(note.escaped)") }
        Interruption.watch()
        return try FilledRun.make(
            opened, input: assembled.input, limits: inputs.limits(configuration: door.configuration)
        ) { _, _ in !Interruption.isRequested }
    }
}
