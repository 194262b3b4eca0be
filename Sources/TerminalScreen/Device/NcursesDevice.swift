import CNcurses
import Glibc

/// Shows surfaces on the terminal.
///
/// ncurses takes the terminal, knows what it can do and how to say it, and gives it back. What has changed between two
/// surfaces is known here anyhow, and `RowWriter` says it in fewer words than ncurses.
///
/// Confined to one thread. There may be one at a time. `stop` (or `deinit`) gives the terminal back; so do
/// crashes, through `TerminalRestorer`. Input does not pass ncurses: see `KeyDecoder`.
public final class NcursesDevice {
    public var theme: Theme { didSet { if theme != oldValue { looksAreStale() } } }
    public let depth: ColorDepth
    /// Whether glyphs outside ASCII can be written.
    public let isUTF8: Bool
    /// The size of the terminal as last seen.
    public private(set) var size: Size

    private let screen: OpaquePointer
    private let output: UnsafeMutablePointer<FILE>
    private let hasPrivateModes: Bool
    private let usesMouse: Bool
    private var isRunning = true
    /// What the terminal shows, so that rows that did not change cost one comparison.
    private var shown: Surface?
    private var cursorIsShown = true
    /// Whether the terminal may show what no surface put there.
    private var needsClearing = true
    private let sequences: TerminalSequences
    private var writer: RowWriter

