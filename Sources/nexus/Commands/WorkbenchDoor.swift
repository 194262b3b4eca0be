import ArgumentParser
import Engine
import Workbench

/// How the workbench shows itself.
struct ScreenOptions: ParsableArguments {
    @Flag(name: .long, help: "Sentences and prompts in place of the screen.")
    var plain = false

    @Option(
        name: .long, help: ArgumentHelp("A theme by its name; “nexus themes” lists them.", valueName: "name"))
    var theme: String?
}

/// Opens the workbench.
enum WorkbenchDoor {
    static func open(_ request: OpenRequest?, screen: ScreenOptions) throws {
        let folders = UserFolders()
        let configuration = try Configuration.load(folders: folders)
        let options = WorkbenchApp.Options(program: request, theme: screen.theme, isPlain: screen.plain)
        let code = WorkbenchApp.run(
            options, share: try ShareDirectory.find(), folders: folders, configuration: configuration)
        if code != .done { throw FinishedWith(code: code) }
    }
}
