import ArgumentParser
import Engine
import Execution

/// `nexus trace`: what each step of a run did.
struct TraceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace",
        abstract: "Print what each step of a run did.",
        discussion: """
            Steps are counted from 0. Without --to, everything up to the end of the run is printed.

            EXAMPLES
              nexus trace fibonacci --to 20
              nexus trace fibonacci --from 1000 --to 1010 --json
            """)

    @Argument(help: .program)
    var program: String

    @OptionGroup var inputs: InputArguments

    @Option(name: .long, help: ArgumentHelp("The first step.", valueName: "step"))
    var from = 0

    @Option(name: .long, help: ArgumentHelp("The step before which to stop.", valueName: "step"))
    var to: Int?

    @Flag(name: .long, help: "Print one JSON object, a step a line.")
    var json = false

    @Option(name: .long, help: "How progress is told on standard error: auto, ndjson or none.")
    var progress: ProgressStyle = .auto

    func validate() throws {
        if from < 0 { throw ValidationError("--from is at least 0, found \(from)") }
        if let to, to < from { throw ValidationError("--to is at least --from, found \(to) and \(from)") }
    }

    func run() throws {
        let door = try ProgramDoor(progress: progress)
        let opened = try door.open(program)
        let assembled = try inputs.options.assemble(for: opened)
        for note in assembled.notes { StandardStreams.say("nexus: \(note.escaped)") }
        var limits = inputs.limits(configuration: door.configuration)
        // Nothing behind the last step asked for has to run.
        if let to { limits.maxCycles = min(limits.maxCycles, UInt64(to)) }
        Interruption.watch()
        let recording = try RunRecording.make(opened, input: assembled.input, limits: limits)
        var report = ProgressReport(style: progress)
        while recording.advance(cycles: 1 << 20) {
            if Interruption.isRequested { throw EngineError.cancelled("the trace was stopped") }
            report.update(
                stage: "recording", done: UInt64(recording.length), total: limits.maxCycles, unit: "steps")
        }
        report.clear()
        let steps = min(from, recording.length)..<min(to ?? recording.length, recording.length)
        if json { writeObject(opened, recording, steps) } else { writeLines(opened, recording, steps) }
        try StandardStreams.flush()
        if Interruption.isRequested { throw EngineError.cancelled("the trace was stopped") }
        guard to == nil || recording.length < to!, let outcome = recording.outcome else { return }
        StandardStreams.say(
            "\(opened.program.name.escaped): \(RunSummary.sentence(outcome, program: opened.program)) after "
                + "\(Grouped.text(recording.length)) steps")
    }

    private func writeLines(_ opened: OpenedProgram, _ recording: Recording, _ steps: Range<Int>) {
        let text = TraceText(program: opened.program)
        for step in steps {
            StandardStreams.write(text.line(recording.record(step)) + "\n")
            if Interruption.isRequested { return }
        }
    }

    private func writeObject(_ opened: OpenedProgram, _ recording: Recording, _ steps: Range<Int>) {
        let text = TraceText(program: opened.program)
        let head: JSONText = [
            "schema": 1,
            "program": ["name": .string(opened.program.name), "identity": .string(opened.identity)],
            "from": .integer(steps.lowerBound), "to": .integer(steps.upperBound),
        ]
        StandardStreams.write(String(head.line.dropLast()) + ",\"steps\":[")
        for step in steps {
            StandardStreams.write(
                (step == steps.lowerBound ? "\n" : ",\n") + text.json(recording.record(step)).line)
            if Interruption.isRequested { break }
        }
        StandardStreams.write("\n]}\n")
    }
}
