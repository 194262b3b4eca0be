import ArgumentParser
import Engine

/// `nexus new`: makes the folder of a new guest.
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Make a new guest folder.",
        discussion: """
            EXAMPLES
              nexus new my-guest --language swift
              nexus run my-guest
              nexus debug my-guest
            """)

    @Argument(help: ArgumentHelp("The guest's name, or a path that ends in it.", valueName: "name"))
    var name: String

    @Option(name: .long, help: "The guest's language.")
    var language: LanguageArgument = .swift

    func run() throws {
        try NewGuest.make(at: name, language: language.rawValue)
        StandardStreams.write("\(name.escaped)\n")
        StandardStreams.say(
            "made \(name.escaped); try “nexus run \(name.escaped)” and “nexus debug \(name.escaped)”")
    }
}

/// The languages as words of the command line.
enum LanguageArgument: String, ExpressibleByArgument, CaseIterable {
    case swift, c, cpp
}
