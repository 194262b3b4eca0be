import ArgumentParser
import Engine
import Glibc

/// The command line: `nexus` alone opens the workbench, everything else is a subcommand of `CommandCatalogue`.
@main
struct Nexus: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nexus",
        abstract: "A terminal workbench around a RISC-V zkVM.",
        usage: "nexus [SUBCOMMAND]",
        discussion: """
            Without a subcommand the workbench opens on its welcome page.

            A PROGRAM is an ELF file, the name of a sample or a guest folder, which is built when needed. \
            Data goes to standard output, messages go to standard error.

            EXAMPLES
              nexus                               open the workbench
              nexus samples                       list the samples
              nexus run sha256 --input README.md  run a sample on a file
              nexus debug fibonacci               step a program forwards and backwards

            EXIT CODES
            \(ExitCodeHelp.lines)
            """,
        version: "nexus 0.1.0",
        subcommands: CommandCatalogue.commands)

    @OptionGroup var screen: ScreenOptions

    func run() throws { try WorkbenchDoor.open(nil, screen: screen) }

    static func main() {
        StandardStreams.prepare()
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            CommandFailure.exit(with: error)
        }
        StandardStreams.finish()
    }
}
