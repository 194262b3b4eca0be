import TOML

extension Theme {
    /// The theme that needs no file: the terminal's own colours, and attributes where there are none.
    public static let builtIn: Theme = {
        do { return try Theme(builtInSource, identifier: "terminal") } catch {
            preconditionFailure("the built-in theme is wrong: \(error)")
        }
    }()

    static let builtInSource: ThemeSource = {
        do { return try ThemeSource(TOML.parse(builtInText, file: "built-in theme")) } catch {
            preconditionFailure("the built-in theme is wrong: \(error)")
        }
    }()

    private static let builtInText = """
        name = "Terminal"
        variant = "dark"

        [style]
        "text.dim" = "bright-black"
        "text.strong" = { mods = ["bold"] }
        heading = { fg = "cyan", mods = ["bold"] }
        link = { fg = "blue", mods = ["underline"] }
        logo = { fg = "cyan", mods = ["bold"] }
        border = "bright-black"
        "border.focused" = "cyan"
        "title.focused" = { fg = "cyan", mods = ["bold"] }
        "popup.border" = "cyan"
        "popup.title" = { fg = "cyan", mods = ["bold"] }
        bar = { fg = "black", bg = "white" }
        "bar.dim" = { fg = "black", bg = "white" }
        "hint.key" = { fg = "cyan", mods = ["bold"] }
        hint = "white"
        "tab.active" = { fg = "cyan", mods = ["bold", "underline"] }
        tab = "white"
        selection = { fg = "black", bg = "cyan" }
        "selection.inactive" = { fg = "black", bg = "white" }
        current = { mods = ["bold"] }
        match = { fg = "black", bg = "yellow" }
        "match.current" = { fg = "black", bg = "bright-yellow", mods = ["bold"] }
        pass = "green"
        fail = { fg = "red", mods = ["bold"] }
        warn = "yellow"
        info = "blue"
        running = "cyan"
        unchecked = "bright-black"
        "input.prompt" = { fg = "cyan", mods = ["bold"] }
        "input.placeholder" = "bright-black"
        "input.error" = "red"
        "source.number" = "bright-black"
        "source.keyword" = "magenta"
        "source.type" = "cyan"
        "source.function" = "blue"
        "source.string" = "green"
        "source.literal" = "yellow"
        "source.comment" = "bright-black"
        "assembly.address" = "bright-black"
        "assembly.word" = "bright-black"
        "assembly.mnemonic" = "cyan"
        "assembly.mnemonic.jump" = "magenta"
        "assembly.mnemonic.memory" = "blue"
        "assembly.mnemonic.system" = "red"
        "assembly.number" = "yellow"
        "assembly.symbol" = "green"
        name = "cyan"
        "value.zero" = "bright-black"
        "value.changed" = { fg = "yellow", mods = ["bold"] }
        "value.old" = "bright-black"
        "value.edited" = { fg = "magenta", mods = ["bold"] }
        "value.pointer" = "blue"
        "value.missing" = "bright-black"
        address = "bright-black"
        breakpoint = { fg = "red", mods = ["bold"] }
        "breakpoint.disabled" = "bright-black"
        watchpoint = "magenta"
        bookmark = "blue"
        cursor = { fg = "yellow", mods = ["bold"] }
        progress = "cyan"
        "progress.track" = "bright-black"
        sparkline = "cyan"
        timeline = "bright-black"
        "timeline.past" = "cyan"
        "timeline.cursor" = { fg = "yellow", mods = ["bold"] }
        "log.error" = "red"
        bid = "green"
        ask = "red"

        [gradient]
        heat = ["blue", "yellow", "red"]

        [mono]
        "text.strong" = ["bold"]
        heading = ["bold"]
        link = ["underline"]
        logo = ["bold"]
        "border.focused" = ["bold"]
        "title.focused" = ["bold", "reverse"]
        "popup.title" = ["bold"]
        bar = ["reverse"]
        "hint.key" = ["bold"]
        "tab.active" = ["reverse"]
        selection = ["reverse"]
        "selection.inactive" = ["underline"]
        current = ["bold"]
        match = ["underline"]
        "match.current" = ["underline", "reverse"]
        pass = []
        fail = ["bold", "reverse"]
        warn = ["bold"]
        running = ["italic"]
        unchecked = ["dim"]
        "input.prompt" = ["bold"]
        "input.error" = ["underline"]
        "source.keyword" = ["bold"]
        "value.changed" = ["bold", "underline"]
        "value.edited" = ["bold", "italic"]
        breakpoint = ["bold"]
        "breakpoint.disabled" = ["dim"]
        "timeline.cursor" = ["bold"]
        "log.error" = ["bold"]
        bid = ["bold"]
        ask = ["underline"]
        """
}
