import ArgumentParser

/// Every subcommand, in the order of the help; this is their only list.
enum CommandCatalogue {
    static let commands: [any ParsableCommand.Type] = [
        RunCommand.self,
        TraceCommand.self,
        BuildCommand.self,
        SamplesCommand.self,
    ]
}
