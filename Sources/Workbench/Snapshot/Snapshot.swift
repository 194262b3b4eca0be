import Engine
import TerminalScreen

/// Draws a screen without a terminal: the same model and the same drawing, driven by a key script.
///
/// A snapshot depends on nothing but its arguments and the program: no time, no saved session, no configuration.
public struct Snapshot {
    public var screen: Screen
    public var size: Size
    /// The program; every screen but the welcome page and the market needs one.
    public var program: OpenRequest?
    public var keys: KeyScript
    public var theme: String

    public init(
        screen: Screen, size: Size, program: OpenRequest? = nil, keys: KeyScript = KeyScript(events: []),
        theme: String = "dark"
    ) {
        self.screen = screen
        self.size = size
        self.program = program
        self.keys = keys
        self.theme = theme
    }

    /// The frame after the last key, with the theme that is shown then.
    public func render(
        share: ShareDirectory, folders: UserFolders
    ) throws(EngineError) -> (surface: Surface, theme: Theme) {
        let source = ProgramSource(share: share, folders: folders)
        let library = ThemeLibrary(folders: [share.themes])
        let opener = ProgramOpener(source: source, sessions: nil)
        if program == nil, screen.row?.needsProgram == true {
            throw .badRequest(
                "the \(screen.rawValue) screen needs a program: an ELF file, a sample or a guest folder")
        }
        // Opened here, so that a program that cannot be opened is an error and not a picture of one.
        let opened = try program.map { request throws(EngineError) in try opener.open(request).get() }
        var bench = HeadlessWorkbench(
            model: Model(
                size: size,
                welcome: WelcomePage.make(samples: source.samples, faults: source.faults, folders: nil),
                themes: ThemeShelf.make(library: library, current: theme)),
            opener: { request in
                if let opened, request.argument == program?.argument { return .success(opened) }
                return opener.open(request)
            })
        bench.useMarkets(of: share)
        if let row = screen.row, program == nil { bench.send(.action(row.action)) }
        if let row = screen.row, let program {
            bench.send(.open(program))
            if program.fault == nil { bench.send(.action(row.action)) }
        }
        bench.play(keys)
        do throws(ThemeError) {
            return (bench.frame, try library.theme(bench.model.themes.current))
        } catch {
            throw .badDocument(what: "theme", detail: error.description)
        }
    }
}
