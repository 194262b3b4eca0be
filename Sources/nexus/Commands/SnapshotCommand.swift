import ArgumentParser
import Engine
import TerminalScreen
import Workbench

/// `nexus snapshot`: draws a screen without a terminal.
struct SnapshotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot",
        abstract: "Draw a screen to a file, without a terminal.",
        discussion: """
            The ending of the file chooses the form: txt, ansi, svg or json. A key script holds key names and text \
            in quotes, separated by spaces: n n F9 : "print a0" enter

            EXAMPLES
              nexus snapshot welcome -o welcome.txt
              nexus snapshot debug --program queens --size 120x36 --keys k.txt -o q.svg
              nexus snapshot check --fault wrong-carry
            """)

    @Argument(
        help: ArgumentHelp(
            "The screen: " + Screen.allCases.map(\.rawValue).joined(separator: " or ") + ".",
            valueName: "screen"),
        transform: { text in
            guard let screen = Screen(rawValue: text) else {
                let names = Screen.allCases.map(\.rawValue).joined(separator: " and ")
                throw ValidationError("there is no screen “\(text)”; there are \(names)")
            }
            return screen
        })
    var screen: Screen

    @Option(
        name: .long, help: ArgumentHelp("Columns and rows.", valueName: "columns×rows"),
        transform: SnapshotCommand.size)
    var size = Size(120, 36)

    @Option(name: .long, help: .program)
    var program: String?

    @OptionGroup var fault: FaultArgument

    @OptionGroup var inputs: InputArguments

    @Option(name: .long, help: ArgumentHelp("A script of keys to press first.", valueName: "file"))
    var keys: String?

    @Option(name: .long, help: ArgumentHelp("A theme by its name.", valueName: "name"))
    var theme = "dark"

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The file; - or none is text on standard output.", valueName: "file"))
    var output: String?

    func validate() throws { try fault.validateExclusive(of: program) }

    func run() throws {
        let form = try Form(output: output)
        let share = try ShareDirectory.find()
        let script = try keys.map { file throws(EngineError) in
            try KeyScript(text: try FileReader.text(of: file, what: "key script"), file: file)
        }
        let limits = inputs.limits(configuration: Configuration())
        let prepared = try fault.prepared(share: share)
        let request =
            prepared.map { OpenRequest(fault: $0, inputs: inputs.options, limits: limits) }
            ?? program.map { OpenRequest(argument: $0, inputs: inputs.options, limits: limits) }
        let snapshot = Snapshot(
            screen: screen, size: size, program: request, keys: script ?? KeyScript(events: []), theme: theme)
        let (surface, theme) = try snapshot.render(share: share, folders: UserFolders())
        let text = form.text(surface, theme: theme)
        guard let output, output != "-" else { return StandardStreams.write(text) }
        try AtomicFile.write(text, to: output, what: "snapshot")
    }

    /// The forms of a picture, by the ending of its file.
    private enum Form: String, CaseIterable {
        case txt, ansi, svg, json

        init(output: String?) throws(EngineError) {
            guard let output, output != "-" else {
                self = .txt
                return
            }
            let ending = output.split(separator: ".").last.map(String.init) ?? ""
            guard let form = Form(rawValue: ending) else {
                let endings = Form.allCases.map { "." + $0.rawValue }.joined(separator: ", ")
                throw .badRequest("the file “\(output)” has to end in one of \(endings)")
            }
            self = form
        }

        func text(_ surface: Surface, theme: Theme) -> String {
            switch self {
            case .txt: surface.text(glyphs: theme.glyphs)
            case .ansi: surface.ansi(theme: theme)
            case .svg: surface.svg(theme: theme, title: "Nexus Workbench")
            case .json: surface.json()
            }
        }
    }

    private static func size(_ text: String) throws -> Size {
        let parts = text.split(whereSeparator: { $0 == "x" || $0 == "×" }).map { Int($0) }
        guard parts.count == 2, let width = parts[0], let height = parts[1], (1...1000).contains(width),
            (1...1000).contains(height)
        else {
            throw ValidationError("--size is COLUMNSxROWS, each 1 to 1000, as in 120x36; found “\(text)”")
        }
        return Size(width, height)
    }
}