    /// Takes the terminal on standard input and output. Without the mouse, selecting text is the terminal's own business.
    public init(theme: Theme, usesMouse: Bool = true) throws(TerminalError) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
        let term = Environment["TERM"] ?? ""
        if term.isEmpty || term == "dumb" { throw .dumb(term: term) }
        var settings = termios()
        tcgetattr(STDIN_FILENO, &settings)
        isUTF8 = Self.adoptLocale()
        guard let output = fdopen(dup(STDOUT_FILENO), "w") else {
            throw .io(operation: "opening the terminal", reason: String(cString: strerror(errno)))
        }
        guard let screen = Self.start(term, output) else {
            fclose(output)
            throw .cannotStart(term: term)
        }
        self.screen = screen
        self.output = output
        self.theme = theme
        hasPrivateModes = PrivateModes.areUnderstood(by: term)
        self.usesMouse = usesMouse
        if has_colors() {
            start_color()
            use_default_colors()
        }
        guard let sequences = TerminalSequences() else {
            endwin()
            delscreen(screen)
            fclose(output)
            throw .cannotStart(term: term)
        }
        self.sequences = sequences
        depth = ColorDepth.detected(colorCount: TerminalSequences.colorCount)
        writer = RowWriter(looks: LookTable(theme: theme, depth: depth), sequences: sequences)
        size = Size(80, 24)
        TerminalRestorer.arm(output: STDOUT_FILENO, settings: settings)
        takeOver()
        updateSize()
    }

    deinit {
        stop()
        delscreen(screen)
        fclose(output)
    }

    /// Shows a surface. What lies outside the terminal is not seen; what the surface leaves open is empty.
    public func show(_ surface: Surface) {
        guard isRunning else { return }
        if let shown, shown.size != surface.size { redraw() }
        if needsClearing { clear() }
        let old = shown
        let glyphs = isUTF8 ? theme.glyphs : .ascii
        for y in 0..<min(surface.height, size.height) {
            let row = surface.row(y)
            if let old, row == old.row(y) { continue }
            var width = min(row.count, size.width)
            if sequences.wrapsAtOnce, width == size.width, y == size.height - 1 { width -= 1 }
            writer.put(row, over: old?.row(y), y: y, width: width, glyphs: glyphs)
        }
        shown = surface
        if writer.bytes.isEmpty, let old, old.cursor == surface.cursor { return }
        let cursor = surface.cursor.flatMap { Rect(size).contains($0.x, $0.y) ? $0 : nil }
        writer.finish()
        if let cursor { writer.move(cursor.x, cursor.y) }
        writeAll(writer.bytes, to: STDOUT_FILENO)
        writer.removeAll()
        showCursor(cursor != nil)
    }

    /// Forgets what the terminal shows and draws all of it next time (`ctrl-l`).
    public func redraw() {
        shown = nil
        needsClearing = true
    }

    /// Asks the terminal for its size; true when it has changed. Call it on SIGWINCH.
    @discardableResult
    public func updateSize() -> Bool {
        var (width, height): (Int32, Int32) = (0, 0)
        guard nexus_terminal_size(STDOUT_FILENO, &width, &height) != 0 else { return false }
        let new = Size(Int(width), Int(height))
        guard new != size else { return false }
        size = new
        if isRunning {
            resizeterm(height, width)
            redraw()
        }
        return true
    }

    /// Rings the terminal's bell or flashes.
    public func bell() {
        if isRunning { beep() }
    }

    /// Puts text on the clipboard of the terminal's user (OSC 52); the text is encoded, so it can do nothing else.
    public func copy(_ text: String) {
        guard isRunning, hasPrivateModes else { return }
        fflush(output)
        writeAll("\u{1B}]52;c;\(Base64.encode(Array(text.utf8.prefix(64 << 10))))\u{07}", to: STDOUT_FILENO)
    }

    /// Gives the terminal back; `resume` takes it again.
    public func stop() {
        guard isRunning else { return }
        isRunning = false
        fflush(output)
        if hasPrivateModes { writeAll(PrivateModes.off, to: STDOUT_FILENO) }
        curs_set(1)
        endwin()
        fflush(output)
        TerminalRestorer.disarm()
    }

    /// Takes the terminal again after `stop`, or after something else wrote on it.
    public func resume() {
        var settings = termios()
        tcgetattr(STDIN_FILENO, &settings)
        if !isRunning { TerminalRestorer.arm(output: STDOUT_FILENO, settings: settings) }
        isRunning = true
        reset_prog_mode()
        takeOver()
        if !updateSize() { redraw() }
        clear()
    }

    /// Stops the whole job, as the terminal's own ^Z would, and comes back when it is continued.
    public func suspend() {
        stop()
        var previous = sigaction()
        nexus_handle_signal(SIGTSTP, SIG_DFL, 0, &previous)
        kill(0, SIGTSTP)
        nexus_restore_signal(SIGTSTP, &previous)
        resume()
    }

    private static func start(_ term: String, _ output: UnsafeMutablePointer<FILE>) -> OpaquePointer? {
        // A terminal that announces many colours but goes by a name with few gets the name with many.
        if term == "xterm", Environment["COLORTERM"] != nil,
            let screen = nexus_new_terminal("xterm-256color", output)
        {
            return screen
        }
        return nexus_new_terminal(term, output) ?? nexus_new_terminal("xterm-256color", output)
    }

    /// An environment that says nothing about language (a container's, for one) is taken for UTF-8, which is what
    /// terminals speak; one that asks for C or POSIX gets ASCII.
    private static func adoptLocale() -> Bool {
        let names = ["LC_ALL", "LC_CTYPE", "LANG"]
        if names.allSatisfy({ (Environment[$0] ?? "").isEmpty }) {
            return nexus_adopt_locale("C.UTF-8") != 0
        }
        if nexus_adopt_locale("") != 0 { return true }
        let asked = names.lazy.compactMap { Environment[$0] }.first { !$0.isEmpty } ?? ""
        // A locale that is asked for but not installed must not cost the user the frames.
        guard asked.uppercased().hasSuffix("UTF-8") || asked.uppercased().hasSuffix("UTF8") else {
            return false
        }
        return nexus_adopt_locale("C.UTF-8") != 0
    }

    private func takeOver() {
        let window = nexus_standard_window()
        raw()
        noecho()
        nonl()
        intrflush(window, false)
        typeahead(-1)
        cursorIsShown = true
        fflush(output)
        if hasPrivateModes {
            writeAll(PrivateModes.on + (usesMouse ? PrivateModes.mouseOn : ""), to: STDOUT_FILENO)
        }
    }

    private func looksAreStale() {
        writer = RowWriter(looks: LookTable(theme: theme, depth: depth), sequences: sequences)
        shown = nil
    }

    /// Lets ncurses show its own screen, which is empty.
    private func clear() {
        let window = nexus_standard_window()
        clearok(window, true)
        wrefresh(window)
        needsClearing = false
    }

    private func showCursor(_ isShown: Bool) {
        if isShown != cursorIsShown { curs_set(isShown ? 1 : 0) }
        cursorIsShown = isShown
    }
}
