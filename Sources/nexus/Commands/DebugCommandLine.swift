import ArgumentParser
import Engine
import Workbench

/// `nexus debug`: the workbench on one program.
struct DebugCommandLine: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "debug",
        abstract: "Step a program forwards and backwards in the workbench.",
        discussion: """
            With --commands, a script of debugger commands is run without a terminal: one command a line, # starts \
            a comment. “help” as a command lists the commands.

            EXAMPLES
              nexus debug fibonacci
              nexus debug ./my-guest --input data.bin --theme light
              nexus debug sha256 --plain
              nexus debug fibonacci --commands steps.txt
              nexus debug --fault wrong-carry
            """)

    @Argument(help: .program)
    var program: String?

    @OptionGroup var fault: FaultArgument

    @OptionGroup var inputs: InputArguments

    @OptionGroup var screen: ScreenOptions

    @Option(
        name: .long, help: ArgumentHelp("Run a script of commands; “-” is standard input.", valueName: "file")
    )
    var commands: String?

    @Flag(name: .long, help: "Start a new session; a session kept from before is moved aside, not lost.")
    var newSession = false

    func validate() throws { try fault.validate(program: program) }

    func run() throws {
        let door = try ProgramDoor()
        let prepared = try fault.prepared(share: door.share)
        let argument = prepared?.program ?? program ?? ""
        if inputs.input == "-" || inputs.privateInput == "-", commands == nil || commands == "-" {
            throw EngineError.badRequest("standard input is the keyboard here; give the input as a file")
        }
        // What is wrong with the arguments is said here, before any screen covers it.
        let path = try programPath(argument, door)
        try inputs.options.check()
        let sessions = SessionStore(folders: door.folders)
        if newSession {
            if let kept = try sessions.setAside(forProgramAt: path) {
                StandardStreams.say("nexus: the session from before is kept as \(kept.escaped)")
            }
        } else if commands == nil {
            try checkSession(sessions, path: path)
        }
        let limits = inputs.limits(configuration: door.configuration)
        let request =
            prepared.map { OpenRequest(fault: $0, inputs: inputs.options, limits: limits) }
            ?? OpenRequest(argument: argument, inputs: inputs.options, limits: limits)
        guard let commands else { return try WorkbenchDoor.open(request, screen: screen) }

        let text = try FileReader.text(of: commands, what: "script of commands")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        // A script's result depends on nothing but its arguments: no session is read or kept.
        let mode = PlainMode(opener: ProgramOpener(source: door.source, sessions: nil))
        let code = mode.run(script: lines, file: commands == "-" ? "standard input" : commands, request)
        if code != .done { throw FinishedWith(code: code) }
    }

    private func checkSession(_ sessions: SessionStore, path: String) throws(EngineError) {
        do throws(EngineError) {
            _ = try sessions.load(forProgramAt: path)
        } catch {
            StandardStreams.say(
                "nexus: \(error.description); --new-session moves it aside and starts a new one")
            CommandFailure.leave(error.exitCode)
        }
    }

    /// The path under which the program's session is kept; an ELF file is also loaded, to see whether it can be.
    private func programPath(_ argument: String, _ door: ProgramDoor) throws(EngineError) -> String {
        switch try ProgramLocator.locate(argument, samples: door.source.samples) {
        case .elf: return try door.source.open(argument).path
        case .sample(_, let folder), .folder(let folder): return folder
        }
    }
}
