import Engine

/// What every command needs to open programs: the folders, the samples, the person's configuration.
struct ProgramDoor {
    let folders = UserFolders()
    let configuration: Configuration
    let share: ShareDirectory
    let source: ProgramSource
    private let style: ProgressStyle

    init(progress: ProgressStyle = .auto) throws(EngineError) {
        configuration = try Configuration.load(folders: folders)
        share = try ShareDirectory.find()
        source = ProgramSource(share: share, folders: folders)
        style = progress
    }

    /// Opens a program, telling how a build goes on.
    func open(_ argument: String) throws(EngineError) -> OpenedProgram {
        var report = ProgressReport(style: style)
        defer { report.clear() }
        let opened = try source.open(argument) { stage in report.update(stage: stage) }
        report.clear()
        for note in opened.program.notes { StandardStreams.say("nexus: \(note.escaped)") }
        return opened
    }
}
