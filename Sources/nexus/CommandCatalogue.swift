import ArgumentParser

/// Every subcommand, in the order of the help; this is their only list.
enum CommandCatalogue {
    static let commands: [any ParsableCommand.Type] = [
        DebugCommandLine.self,
        RunCommand.self,
        TraceCommand.self,
        CheckCommand.self,
        ExplainCommand.self,
        ProveCommand.self,
        VerifyCommand.self,
        InspectCommand.self,
        MarketCommand.self,
        BuildCommand.self,
        NewCommand.self,
        SamplesCommand.self,
        ThemesCommand.self,
        SnapshotCommand.self,
        BenchCommand.self,
        PaintCommand.self,
    ]

    /// What `nexus market` can do.
    static let marketCommands: [any ParsableCommand.Type] = [
        MarketRunCommand.self,
        MarketCompareCommand.self,
        MarketReplayCommand.self,
        MarketExportCommand.self,
    ]
}
