import ArgumentParser
import Engine
import TerminalScreen

/// `nexus themes`: what the workbench can look like.
struct ThemesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "themes",
        abstract: "List the themes.",
        discussion: """
            Own themes are files like those in the folder Themes, put into $XDG_CONFIG_HOME/nexus/themes. \
            The exit code is 65 when a theme file is malformed.

            EXAMPLES
              nexus themes
              nexus debug fibonacci --theme light
            """)

    @Flag(name: .long, help: "Print one JSON object.")
    var json = false

    func run() throws {
        let share = try ShareDirectory.find()
        let library = ThemeLibrary(folders: [
            FilePath.join(UserFolders().configuration, "themes"), share.themes,
        ])
        var themes: [(name: String, theme: Theme)] = []
        var isBad = false
        for name in library.names {
            do throws(ThemeError) {
                themes.append((name, try library.theme(name)))
            } catch {
                isBad = true
                StandardStreams.say("nexus: \(error.description.escaped)")
            }
        }
        if json {
            let list = themes.map { entry -> JSONText in
                [
                    "name": .string(entry.name), "title": .string(entry.theme.name),
                    "variant": .string(entry.theme.variant.rawValue),
                ]
            }
            StandardStreams.write(
                JSONText.object([.init("schema", 1), .init("themes", .array(list))]).pretty + "\n")
        } else {
            StandardStreams.write(
                TextTable.text(themes.map { [$0.name, $0.theme.variant.rawValue, $0.theme.name.escaped] }))
        }
        if isBad { throw FinishedWith(code: .badData) }
    }
}
